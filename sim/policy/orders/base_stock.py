"""Base stock with a review period, (R,S)."""

from typing import Literal

import numpy as np

from ...arrays import Units
from ..desk import Desk
from ..rule import EveryDays, PerListing, Rule, per_listing


class BaseStock(Rule):
    """Every R days order up to S."""

    rule: Literal["(R,S)"]
    every_days: EveryDays = 1
    up_to: PerListing

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return S less the position on review days."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        up_to = per_listing(self.up_to, desk).astype(np.int64)
        return np.asarray(np.maximum(up_to - desk.position, 0))
