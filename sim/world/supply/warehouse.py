"""The warehouse: goods to the shelf, storage after free days (M112, M124)."""

from __future__ import annotations

import numpy as np

from ...scenario.scenario import Scenario
from ..ledger import Ledger
from ..stock import Stock


class Warehouse:
    """Bills what lies longer than the free days of its warehouse; the oldest goods leave first."""

    def __init__(self, scenario: Scenario, stock: Stock, ledger: Ledger) -> None:
        known = {warehouse.name: warehouse for warehouse in scenario.warehouses}
        rows = scenario.listings
        terms = [known[row.home] for row in rows]
        self._stock, self._ledger = stock, ledger
        self._free = np.array([term.free_days for term in terms])
        self._rows = np.arange(len(rows))
        volume = np.array([[row.volume_m3] for row in rows])
        self._rate = volume * np.array([[term.storage_per_m3_day] for term in terms]) * 100
        self._arrived = np.zeros((scenario.days + 1, *stock.on_hand.shape), np.int64)
        """Units that came to the shelf before each day."""

    def store(self, day: int) -> None:
        """Pay for what lies longer than the free days."""
        stock, arrived = self._stock, self._arrived
        arrived[day + 1] = stock.came
        young = arrived[day + 1] - arrived[np.maximum(day + 1 - self._free, 0), self._rows]
        old = np.maximum(stock.on_hand - young, 0)
        cost = np.rint((old * self._rate).sum(axis=0)).astype(np.int64)
        self._ledger.post("storage", -cost)
