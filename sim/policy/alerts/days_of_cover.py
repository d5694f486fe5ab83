"""Alert when the stock lasts for few days (M75 to M78, M81, M86)."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Every, InStockDaysOnly, Names, Window
from .lines import Line, Lines


class DaysOfCover(Lines):
    """Stock over average daily sales, against lines in days; no alert before the first sale."""

    rule: Literal["days of cover"]
    window: Window = 7
    in_stock_days_only: InStockDaysOnly = True
    recalculate_every_days: Every = 1

    def levels(self, desk: Desk) -> Units:
        """Return the number of lines that the cover is at or below."""
        daily = desk.average_sales(
            self.window, self.recalculate_every_days, self.in_stock_days_only
        )
        on_sale = (daily > 0) | (desk.sold[desk.day] > 0)
        return np.where(on_sale, self.crossed(desk, lambda days: days * daily), 0)

    def fixed_lines(self, names: Names, daily: float) -> list[Line]:
        """Return the lines as days of cover."""
        return self.drawn(names, "days", daily)

    def days_lines(self, names: Names) -> dict[str, float]:
        """Return the lines in days of cover."""
        return self.numbers(names)
