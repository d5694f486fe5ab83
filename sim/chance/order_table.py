"""Luck by order number: the third order meets the same delay under every policy."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy

from ..arrays import Floats, Numbers, np

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
    Rows are numpy's; for a replay on another device they are moved there as they are read.
    """

    def __init__(self, draw: Draw, block: int) -> None:
        self._draw = draw
        self._block = block
        self._rows = numpy.empty((0, block))

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the entry of an order number in each of some worlds, (len(world),)."""
        rows = self.up_to(int(number.max()) + 1)
        there = rows if isinstance(number, numpy.ndarray) else np.asarray(rows)
        return there[number, world]

    def up_to(self, number: int) -> Floats:
        """Return the rows, of which there are so many or more, (numbers, block)."""
        times = range(len(self._rows), number, _ROWS)
        more = [self._draw(_ROWS * self._block).reshape(-1, self._block) for _ in times]
        if more:
            self._rows = numpy.concatenate([self._rows, *more])
        return self._rows


class Beside:
    """Some worlds of each of some tables side by side; a table may stand there more than once.

    Its rows are arrays of the replay that first asks for them.
    """

    def __init__(self, tables: Sequence[OrderTable], worlds: Sequence[slice]) -> None:
        self._parts = list(zip(tables, worlds, strict=True))
        self._known = 0

    def of(self, number: Numbers, world: Numbers) -> Floats:
        """Return the entry of an order number in each of some columns, (len(world),)."""
        lacking = int(number.max()) + 1 - self._known
        if lacking > 0:
            self._known += -(-lacking // _ROWS) * _ROWS
            rows = [table.up_to(self._known)[: self._known, some] for table, some in self._parts]
            self._rows = np.asarray(numpy.concatenate(rows, axis=1))
        return np.asarray(self._rows[number, world])


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
