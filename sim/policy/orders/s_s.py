"""Reorder point and order-up-to level, (s,S)."""

from typing import Literal, Self

import numpy as np
from pydantic import model_validator

from ...arrays import Units
from ..desk import Desk
from ..rule import PerListing, Rule, below, per_listing


class MinMax(Rule):
    """When the position is at or below s, order up to S (Scarf 1960)."""

    rule: Literal["(s,S)"]
    s: PerListing
    up_to: PerListing

    @model_validator(mode="after")
    def _up_to_is_above_s(self) -> Self:
        if not below(self.s, self.up_to):
            raise ValueError(f"up_to ({self.up_to}) must be above s ({self.s})")
        return self

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return S less the position where the position is at or below s."""
        s = per_listing(self.s, desk).astype(np.int64)
        up_to = per_listing(self.up_to, desk).astype(np.int64)
        return np.where(desk.position <= s, up_to - desk.position, 0)
