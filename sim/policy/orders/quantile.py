"""A quantile of what the shop itself sold in a lead time: no law is assumed (M86)."""

import math
from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Units, np
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import Cover, Every, InStockDaysOnly, Rule, Window
from ..undershoot import CountsUndershoot


class Quantile(Rule):
    """Reorder point = the order statistic of sales within a lead time, over the last mornings.

    It protects from the day of the order until its goods arrive, and with `undershoot` the day
    before it, too: that day's sales pass the point before the review sees it. The lead time counts
    at its mean, in whole days. Between recalculations the old figures stand.
    """

    rule: Literal["quantile"]
    service: Annotated[float, Field(strict=True, gt=0, le=1)] = 0.95
    """Share of lead times whose sales the reorder point covers."""
    window: Window = 60
    recalculate_every_days: Every = 1
    batch_days: Cover = 14
    """Days of average sales on top of the reorder point."""
    mode: Mode = "sea"
    """Whose expected lead time counts."""
    undershoot: CountsUndershoot = True
    in_stock_days_only: InStockDaysOnly = True

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return what lifts the position to the reorder point plus a batch, where it is below."""
        every, in_stock = self.recalculate_every_days, self.in_stock_days_only
        sales = desk.sales(every, in_stock_days_only=in_stock)
        sold = sales.within(desk.lead(self.mode) + self.undershoot, self.window)
        rank = math.ceil(self.service * self.window - 1e-9) - 1
        reorder_point = np.partition(sold, rank, axis=0)[rank]
        up_to = reorder_point + self.batch_days * sales.average(self.window)
        return np.where(desk.position <= reorder_point, whole(up_to - desk.position), 0)
