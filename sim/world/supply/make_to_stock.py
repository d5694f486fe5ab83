"""A supplier that keeps finished goods: it ships what it has, and remakes what was ordered."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ...scenario.supplier import ReadyStock
from ..delay_line import DelayLine
from .lot import Lot

Units = NDArray[np.int64]
Floats = NDArray[np.float64]


class MakeToStock:
    """Base stock of each product at the supplier's, and the orders that wait for it.

    Source: two echelons in series, Clark & Scarf 1960.
    """

    def __init__(self, stock: ReadyStock, days: int, shape: tuple[int, int]) -> None:
        self._on_hand = np.full(shape, stock.units, np.int64)
        self._remake_days = stock.remake_days
        self._made = DelayLine(days, *shape)
        self._waiting: dict[str, Units] = {}
        """Units ordered and not yet shipped, (P, W), by mode."""
        self._shipped = np.zeros(shape, np.int64)

    def start(self, day: int) -> Iterator[Lot]:
        """Take in what was remade, and ship it to those who wait."""
        if self._made.is_due(day):
            self._on_hand += self._made.due(day)
        for mode in self._waiting:
            for product in range(len(self._on_hand)):
                yield from self._ship(day, mode, product)

    def take(self, day: int, mode: str, product: int, units: Units, world: Units) -> Iterator[Lot]:
        """Accept an order in some worlds; what is there leaves at once, the rest when it is made.

        Orders by the mode that was used first are served first.
        """
        waiting = self._waiting.setdefault(mode, np.zeros_like(self._on_hand))
        waiting[product, world] += units
        self._made.send_each(units, np.full_like(units, day + self._remake_days), product, world)
        yield from self._ship(day, mode, product)

    def waiting(self) -> Units | int:
        """Return the units that wait here for goods, (P, W)."""
        return sum(self._waiting.values())

    def _ship(self, day: int, mode: str, product: int) -> Iterator[Lot]:
        """Ship what there is of a product to those who wait for it by a mode."""
        units = np.minimum(self._waiting[mode][product], self._on_hand[product])
        (world,) = np.nonzero(units)
        if len(world):
            self._waiting[mode][product] -= units
            self._on_hand[product] -= units
            number = self._shipped[product, world]
            self._shipped[product, world] += 1
            sent = units[world]
            yield Lot(mode, product, sent, np.full_like(sent, day), number, world)

    def ready(
        self,
        product: int,
        day: Units,
        queued: Floats | float,
        world: Units,
        number: Units,
    ) -> Units:
        """Return the day itself: a buyer plans with goods in stock."""
        return day
