"""Red flies what bridges the days until goods that sail today are there (M78)."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk, whole
from .at_red import AtRed


class BridgeByAir(AtRed):
    """Of what is ordered at red, what the plan lacks until a ship is there flies; the rest sails.

    The plan, and no average: a sale that is over tells little of the days that must be bridged.
    """

    rule: Literal["bridge by air"]

    def flown(self, desk: Desk, units: Units) -> Units:
        """Return what the plan lacks until the usual way is through, at most the units, (P, W)."""
        return np.minimum(units, whole(desk.lacking(desk.lead(self.usual))))
