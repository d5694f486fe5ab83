"""Red goes by air (M78)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

import numpy as np

from ..desk import Desk, Units
from ..rule import RED, Rule


class RedByAir(Rule):
    """What is ordered at red flies; all else sails."""

    uses: ClassVar[frozenset[str]] = frozenset({"sea", "air"})
    rule: Literal["red by air"]

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return the units of red products by air, the others by sea."""
        flown = np.where(levels >= RED, units, 0)
        return {"sea": units - flown, "air": flown}
