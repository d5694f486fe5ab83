"""Base stock with a review period, (R,S)."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import EveryDays, Rule, UnitsPerListing, units_per_listing


class BaseStock(Rule):
    """Every R days order up to S."""

    rule: Literal["(R,S)"]
    every_days: EveryDays = 1
    """Days from one review to the next; the first is on day 0."""
    up_to: UnitsPerListing
    """S: units up to which the inventory position is lifted."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return S less the position on review days."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        up_to = units_per_listing(self.up_to, desk)
        return np.asarray(np.maximum(up_to - desk.position, 0))
