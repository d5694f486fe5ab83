"""The same quantity at a steady pace: the base of a tailored base-surge."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import EveryDays, Rule, UnitsPerListing, units_per_listing


class Constant(Rule):
    """Every R days order the same quantity, whatever the stock."""

    rule: Literal["constant"]
    quantity: UnitsPerListing
    """Units of each order."""
    every_days: EveryDays = 7
    """Days from one order to the next; the first is on day 0."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the quantity on review days."""
        quantity = units_per_listing(self.quantity, desk)
        due = desk.day % self.every_days == 0
        return np.broadcast_to(quantity * due, desk.on_hand.shape).copy()
