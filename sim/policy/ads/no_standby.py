"""What most ads rules have in common: plans that stand by get no budget."""

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Rule


class NoStandby(Rule):
    """An ads rule that starts no plan that stands by."""

    def standby_share(self, desk: Desk, levels: Units) -> Floats | float:
        """Return none."""
        return 0.0
