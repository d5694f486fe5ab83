"""The dispatch promise: which orders have not left when their time is up (M105, M151).

Siblings have one anatomy: `close` counts the orders of a shop that became late today.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import Scenario
from ..stock import Stock
from .workdays import due_days

Floats = NDArray[np.float64]


class Promise(Protocol):
    """What buyers were told about dispatch."""

    def close(self, day: int) -> None:
        """Count the orders that became late today."""
        ...

    def totals(self) -> dict[str, Floats]:
        """Return the units that were late, (W,)."""
        ...


class NoPromise:
    """Nobody was told a day: nothing is late."""

    def close(self, day: int) -> None:
        """Count nothing."""

    def totals(self) -> dict[str, Floats]:
        """Return nothing."""
        return {}


class Promised:
    """Every order leaves within some working days; one that does not is late, once.

    The orders of a listing leave in the order in which they came, and a cancellation takes the
    oldest that wait for goods; so the cumulative orders of each day say which are late.
    """

    def __init__(self, due: NDArray[np.int64], stock: Stock) -> None:
        days = len(due)
        self._stock = stock
        self._judged = np.searchsorted(due, np.arange(-1, days), side="right")
        """How many days' orders are due before each day; at the end, by the last day."""
        self._orders = np.zeros((days + 1, *stock.on_hand.shape), np.int64)
        """Orders before each day that are not cancelled, (days + 1, P, W)."""
        self._cancelled = stock.cancelled.copy()

    def close(self, day: int) -> None:
        """Count the orders that fell due today and have not left."""
        stock, before, until = self._stock, self._judged[day], self._judged[day + 1]
        self._orders[day + 1] = stock.taken - self._cancelled
        waiting = self._orders[before : day + 2]
        waiting -= np.clip(waiting - stock.shipped, 0, stock.cancelled - self._cancelled)
        self._cancelled = stock.cancelled.copy()
        gone = np.maximum(stock.dispatched, self._orders[before])
        stock.late += np.maximum(self._orders[until] - gone, 0)

    def totals(self) -> dict[str, Floats]:
        """Return the units that were late, (W,)."""
        return {"units_late": np.asarray(self._stock.late.sum(axis=0), dtype=np.float64)}


def promise(scenario: Scenario, stock: Stock) -> Promise:
    """Return the promise of a shop, a null object where it makes none."""
    terms = scenario.packing
    if terms is None or terms.promised_days is None:
        return NoPromise()
    return Promised(due_days(scenario, terms.works, terms.promised_days), stock)
