"""The warehouse: goods to the shelf, storage after free days, fulfilment (M112, M122, M124)."""

from __future__ import annotations

import numpy as np

from ...scenario.scenario import Scenario
from ..ledger import Ledger
from ..stock import Stock, Units


class Warehouse:
    """Bills what lies longer than the free days; the oldest goods leave first."""

    def __init__(self, scenario: Scenario, stock: Stock, ledger: Ledger) -> None:
        terms = scenario.warehouses[0]
        self._stock, self._ledger = stock, ledger
        self._free = terms.free_days
        volume = np.array([[product.volume_m3] for product in scenario.listings])
        self._rate = volume * terms.storage_per_m3_day * 100
        self._fulfilment = round(terms.fulfilment_per_unit * 100)
        self._arrived = np.zeros((scenario.days + 1, *stock.on_hand.shape), np.int64)

    def store(self, day: int) -> None:
        """Pay for what lies longer than the free days."""
        stock = self._stock
        self._arrived[day] = stock.opening + stock.received + stock.restocked
        before = self._arrived[day - self._free] if day >= self._free else 0
        young = self._arrived[day] - before if self._free else 0
        old = np.maximum(stock.on_hand - young, 0)
        cost = np.rint((old * self._rate).sum(axis=0)).astype(np.int64)
        self._ledger.post("storage", -cost)

    def fulfil(self, parcels: Units) -> None:
        """Pay for picking, packing and delivering units, (P, W)."""
        self._ledger.post("fulfilment", -self._fulfilment * parcels.sum(axis=0))
