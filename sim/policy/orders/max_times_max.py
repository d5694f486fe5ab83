"""The sellers' formula: highest daily sales times longest lead time (M85, M86, M88)."""

from typing import Literal

import numpy as np

from ...arrays import Units
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import Cover, Every, Rule, Window


class MaxTimesMax(Rule):
    """Reorder point = average x average + (max x max - average x average) = max x max."""

    rule: Literal["max x max"]
    window: Window = 28
    recalculate_every_days: Every = 1
    batch_days: Cover = 14
    mode: Mode = "sea"

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return what lifts the position to the reorder point plus a batch, where it is below."""
        every, longest = self.recalculate_every_days, desk.longest_lead_days[self.mode][:, None]
        reorder_point = desk.highest_sales(self.window, every) * longest
        up_to = reorder_point + self.batch_days * desk.average_sales(self.window, every)
        return np.where(desk.position <= reorder_point, whole(up_to - desk.position), 0)
