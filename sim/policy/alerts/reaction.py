"""Days of cover whose lines react to how well ads convert (M80)."""

from typing import Literal

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import Every, InStockDaysOnly, Names, Window
from .lines import Line, Lines

_POWER = {"lower": -1.0, "keep": 0.0, "raise": 1.0}


class Reaction(Lines):
    """Lines in days that move in proportion of the ads' new conversion to their usual one.

    Sellers are advised to lower them, yet what sells faster needs more units: raise.
    The proportion is believed between a tenth and ten times; where ads brought no order in the new
    days or in the usual ones before them, it is 1.
    """

    rule: Literal["reaction to conversion"]
    then: Literal["lower", "keep", "raise"]
    """What a better conversion does to the lines."""
    new_days: Window = 3
    usual_days: Window = 28
    window: Window = 7
    in_stock_days_only: InStockDaysOnly = True
    recalculate_every_days: Every = 1

    def proportion(self, desk: Desk) -> Floats:
        """Return new over usual conversion, (P, W)."""
        today = desk.last(self.recalculate_every_days)
        since = max(today - self.new_days, 0)
        new = desk.conversion(since, today)
        usual = desk.conversion(max(since - self.usual_days, 0), since)
        known = (new > 0) & (usual > 0)
        ratio = np.where(known, new / np.where(known, usual, 1.0), 1.0)
        return np.clip(ratio, 0.1, 10.0)

    def levels(self, desk: Desk) -> Units:
        """Return the number of moved lines that the cover is at or below."""
        daily = desk.average_sales(
            self.window, self.recalculate_every_days, self.in_stock_days_only
        )
        moved = self.proportion(desk) ** _POWER[self.then]
        on_sale = (daily > 0) | (desk.sold[desk.day] > 0)
        return np.where(on_sale, self.crossed(desk, lambda days: days * moved * daily), 0)

    def fixed_lines(self, names: Names, daily: float) -> list[Line]:
        """Return the lines as days of cover where they are kept, none where they move."""
        return self.drawn(names, "days", daily) if self.then == "keep" else []

    def days_lines(self, names: Names) -> dict[str, float]:
        """Return the lines in days, none where they move."""
        return self.numbers(names) if self.then == "keep" else {}
