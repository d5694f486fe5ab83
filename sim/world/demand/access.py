"""What the platform lets a shop's market do: traffic and the day's orders."""

from __future__ import annotations

from typing import Protocol

from ...arrays import Floats, Units


class Access(Protocol):
    """The market's side of the platform."""

    def open(self, day: int) -> None:
        """Settle what holds all day."""
        ...

    def visits(self, orders: Floats) -> Floats:
        """Return the organic or live orders that the platform's traffic brings, (..., W)."""
        ...

    def admit(self, wanted: Units) -> Units:
        """Return the units of an interval that may be ordered, (P, W) or (W,)."""
        ...
