"""The warehouse: goods to the shelf, storage after free days, fulfilment (M112, M122, M124)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import Scenario
from ..stock import Stock

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
        self._shipped = stock.shipped

    def close(self, day: int) -> tuple[Cents, Cents]:
        """Return the day's cents for storage and for fulfilment, (W,)."""
        stock = self._stock
        self._arrived[day] = stock.opening + stock.received + stock.restocked
        before = self._arrived[day - self._free] if day >= self._free else 0
        young = self._arrived[day] - before if self._free else 0
        old = np.maximum(stock.on_hand - young, 0)
        storage = np.rint((old * self._rate).sum(axis=0)).astype(np.int64)
        sent = stock.shipped - self._shipped
        self._shipped = stock.shipped
        return storage, self._fulfilment * sent.sum(axis=0)
