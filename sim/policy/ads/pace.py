"""Pace: the ads budget grows by so much a day at most, so that supply can follow (M107)."""

from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import Multiple
from .no_standby import NoStandby


class Pace(NoStandby):
    """Follow the plan, but let no day's budget exceed yesterday's by more than `growth`.

    From nothing a product's ads begin at `start_share` of their plan.
    """

    rule: Literal["pace"]
    growth: Multiple = 0.2
    """Share by which a day's budget may exceed yesterday's."""
    start_share: Annotated[float, Field(strict=True, gt=0, le=1)] = 0.2
    """Of the plan, from which a budget of nothing starts."""

    def share(self, desk: Desk, levels: Units) -> Floats:
        """Return yesterday's budget times 1 + growth over today's plan, at most the plan."""
        plan = desk.ads_budget[desk.day][:, None]
        before = desk.ads_budget[max(desk.day - 1, 0)][:, None]
        paced = desk.ads_share * before * (1.0 + self.growth) / np.maximum(plan, 1.0)
        return np.asarray(np.clip(paced, self.start_share, 1.0))
