"""Reorder point and order-up-to level, (s,S)."""

from typing import Literal, Self

import numpy as np
from pydantic import model_validator

from ...arrays import Units
from ..desk import Desk
from ..rule import EveryDays, Rule, UnitsPerListing, below, units_per_listing


class MinMax(Rule):
    """On review days where the position is at or below s, order up to S (Scarf 1960)."""

    rule: Literal["(s,S)"]
    s: UnitsPerListing
    """Units of the inventory position at or below which it orders."""
    up_to: UnitsPerListing
    """S: units up to which it orders."""
    every_days: EveryDays = 1
    """Days from one review to the next; the first is on day 0."""

    @model_validator(mode="after")
    def _up_to_is_above_s(self) -> Self:
        if not below(self.s, self.up_to):
            raise ValueError(f"up_to ({self.up_to}) must be above s ({self.s})")
        return self

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return S less the position where it is at or below s on a review day."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        s = units_per_listing(self.s, desk)
        up_to = units_per_listing(self.up_to, desk)
        return np.where(desk.position <= s, up_to - desk.position, 0)
