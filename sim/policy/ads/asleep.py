"""What most ads rules have in common: plans that stand by are left asleep."""

from __future__ import annotations

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Rule


class LeavesAsleep(Rule):
    """An ads rule that asks for no plan that stands by."""

    def woken(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the share of plans that stand by, (P, W) or one for all."""
        return 0.0
