"""The textbook's formula: z standard deviations of lead-time demand (M85, M86)."""

from statistics import NormalDist
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ...arrays import Units, np
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import Cover, Every, InStockDaysOnly, Rule, Window
from ..undershoot import CountsUndershoot, undershoot


class ZSigma(Rule):
    """Reorder point = L d + u + z sqrt(L sd_d^2 + d^2 sd_L^2 + sd_u^2 + L^2 sd_d^2 / window).

    L and sd_L are those of the mode. It protects from the day of the order until its goods arrive.
    A daily review finds the position u below the point on average, and d is known from `window`
    days only; without `undershoot` it is the textbook's formula, which counts neither (with 20 a
    day and 7 days to wait, 0.71 of the cycles instead of 0.95).
    Days are taken for independent: where demand comes in bursts, service falls short of its figure.
    Between recalculations the old figures stand. Source: Silver, Pyke & Thomas 2017, section 6.
    """

    rule: Literal["z sigma"]
    service: Annotated[float, Field(strict=True, ge=0.5, lt=1)] | None = Field(
        None, description="chance of no stockout before an order arrives; or give z itself"
    )
    z: Annotated[float, Field(strict=True, ge=0, le=10)] | None = None
    """Standard deviations of safety stock; or give service."""
    window: Window = 28
    recalculate_every_days: Every = 1
    batch_days: Cover = 14
    """Days of average sales on top of the reorder point."""
    mode: Mode = "sea"
    """Whose lead time counts."""
    undershoot: CountsUndershoot = True
    in_stock_days_only: InStockDaysOnly = True

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.service is None) == (self.z is None):
            raise ValueError("expected either service or z")
        return self

    @property
    def factor(self) -> float:
        """The standard deviations of safety stock."""
        return NormalDist().inv_cdf(self.service) if self.service else self.z or 0.0

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return what lifts the position to the reorder point plus a batch, where it is below."""
        every, in_stock = self.recalculate_every_days, self.in_stock_days_only
        sales = desk.sales(every, in_stock_days_only=in_stock)
        daily, sd = sales.average(self.window), sales.spread(self.window)
        lead, lead_sd = desk.lead_days[self.mode][:, None], desk.lead_sd_days[self.mode][:, None]
        mean, variance = lead * daily, lead * sd**2 + daily**2 * lead_sd**2
        if self.undershoot:
            below = undershoot(daily, sd)
            mean = mean + below.mean
            variance = variance + below.variance + (lead * sd) ** 2 / self.window
        reorder_point = mean + self.factor * np.sqrt(variance)
        up_to = reorder_point + self.batch_days * daily
        return np.where(desk.position <= reorder_point, whole(up_to - desk.position), 0)
