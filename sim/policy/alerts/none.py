"""No alert at all."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Names, Rule
from .lines import Line


class NoAlert(Rule):
    """Every listing is green on every day."""

    rule: Literal["none"] = "none"

    def levels(self, desk: Desk) -> Units:
        """Return all green."""
        return np.zeros(desk.on_hand.shape, np.int64)

    def fixed_lines(self, names: Names, daily: float) -> list[Line]:
        """Return no line."""
        return []

    def days_lines(self, names: Names) -> dict[str, float]:
        """Return no line."""
        return {}
