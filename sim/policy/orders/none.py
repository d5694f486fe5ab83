"""No order."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Rule


class NoOrder(Rule):
    """Sell what is there."""

    rule: Literal["none"] = "none"

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return nothing."""
        return np.zeros_like(desk.on_hand)
