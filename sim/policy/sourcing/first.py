"""All from the first supplier."""

from typing import Literal

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Rule


class FirstSupplier(Rule):
    """The first supplier that works on the day gets the whole order."""

    rule: Literal["first"] = "first"

    def backup_share(self, desk: Desk, levels: Units) -> Floats | float:
        """Return none."""
        return 0.0
