"""A factory that makes each order: working days, lead time by order number, capacity (M90, M91)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ...chance.order_table import Table
from .lot import Lot
from .work import Work

Units = NDArray[np.int64]
Floats = NDArray[np.float64]


class MakeToOrder:
    """Says when an order of today will be ready."""

    def __init__(self, work: Work, lead: list[Table], capacity: int | None, worlds: int) -> None:
        self._work, self._lead, self._capacity = work, lead, capacity
        self._placed = np.zeros((len(lead), worlds), np.int64)
        self._queue = np.zeros(worlds)

    def start(self, day: int) -> Iterator[Lot]:
        """Work off a day's capacity of what waits to be made; nothing leaves unasked."""
        if self._capacity and self._work.speed[day]:
            done = self._capacity * self._work.speed[day]
            self._queue = np.maximum(self._queue - done, 0.0)
        return iter(())

    def take(self, day: int, mode: str, product: int, units: Units, world: Units) -> Iterator[Lot]:
        """Accept an order in some worlds; it leaves in one lot."""
        number = self._placed[product, world]
        self._placed[product, world] += 1
        queued: Floats | float = 0.0
        if self._capacity:
            self._queue[world] += units
            queued = np.ceil(self._queue[world] / self._capacity) - 1.0
        ready = self.ready(product, np.full_like(units, day), queued, world, number)
        yield Lot(mode, product, units, ready, number, world)

    def waiting(self) -> int:
        """Return none: what is accepted is under way, its day is known."""
        return 0

    def ready(
        self,
        product: int,
        day: Units,
        queued: Floats | float,
        world: Units,
        number: Units,
    ) -> Units:
        """Return when an order of a day is ready: lead time and queue, in working days."""
        lead = self._lead[product].of(number, world)
        return self._work.done(day, lead + queued)
