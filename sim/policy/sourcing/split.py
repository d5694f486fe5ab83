"""A fixed share of every order to the second supplier (M96)."""

from typing import Literal

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Rule, Share


class SplitSupply(Rule):
    """Keep a backup warm: it gets its share of every order on which both suppliers work."""

    rule: Literal["split"]
    share: Share
    """Of each order's units, rounded to whole ones."""

    def backup_share(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the share."""
        return self.share
