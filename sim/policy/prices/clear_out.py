"""Clear out: from a day on, everything left is marked down (M100)."""

from typing import Literal

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import DayNumber, Rule, per_listing
from .cut import Cut


class ClearOut(Rule):
    """The list price until a day, a cut price from that day on."""

    rule: Literal["clear out"]
    cut: Cut
    """Share off the list price."""
    from_day: DayNumber
    """The first day of the cut price, counted from 0."""

    def price(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the price less its cut from the day on, (P, 1)."""
        return 1.0 - per_listing(self.cut, desk) if desk.day >= self.from_day else 1.0
