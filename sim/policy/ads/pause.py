"""Pause ads when stock is low, restart when it has recovered (M79, M93, M94)."""

from typing import Literal

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Share
from .as_planned import AsPlanned
from .latch import Latch


class Pause(Latch):
    """At one line of cover the budget is cut, at a higher one it is whole again."""

    rule: Literal["pause"]
    down_to: Share = 0.0
    """Share of the plan that is left while ads are cut."""

    @property
    def in_plenty(self) -> AsPlanned:
        """Ads as they are planned."""
        return AsPlanned()

    def share(self, desk: Desk, levels: Units) -> Floats:
        """Return the cut share at or below the line, all from the restart on, else yesterday's."""
        return self.latched(desk, self.down_to)
