"""Alert when the plan uses the stock up in few days (M36)."""

from typing import Literal

from ...arrays import Floats, Units, np
from ..correction import Trust, correction
from ..desk import Desk
from ..rule import Every, InStockDaysOnly, Names, Window, per_listing
from .lines import Lines


class LookAhead(Lines):
    """Days that the stock lasts by ads plan, live calendar and promotions, against lines in days.

    Where sales grow, days of past sales say too late that stock runs low; the plan knows before.
    It is scaled by how recent sales compared with it. Lines are rounded up to whole days.
    """

    rule: Literal["look-ahead cover"]
    window: Window = 14
    in_stock_days_only: InStockDaysOnly = True
    trust: Trust = 0.5
    recalculate_every_days: Every = 1

    def levels(self, desk: Desk) -> Units:
        """Return the number of lines until which the plan wants all the stock."""
        every, in_stock = self.recalculate_every_days, self.in_stock_days_only
        scale = correction(desk, self.window, self.trust, every, in_stock_days_only=in_stock)

        def wanted(days: Floats) -> Floats:
            return desk.expected(np.ceil(days[:, 0]).astype(np.int64)) * scale

        on_sale = (wanted(per_listing(self.yellow, desk)) > 0) | (desk.sold[desk.day] > 0)
        return np.where(on_sale, self.crossed(desk, wanted), 0)

    def days_lines(self, names: Names) -> dict[str, float]:
        """Return the lines in days of cover."""
        return self.numbers(names)
