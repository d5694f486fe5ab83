"""One first batch, and then another rule, or nothing: a launch, or one big order for a season."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import DayNumber, Rule, UnitsPerListing, units_per_listing
from .none import NoOrder

if TYPE_CHECKING:
    from .order import Order as AnyOrder  # the union that holds this rule, too


class FirstBatch(Rule):
    """Order a fixed quantity on one day; from then on follow another rule."""

    rule: Literal["first batch"]
    quantity: UnitsPerListing
    """Units of the batch."""
    on_day: DayNumber = 0
    """The day of the batch, counted from 0."""
    then: AnyOrder = NoOrder(rule="none")  # named, as in a file, where it takes this one's place
    """The order rule of all later days."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the batch on its day, nothing before, the other rule's units after."""
        if desk.day > self.on_day:
            return self.then.units(desk, levels)
        batch = units_per_listing(self.quantity, desk) * (desk.day == self.on_day)
        return np.broadcast_to(batch, desk.on_hand.shape).copy()
