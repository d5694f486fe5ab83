"""The doorstep: who pays there, and who refuses the parcel (M138).

Siblings have one anatomy: `deliver` says how a day's parcels are paid for; `is_due` and `due` are
the refused ones that come back.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np

from ...arrays import Units
from ...chance.parcels import ParcelLuck
from ...network.shop import Shop
from ...scenario.parcels import CashOnDelivery as Terms
from ..core.measures import UNITS_REFUSED, Totals
from ..core.portion import Portion
from .outcomes import fates
from .returns import WayBack


class Delivered(NamedTuple):
    """A day's parcels by how they are paid for, (P, W) each."""

    prepaid: Units
    collected: Units
    """Paid at the door."""
    refused: Units


class Doorstep(Protocol):
    """Where a parcel meets its buyer."""

    @property
    def under_way(self) -> Units:
        """Refused units on their way back, (P, W)."""
        ...

    def deliver(self, day: int, parcels: Units) -> Delivered:
        """Divide a day's parcels."""
        ...

    def is_due(self, day: int) -> bool:
        """Say whether refused parcels come back on a day."""
        ...

    def due(self, day: int) -> Units:
        """Return the refused units that come back on a day, (P, W)."""
        ...

    def check(self) -> None:
        """Assert that every refused unit is back or under way."""
        ...


class Prepaid:
    """All is paid for beforehand."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._none = np.zeros(shape, np.int64)

    @property
    def under_way(self) -> Units:
        """None."""
        return self._none

    def deliver(self, day: int, parcels: Units) -> Delivered:
        """Hand over all of it."""
        return Delivered(parcels, self._none, self._none)

    def is_due(self, day: int) -> bool:
        """Say that nothing comes."""
        return False

    def due(self, day: int) -> Units:
        """Never asked: nothing is due."""
        raise AssertionError("nothing was refused")

    def check(self) -> None:
        """Assert nothing."""


class CashOnDelivery(WayBack):
    """A share of the parcels is paid at the door; some of these are refused and come back."""

    def __init__(self, shop: Shop, terms: Terms, luck: ParcelLuck, shape: tuple[int, int]) -> None:
        super().__init__(shop.days, shape)
        self._at_the_door = Portion(np.full((shape[0], 1), terms.share), shape)
        shares = np.full((1, shape[0], 1), terms.refused_share)
        self._fates = fates(shares, luck.refused, shape[1])
        self._days = max(terms.refusal_days, 1)
        self._refused = np.zeros(shape, np.int64)

    def deliver(self, day: int, parcels: Units) -> Delivered:
        """Collect the money of what is not refused, and send the rest back."""
        at_the_door = self._at_the_door.of(parcels)
        (refused,) = self._fates.of(day, at_the_door)
        self._refused += refused
        self._line.send(refused, day + self._days)
        return Delivered(parcels - at_the_door, at_the_door - refused, refused)

    def check(self) -> None:
        """Assert that every refused unit is back or under way."""
        whole = self._back + self._line.outstanding
        assert (self._refused == whole).all(), "refused units do not add up"

    def totals(self) -> Totals:
        """Return what was refused, (W,)."""
        return {UNITS_REFUSED: np.asarray(self._refused.sum(axis=0), dtype=np.float64)}


def doorstep(shop: Shop, luck: ParcelLuck, shape: tuple[int, int]) -> Doorstep:
    """Return how a shop's buyers pay, a null object where all is prepaid."""
    terms = shop.cash_on_delivery
    return CashOnDelivery(shop, terms, luck, shape) if terms else Prepaid(shape)
