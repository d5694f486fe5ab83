"""What is shipped together, and its bills: goods leave a supplier, a bill moves money on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...arrays import Cents, Days, Flags, Floats, Mills, Numbers, Units, np
from .causes import Cause


class Bill(NamedTuple):
    """One entry a lot; cents above 0 come in, below 0 go out."""

    cause: Cause
    cents: Cents
    day: Days


class Goods(NamedTuple):
    """What some worlds order of a supplier at once, or what leaves it together, line by line.

    A line is a row by a mode. Lines stand in the order of their rows' names, so that no figure
    depends on the order of a file.
    """

    rows: Numbers
    """Of each line, (L,)."""
    modes: Numbers
    """Of each line, as its place among the sorted modes, (L,)."""
    units: Units
    """Of each line and world, (L, W)."""
    cost: Mills
    """Of a unit, (L, W)."""
    ready: Floats
    """When they are ready to leave the supplier, in days, (W,)."""
    queued: Floats
    """Days for which each line waited at the supplier's for other units or for stock, (L, W)."""
    world: Numbers
    """Which worlds these are, (W,)."""

    @staticmethod
    def of(
        rows: Numbers, modes: Numbers, units: Units, cost: Mills, day: int, world: Numbers
    ) -> Goods:
        """Return goods of a day from units, (modes, rows, W), at a cost, (rows, W or 1)."""
        lines = units.swapaxes(0, 1).reshape(-1, units.shape[-1])
        every = Goods(
            rows=np.repeat(rows, len(modes)),
            modes=np.tile(modes, len(rows)),
            units=lines,
            cost=np.repeat(np.broadcast_to(cost, units.shape[1:]), len(modes), axis=0),
            ready=np.full(len(world), float(day)),
            queued=np.broadcast_to(0.0, lines.shape),
            world=world,
        )
        return every.only(lines)

    def only(self, units: Units) -> Goods:
        """Return some of the units, (L, W), and the lines that have any."""
        return self._replace(units=units)._lines(np.asarray(units.any(axis=1)))

    def _lines(self, some: Flags) -> Goods:
        """Return some of the lines."""
        if some.all():
            return self
        return self._replace(
            rows=self.rows[some],
            modes=self.modes[some],
            units=self.units[some],
            cost=self.cost[some],
            queued=self.queued[some],
        )

    def by_mode(self) -> Iterator[Goods]:
        """Yield the lines of each mode; of those no two are of one row."""
        modes = {*self.modes.tolist()}
        for mode in sorted(modes):
            yield self if len(modes) == 1 else self._lines(self.modes == mode)


class Lots(NamedTuple):
    """What each world has of some lines of goods, no two of one row, line by line, (N,) each."""

    row: Numbers
    units: Units
    """Ordered."""
    sent: Units
    """Sent of them."""
    cost: Mills
    """Of a unit."""
    ready: Days
    """The day on which it leaves the supplier, to the nearest day."""
    number: Numbers
    """Which of the supplier's lots for this row it is."""
    world: Numbers
