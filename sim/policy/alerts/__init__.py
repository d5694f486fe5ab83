"""Alerts: how worried the seller is about each listing."""

from typing import Annotated, Protocol

from pydantic import Field

from ...arrays import Units
from ..desk import Desk
from ..rule import Names
from .days_of_cover import DaysOfCover
from .lines import Line
from .look_ahead import LookAhead
from .none import NoAlert
from .percent_of_stock import PercentOfStock
from .reaction import Reaction


class Alert(Protocol):
    """Gives each listing in each world a level: 0 green, 1 yellow, 2 orange, 3 red."""

    def levels(self, desk: Desk) -> Units:
        """Return the levels, (P, W)."""
        ...

    def fixed_lines(self, names: Names, daily: float) -> list[Line]:
        """Return the lines of a listing that stay where they are while `daily` units a day sell."""
        ...

    def days_lines(self, names: Names) -> dict[str, float]:
        """Return the lines of a listing that are days of cover, by level."""
        ...


AnyAlert = Annotated[
    DaysOfCover | PercentOfStock | LookAhead | Reaction | NoAlert, Field(discriminator="rule")
]
