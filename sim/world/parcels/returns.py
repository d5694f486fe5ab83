"""Returns: which of the units that buyers took come back, and when (M138 to M140)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...arrays import Units
from ...chance.parcels import ParcelLuck, chances
from ...network.shop import Shop
from ..core.delay_line import DelayLine
from ..core.portion import Parts, divided, portion
from .outcomes import fates


class WayBack:
    """Units on their way back, and those that came; (P, W) each."""

    def __init__(self, days: int, shape: tuple[int, int]) -> None:
        self._line = DelayLine(days, *shape)
        self._back = np.zeros(shape, np.int64)

    @property
    def under_way(self) -> Units:
        """Units on their way back."""
        return self._line.outstanding

    def is_due(self, day: int) -> bool:
        """Say whether anything comes back on a day."""
        return self._line.is_due(day)

    def due(self, day: int) -> Units:
        """Return the units that came back today."""
        units = self._line.due(day)
        self._back += units
        return units


class Returns(WayBack):
    """Units on their way back to a shop; the buyer may be told to keep the goods."""

    def __init__(self, shop: Shop, luck: ParcelLuck, shape: tuple[int, int]) -> None:
        super().__init__(shop.days, shape)
        by_day = chances(shop)
        shares = np.stack(list(by_day.values()))
        self._days = tuple(by_day)
        self._fates = fates(shares, luck.returned, shape[1])
        self._given_up = portion(shop.returns.refund_only_share, shape)
        self._sent, self._kept = np.zeros(shape, np.int64), np.zeros(shape, np.int64)

    def send(self, day: int, parts: Parts) -> Iterator[tuple[int, Units]]:
        """Send what comes back of a day's units on its way; yield refunds by day, (P, W).

        The units are told apart by the days of delivery beyond the usual.
        """
        units = sum((part for _, part in parts), np.zeros_like(self._sent))
        self._sent += units
        self._kept += units
        for days, fate in zip(self._days, self._fates.of(day, units), strict=True):
            back = fate - self._given_up.of(fate)
            self._kept -= back
            for later, some in divided(back, parts):
                self._line.send(some, day + max(days + later, 1))
            for later, some in divided(fate, parts):
                yield day + max(days + later, 1), some

    @property
    def returned(self) -> Units:
        """Units that came back so far, (W,)."""
        return np.asarray(self._back.sum(axis=0))

    def check(self) -> None:
        """Assert that every unit is with its buyer, under way or back."""
        assert (self._kept >= 0).all(), "more units came back than were sent"
        whole = self._kept + self._line.outstanding + self._back
        assert (self._sent == whole).all(), "units with buyers do not add up"


class NoReturns:
    """Buyers keep everything."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.under_way = np.zeros(shape, np.int64)
        self.returned = np.zeros(shape[1], np.int64)

    def send(self, day: int, parts: Parts) -> Iterator[tuple[int, Units]]:
        """Send nothing back."""
        return iter(())

    def is_due(self, day: int) -> bool:
        """Say that nothing comes."""
        return False

    def due(self, day: int) -> Units:
        """Never asked: nothing is due."""
        raise AssertionError("nothing was sent back")

    def check(self) -> None:
        """Assert nothing."""


def returns(shop: Shop, luck: ParcelLuck, shape: tuple[int, int]) -> Returns | NoReturns:
    """Return the returns of a shop, a null object where its products have none."""
    if any(product.return_share for product in shop.listings):
        return Returns(shop, luck, shape)
    return NoReturns(shape)
