"""The warehouse: goods to the shelf, storage after free days, fulfilment (M112, M122, M124)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import Scenario
from ..stock import Stock, Units

Cents = NDArray[np.int64]


class Warehouse:
    """Bills what lies longer than the free days; the oldest goods leave first."""

    def __init__(self, scenario: Scenario, stock: Stock) -> None:
        terms = scenario.warehouses[0]
        self._stock = stock
        self._free = terms.free_days
        volume = np.array([[product.volume_m3] for product in scenario.products])
        self._rate = volume * terms.storage_per_m3_day * 100
        self._fulfilment = round(terms.fulfilment_per_unit * 100)
        self._arrived = np.zeros((scenario.days + 1, *stock.on_hand.shape), np.int64)

    def store(self, day: int) -> Cents:
        """Return the day's cents for what lies longer than the free days, (W,)."""
        stock = self._stock
        self._arrived[day] = stock.opening + stock.received + stock.restocked
        before = self._arrived[day - self._free] if day >= self._free else 0
        young = self._arrived[day] - before if self._free else 0
        old = np.maximum(stock.on_hand - young, 0)
        return np.asarray(np.rint((old * self._rate).sum(axis=0)), dtype=np.int64)

    def fulfil(self, sent: Units) -> Cents:
        """Return the cents for picking, packing and delivering units, (P, W) to (W,)."""
        return np.asarray(self._fulfilment * sent.sum(axis=0))
