"""Build stock before a promotion: a multiple of what the plan expects to sell (M57, M67, M72)."""

from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Units, np
from ..desk import Desk, whole
from ..rule import Cover, EveryDays, InStockDaysOnly, Multiple, Rule, Window


class PromotionPreBuild(Rule):
    """Some weeks ahead of a sale, cover all until its end, times a multiple; else keep a cover."""

    rule: Literal["promotion pre-build"]
    multiple: Multiple
    """Of what the plan expects to sell until the end of the sale."""
    days_ahead: Annotated[int, Field(strict=True, ge=0, le=365)]
    """Days before the sale from which on it builds."""
    cover_days: Cover
    """Days of average sales that it keeps at all other times."""
    every_days: EveryDays = 7
    """Days from one review to the next; the first is on day 0."""
    window: Window = 14
    in_stock_days_only: InStockDaysOnly = True

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the larger of the two targets, less the position."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        target = self.cover_days * desk.average_sales(
            self.window, in_stock_days_only=self.in_stock_days_only
        )
        for first, last, listings in desk.promotions:
            if first - self.days_ahead <= desk.day <= last:
                build = self.multiple * desk.expected(last + 1 - desk.day)
                target = np.maximum(target, np.where(desk.enrolled(listings), build, 0.0))
        return whole(target - desk.position)
