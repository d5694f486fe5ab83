"""Red flies what bridges the days until goods that sail today are there (M78)."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from ...arrays import Units
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import RED, Rule, Window


class BridgeByAir(Rule):
    """At red, what average sales will lack until a ship that is loaded today flies; the rest sails.

    What flies may be more than the order, which counts the goods of ships that come too late.
    """

    rule: Literal["bridge by air"]
    usual: Mode = "sea"
    """The mode of all that is not flown."""
    window: Window = 7

    @property
    def uses(self) -> frozenset[str]:
        """The usual mode, and air."""
        return frozenset({self.usual, "air"})

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return what red listings will lack by air, and what is left of the units otherwise."""
        if self.usual == "air":
            return {"air": units}
        lacking = desk.lacking(desk.average_sales(self.window), desk.lead(self.usual))
        flown = np.where(levels >= RED, whole(lacking), 0)
        return {self.usual: np.maximum(units - flown, 0), "air": flown}
