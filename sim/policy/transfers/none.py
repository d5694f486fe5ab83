"""No transfers."""

from collections.abc import Mapping
from typing import Literal

from ...arrays import Units
from ..desk import Desk
from ..rule import Rule


class NoTransfer(Rule):
    """Goods stay in the warehouse that they came to."""

    rule: Literal["none"] = "none"

    def wishes(self, desk: Desk) -> Mapping[tuple[str, str], Units]:
        """Return nothing."""
        return {}
