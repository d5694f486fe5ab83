"""Luck by order number: the third order meets the same delay under every policy."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

import numpy as np

from ..arrays import Floats, Numbers

Draw = Callable[[int], Floats]

_ROWS = 8
"""Order numbers drawn at a time; part of the definition of a world's luck."""


class Table(Protocol):
    """Something that has an entry for each order number and world."""

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the entry of an order number in each of some worlds."""
        ...


class OrderTable:
    """A table of numbers, (order number, world), that grows as later order numbers are asked for.

    Rows come from one stream in order of their number, so when they are asked for does not matter.
    """

    def __init__(self, draw: Draw, block: int) -> None:
        self._draw = draw
        self._block = block
        self._rows = np.empty((0, block))

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the entry of an order number in each of some worlds, (len(world),)."""
        lacking = -(-(int(number.max()) + 1 - len(self._rows)) // _ROWS)
        if lacking > 0:
            rows = [self._draw(_ROWS * self._block) for _ in range(lacking)]
            more = np.concatenate(rows).reshape(-1, self._block)
            self._rows = np.concatenate([self._rows, more])
        return np.asarray(self._rows[number, world])


class Sum(NamedTuple):
    """Two tables added up: a usual time and what comes on top now and then."""

    usual: Table
    extra: Table

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the sum of both entries."""
        return self.usual.of(number, world) + self.extra.of(number, world)
