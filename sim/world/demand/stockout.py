"""What happens to orders when the shelf is empty: lost, backordered, or oversold (M38, M59, M97).

Siblings have one anatomy: `accept` says how many of the unmet units are taken all the same, and
`stale` how many that were taken too long ago are cancelled today.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ...scenario.shop import Stockout
from ..stock import Shelf, Stock, Units

Minutes = int | NDArray[np.int64]


class WhenEmpty(Protocol):
    """What the listing does when there is nothing on the shelf."""

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> Units | int:
        """Return how many of the unmet units are ordered all the same.

        `blank` is minutes of the interval in which the shelf was empty.
        """
        ...

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Return the waiting units that are cancelled at the close of a day."""
        ...


class Lost:
    """Nobody waits."""

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> int:
        """Take none."""
        return 0

    def stale(self, stock: Stock, day: int) -> int:
        """Cancel none."""
        return 0


class Backordered:
    """Everybody waits."""

    def accept(self, shelf: Shelf, unmet: Units, blank: Units) -> Units:
        """Take all."""
        return unmet

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
        blind = np.minimum(self._lag - shelf.dark, blank)
        np.maximum(blind, 0, out=blind)
        blind *= unmet
        return (blind / np.maximum(blank, 1)).astype(np.int64)

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Cancel what was taken `cancel_after_days` ago and is not filled; the oldest go first."""
        self._accepted[day] = stock.accepted
        if day < self._patience:
            return 0
        gone = stock.filled + stock.cancelled
        return np.asarray(np.maximum(self._accepted[day - self._patience] - gone, 0))


def when_empty(stockout: Stockout, days: int, shape: tuple[int, ...]) -> WhenEmpty:
    """Return what a scenario's listings do."""
    if stockout.orders == "lost":
        return Lost()
    if stockout.orders == "backordered":
        return Backordered()
    return Oversold(stockout, days, shape)
