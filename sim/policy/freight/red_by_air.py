"""Red goes by air (M78)."""

from typing import Literal

from ...arrays import Units
from ..desk import Desk
from .at_red import AtRed


class RedByAir(AtRed):
    """What is ordered at red flies; all else goes the usual way."""

    rule: Literal["red by air"]

    def flown(self, desk: Desk, units: Units) -> Units:
        """Return all units, (P, W)."""
        return units
