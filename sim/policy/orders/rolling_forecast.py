"""Small batches that follow a rolling forecast (M83, M103)."""

from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Units, np
from ..correction import Trust, correction
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import EveryDays, InStockDaysOnly, Rule, Window


class RollingForecast(Rule):
    """Every few days order what the plan expects until the next order can arrive, plus a buffer.

    The plan is scaled by how the last sales compared with it, within bounds.
    """

    rule: Literal["rolling forecast"]
    every_days: EveryDays = 7
    """Days from one review to the next; the first is on day 0."""
    buffer: Annotated[float, Field(strict=True, ge=0, le=5)] = 0.15
    """Share on top of the plan."""
    window: Window = 14
    in_stock_days_only: InStockDaysOnly = True
    trust: Trust = 0.5
    mode: Mode = "sea"
    """Whose expected lead time counts."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the corrected plan over lead time and review, with buffer, less the position."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        protect = desk.lead(self.mode) + self.every_days
        plan = desk.expected(protect) * (1.0 + self.buffer)
        in_stock = self.in_stock_days_only
        scale = correction(desk, self.window, self.trust, in_stock_days_only=in_stock)
        return whole(plan * scale - desk.position)
