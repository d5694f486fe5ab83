"""Ads: how much of the planned budget is spent."""

from typing import Annotated, Protocol

from pydantic import Field

from ...arrays import Floats, Units
from ..desk import Desk
from .as_planned import AsPlanned
from .pace import Pace
from .pause import Pause
from .plan_b import PlanB
from .throttle import Throttle


class AdsRule(Protocol):
    """Sets the share of the planned ads budget."""

    def share(self, desk: Desk, levels: Units) -> Floats:
        """Return the share, 0 to 1, (P, W)."""
        ...

    def standby_share(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the share of plans that stand by, (P, W) or one for all."""
        ...


AnyAds = Annotated[AsPlanned | Pause | Throttle | PlanB | Pace, Field(discriminator="rule")]
