"""The sellers' formula: highest daily sales times longest lead time (M85, M86, M88)."""

from typing import Literal

from ...arrays import Units, np
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import Cover, Every, InStockDaysOnly, Rule, Window


class MaxTimesMax(Rule):
    """Reorder point = average x average + (max x max - average x average) = max x max."""

    rule: Literal["max x max"]
    window: Window = 28
    recalculate_every_days: Every = 1
    batch_days: Cover = 14
    """Days of average sales on top of the reorder point."""
    mode: Mode = "sea"
    """Whose longest lead time counts."""
    in_stock_days_only: InStockDaysOnly = True

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return what lifts the position to the reorder point plus a batch, where it is below."""
        every, in_stock = self.recalculate_every_days, self.in_stock_days_only
        sales = desk.sales(every, in_stock_days_only=in_stock)
        longest = desk.longest_lead_days[self.mode][:, None]
        reorder_point = sales.highest(self.window) * longest
        up_to = reorder_point + self.batch_days * sales.average(self.window)
        return np.where(desk.position <= reorder_point, whole(up_to - desk.position), 0)
