"""Random days by order number: the third order meets the same delay under every policy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Draw = Callable[[int], NDArray[np.float64]]

_ROWS = 8
"""Order numbers drawn at a time; part of the definition of a world's luck."""


class OrderDays:
    """A table of days, (order number, world), that grows as later order numbers are asked for.

    Rows come from one stream in order of their number, so when they are asked for does not matter.
    """

    def __init__(self, draw: Draw, block: int) -> None:
        self._draw = draw
        self._block = block
        self._days = np.empty((0, block))

    def of(self, number: NDArray[np.int64], world: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the days of one order number in each of some worlds, (len(world),)."""
        while len(self._days) <= number.max():
            rows = self._draw(_ROWS * self._block).reshape(_ROWS, self._block)
            self._days = np.concatenate([self._days, rows])
        return np.asarray(self._days[number, world])
