"""What happens to orders when the shelf is empty: lost, backordered, or oversold (M38, M59, M97).

Siblings have one anatomy: `accept` says how many of the unmet units are taken all the same,
`delisted` where buyers see that nothing is left, and `stale` how many units that were taken too
long ago are cancelled today.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ...arrays import Flags, Units
from ...network.shop import Shop
from ...scenario.market import Stockout
from ..core.stock import Shelf, Stock


class WhenEmpty(Protocol):
    """What the listing does when there is nothing on the shelf."""

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> Units | int:
        """Return how many of the unmet units are ordered all the same.

        `blank` is minutes of the interval in which the shelf was empty.
        """
        ...

    def delisted(self, shelf: Shelf) -> Flags | bool:
        """Return where buyers see that nothing is left, given that nothing is."""
        ...

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Return the waiting units that are cancelled at the close of a day."""
        ...


class Lost:
    """Nobody waits."""

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> int:
        """Take none."""
        return 0

    def delisted(self, shelf: Shelf) -> bool:
        """Show it at once."""
        return True

    def stale(self, stock: Stock, day: int) -> int:
        """Cancel none."""
        return 0


class Backordered:
    """Everybody waits."""

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> Units:
        """Take all."""
        return unmet

    def delisted(self, shelf: Shelf) -> bool:
        """Never show it: orders are taken."""
        return False

    def stale(self, stock: Stock, day: int) -> int:
        """Cancel none."""
        return 0


class Oversold:
    """The listing goes on selling until it learns the true stock; late orders are cancelled."""

    def __init__(self, stockout: Stockout, days: int, shape: tuple[int, ...]) -> None:
        self._lag = round(stockout.sync_lag_hours * 60)
        self._patience = stockout.cancel_after_days
        self._accepted = np.zeros((days, *shape), np.int64)

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> Units:
        """Take the units of the minutes in which the listing does not know yet."""
        blind = np.minimum(self._lag - shelf.minutes_out, blank)
        np.maximum(blind, 0, out=blind)
        blind *= unmet
        return (blind / np.maximum(blank, 1)).astype(np.int64)

    def delisted(self, shelf: Shelf) -> Flags:
        """Show it once the listing has learnt it."""
        return np.asarray(shelf.minutes_out >= self._lag)

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Cancel what was taken `cancel_after_days` ago and is not filled; the oldest go first."""
        self._accepted[day] = stock.accepted
        if day < self._patience:
            return 0
        gone = stock.filled + stock.cancelled
        return np.asarray(np.maximum(self._accepted[day - self._patience] - gone, 0))


class OnTheRecord:
    """The listing sells what the record still has, too; an order that finds none corrects it.

    Such orders wait like those that are oversold; where nobody waits they are lost.
    """

    def __init__(self, known: WhenEmpty, waits: bool) -> None:
        self._known, self._waits = known, waits

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> Units | int:
        """Take the units that only the record has, and of the rest what the listing takes."""
        missed = np.clip(shelf.phantom, 0, unmet)
        np.subtract(shelf.phantom, missed, out=shelf.phantom)
        return self._known.accept(shelf, unmet - missed, blank) + missed * self._waits

    def delisted(self, shelf: Shelf) -> Flags:
        """Show it where the record has nothing either."""
        return np.asarray(self._known.delisted(shelf) & (shelf.phantom <= 0))

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Cancel as without phantom stock."""
        return self._known.stale(stock, day)


def when_empty(shop: Shop, shape: tuple[int, ...]) -> WhenEmpty:
    """Return what a shop's listings do."""
    stockout = shop.market.stockout
    known = _when_known(stockout, shop.days, shape)
    if any(warehouse.records for warehouse in shop.scenario.warehouses):
        return OnTheRecord(known, waits=stockout.orders != "lost")
    return known


def _when_known(stockout: Stockout, days: int, shape: tuple[int, ...]) -> WhenEmpty:
    """Return what listings do when the record says that the shelf is empty."""
    if stockout.orders == "lost":
        return Lost()
    if stockout.orders == "backordered":
        return Backordered()
    return Oversold(stockout, days, shape)
