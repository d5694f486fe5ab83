"""Days-of-cover target: order when the alert says so (M76 to M78)."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk, whole
from ..rule import LEVELS, InStockDaysOnly, PerListing, Rule, Window, per_listing


class CoverTarget(Rule):
    """At a level or worse, order up to so many days of average sales."""

    rule: Literal["cover target"]
    at: Literal["green", "yellow", "orange", "red"] = "orange"
    """The alert level from which on it orders; green: at any."""
    days: PerListing
    """Days of average sales up to which the inventory position is lifted."""
    window: Window = 7
    in_stock_days_only: InStockDaysOnly = True

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return days times average sales, less the position, where the level is reached."""
        target = per_listing(self.days, desk) * desk.average_sales(
            self.window, in_stock_days_only=self.in_stock_days_only
        )
        return np.where(levels >= LEVELS[self.at], whole(target - desk.position), 0)
