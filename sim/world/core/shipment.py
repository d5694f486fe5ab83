"""What is shipped together, and its bills: a lot leaves a supplier, a bill moves money on a day."""

from __future__ import annotations

from typing import NamedTuple

from ...arrays import Cents, Days, Flags, Numbers, Units
from .causes import Cause


class Bill(NamedTuple):
    """One entry a world; cents above 0 come in, below 0 go out."""

    cause: Cause
    cents: Cents
    day: Days


class Lot(NamedTuple):
    """One entry a world, in all arrays."""

    mode: str
    row: int
    units: Units
    ready: Days
    """The day on which it leaves the supplier."""
    number: Numbers
    """Which of the supplier's lots for this row it is."""
    world: Numbers

    def where(self, mask: Flags) -> Lot:
        """Return the part of the lot that is in some of its worlds."""
        return self._replace(
            units=self.units[mask],
            ready=self.ready[mask],
            number=self.number[mask],
            world=self.world[mask],
        )
