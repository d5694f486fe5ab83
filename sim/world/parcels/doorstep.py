"""The doorstep: who pays there, and who refuses the parcel (M138).

Siblings have one anatomy: `deliver` divides a day's parcels by how they are paid for, and
`way_back` is the delay line of refused ones.
"""

from typing import NamedTuple

from ...arrays import Units, np
from ...chance.parcels import ParcelLuck
from ...network.shop import Shop
from ...scenario.parcels import CashOnDelivery as Terms
from ..core.delay_line import CountedLine, NoLine
from ..core.measures import UNITS_REFUSED, Totals, summed
from ..core.portion import Portion
from .outcomes import outcomes


class Delivered(NamedTuple):
    """A day's parcels by how they are paid for, (P, W) each."""

    prepaid: Units
    collected: Units
    """Paid at the door."""
    refused: Units


class Prepaid:
    """All is paid for beforehand."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.way_back = NoLine(*shape)

    def deliver(self, day: int, parcels: Units) -> Delivered:
        """Hand over all of it."""
        none = self.way_back.outstanding
        return Delivered(parcels, none, none)

    def check(self) -> None:
        """Assert nothing."""


class CashOnDelivery:
    """A share of the parcels is paid at the door; some of these are refused and come back."""

    def __init__(self, shop: Shop, terms: Terms, luck: ParcelLuck, shape: tuple[int, int]) -> None:
        self._at_the_door = Portion(np.full((shape[0], 1), terms.share), shape)
        shares = np.full((1, shape[0], 1), terms.refused_share)
        self._outcomes = outcomes(shares, luck.refused, shape[1])
        self._days = max(terms.refusal_days, 1)
        self._refused = np.zeros(shape, np.int64)
        self.way_back = CountedLine(shop.days, *shape)

    def deliver(self, day: int, parcels: Units) -> Delivered:
        """Collect the money of what is not refused, and send the rest back."""
        at_the_door = self._at_the_door.of(parcels)
        (refused,) = self._outcomes.split(day, at_the_door)
        self._refused += refused
        self.way_back.send(refused, day + self._days)
        return Delivered(parcels - at_the_door, at_the_door - refused, refused)

    def check(self) -> None:
        """Assert that every refused unit is back or under way."""
        whole = self.way_back.arrived + self.way_back.outstanding
        assert (self._refused == whole).all(), "refused units do not add up"

    def totals(self) -> Totals:
        """Return what was refused, (W,)."""
        return {UNITS_REFUSED: summed(self._refused)}


Doorstep = Prepaid | CashOnDelivery


def doorstep(shop: Shop, luck: ParcelLuck, shape: tuple[int, int]) -> Doorstep:
    """Return how a shop's buyers pay, a null object where all is prepaid."""
    terms = shop.cash_on_delivery
    return CashOnDelivery(shop, terms, luck, shape) if terms else Prepaid(shape)
