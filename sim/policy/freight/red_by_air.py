"""Red goes by air (M78)."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from ...arrays import Units
from ..desk import Desk
from ..mode import Mode
from ..rule import RED, Rule


class RedByAir(Rule):
    """What is ordered at red flies; all else goes the usual way."""

    rule: Literal["red by air"]
    usual: Mode = "sea"
    """The mode of all that is not red."""

    @property
    def uses(self) -> frozenset[str]:
        """The usual mode, and air."""
        return frozenset({self.usual, "air"})

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return the units of red listings by air, the others by the usual mode."""
        if self.usual == "air":
            return {"air": units}
        flown = np.where(levels >= RED, units, 0)
        return {self.usual: units - flown, "air": flown}
