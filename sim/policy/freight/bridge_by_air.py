"""Red flies what bridges the days until goods that sail today are there (M78)."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from ...arrays import Units
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import RED, Rule


class BridgeByAir(Rule):
    """Of what is ordered at red, what the plan lacks until a ship is there flies; the rest sails.

    The plan, and no average: a sale that is over tells little of the days that must be bridged.
    """

    rule: Literal["bridge by air"]
    usual: Mode = "sea"
    """The mode of all that is not flown."""

    @property
    def uses(self) -> frozenset[str]:
        """The usual mode, and air."""
        return frozenset({self.usual, "air"})

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return what red listings will lack by air, at most the units, and the rest otherwise."""
        if self.usual == "air":
            return {"air": units}
        lacking = whole(desk.lacking(desk.lead(self.usual)))
        flown = np.where(levels >= RED, np.minimum(units, lacking), 0)
        return {self.usual: units - flown, "air": flown}
