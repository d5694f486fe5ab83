"""Luck by order number: the third order meets the same delay under every policy."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, Self

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
        self._draws, self._block = [draw], block
        self._rows = np.empty((0, block))

    @classmethod
    def joined(cls, tables: Sequence[Self]) -> Self:
        """Return the tables of some blocks side by side; they are used no more by themselves."""
        first, *_ = tables
        table = cls(first._draws[0], first._block)
        table._draws = [draw for one in tables for draw in one._draws]
        known = max(len(one._rows) for one in tables)
        table._rows = np.concatenate([one._up_to(known) for one in tables], axis=1)
        return table

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the entry of an order number in each of some worlds, (len(world),)."""
        return np.asarray(self._up_to(int(number.max()) + 1)[number, world])

    def _up_to(self, number: int) -> Floats:
        """Return the rows, of which there are so many or more."""
        for _ in range(len(self._rows), number, _ROWS):
            rows = [draw(_ROWS * self._block).reshape(_ROWS, -1) for draw in self._draws]
            self._rows = np.concatenate([self._rows, np.concatenate(rows, axis=1)])
        return self._rows


class Sum(NamedTuple):
    """Two tables added up: a usual time and what comes on top now and then."""

    usual: Table
    extra: Table

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the sum of both entries."""
        return self.usual.of(number, world) + self.extra.of(number, world)


class Changed(NamedTuple):
    """A table whose entries are changed, each by its world."""

    usual: Table
    times: Floats
    """Factor of each world, (W,)."""
    plus: Floats
    """What comes on top, (W,)."""

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the changed entry, not below 0."""
        entry = self.usual.of(number, world) * self.times[world] + self.plus[world]
        return np.asarray(np.maximum(entry, 0.0))
