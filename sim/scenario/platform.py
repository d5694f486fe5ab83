"""The platform's rules: how it rates a shop, and what follows from it (M52, M141 to M154)."""

from itertools import pairwise
from typing import Annotated, Self

import numpy as np
from pydantic import AfterValidator, Field, model_validator

from .law import Constant, LawOfDays
from .part import Days, Multiple, NonNegative, Part, Positive, Share, Units

WholeDays = Annotated[int, Field(strict=True, ge=1, le=3650)]
Stars = Annotated[float, Field(strict=True, ge=0, le=5)]


def _rises(pairs: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    if any(left[0] >= right[0] for left, right in pairwise(pairs)):
        raise ValueError("the first numbers of the pairs must rise")
    return pairs


Line = Annotated[
    tuple[tuple[NonNegative, NonNegative], ...], Field(min_length=1), AfterValidator(_rises)
]
"""Straight lines between points, level before the first and after the last."""
Steps = Annotated[tuple[tuple[Share, Units], ...], AfterValidator(_rises)]
"""From each rate on, so many; none below the first."""


class Score(Part):
    """The shop score, 0 to 5 stars: the mean of three lines, and its traffic (M52, M141, M152)."""

    start: Stars = Field(4.5, description="of a new shop, or of this one on the first day")
    smoothing_days: WholeDays = Field(
        30, description="a day moves the score by this part of the way to what the rates say"
    )
    least_units: Units = Field(30, description="units dispatched in 90 days before it moves")
    late: Line = Field(
        ((0.0, 5.0), (0.04, 4.0), (0.10, 2.5), (0.20, 0.0)),
        description="late-dispatch rate and its stars",
    )
    cancelled: Line = Field(
        ((0.0, 5.0), (0.025, 4.0), (0.05, 2.5), (0.10, 0.0)),
        description="seller-fault cancellation rate and its stars",
    )
    returned: Line = Field(
        ((0.0, 5.0), (0.10, 4.0), (0.40, 1.0)),
        description="return rate, which stands for bad reviews, and its stars",
    )
    traffic: Line = Field(
        ((2.0, 0.6), (3.5, 0.9), (4.5, 1.05)),
        description="score and its traffic: organic and live orders are multiplied by what"
        " today's score brings over what the one at the start does, so by 1 on the first day",
    )

    @model_validator(mode="after")
    def _the_start_has_traffic(self) -> Self:
        if not self.traffic_of_start:
            raise ValueError("the traffic of the score at the start is 0: nothing compares with it")
        return self

    @property
    def traffic_of_start(self) -> float:
        """What the line of traffic says of the score at the start."""
        stars, traffic = zip(*self.traffic, strict=True)
        return float(np.interp(self.start, stars, traffic))


class OrderCap(Part):
    """How many units a day a shop may sell: stages of a new shop, and after late dispatch."""

    stages: tuple[Units, ...] = Field((), description="units a day of each stage of a new shop")
    stage_days: WholeDays = Field(30, description="a stage lasts at least so long")
    breach_late: Annotated[float, Field(strict=True, gt=0, le=1)] = Field(
        0.10, description="late rate of recent_days from which on a cap holds"
    )
    release_late: Share = Field(
        0.04, description="late rate below which the cap is lifted, and a stage is passed"
    )
    peak_days: WholeDays = Field(28, description="the cap is the best day of so many")
    share_of_peak: Multiple = 1.0
    """That the cap is of that day."""


class Milestone(Part):
    """What happens when the points of a shop reach a number."""

    at: Units
    """Points."""
    limited_days: Days = 0
    """Days of less traffic."""
    traffic: Share = Field(1.0, description="multiple of organic and live orders on limited days")
    suspended_days: Days = 0
    """Days on which the shop is suspended."""


class ViolationPoints(Part):
    """Points for bad rates at each review, and what milestones of them bring (M142, M154)."""

    review_every_days: WholeDays = Field(7, description="and the days that a review looks back on")
    late: Steps = Field(((0.04, 2), (0.10, 4)), description="from a late rate on, so many points")
    cancelled: Steps = ((0.025, 2), (0.05, 4))
    """From a cancellation rate on, so many points."""
    returned: Steps = ()
    """From a return rate on, so many points."""
    expire_after_days: WholeDays = 90
    """Days that a point counts."""
    milestones: tuple[Milestone, ...] = (
        Milestone(at=12, limited_days=7, traffic=0.7),
        Milestone(at=24, limited_days=14, traffic=0.5),
        Milestone(at=36, suspended_days=7),
        Milestone(at=48, suspended_days=3650),
    )
    """What reaching so many points brings."""


class Ban(Part):
    """A suspension that may come any day, and its appeal (M145 to M149)."""

    hazard_per_year: NonNegative = Field(description="expected bans a year of a clean shop")
    per_point: NonNegative = Field(0.0, description="the hazard grows by this share a point")
    per_star: NonNegative = Field(0.0, description="and by this share a star below five")
    per_growth: NonNegative = Field(
        0.0, description="and by this share where a week brings twice the month before (M146)"
    )
    appeal_days: LawOfDays = Constant(value=10)
    """Days until an appeal is decided."""
    appeal_success: Share = 0.55
    """Chance that the appeal ends the ban."""
    appeal_prepared: Share = Field(
        0.0, description="material that lies ready cuts this share off the days of an appeal (M147)"
    )
    ban_days: WholeDays = Field(180, description="of a ban whose appeal fails")


class ShopBan(Ban):
    """No sales, no ads, and the platform keeps what it owes until the end of the ban."""

    traffic_lost: Share = Field(0.0, description="of organic and live orders, once it is over")
    half_life_days: Positive = Field(14.0, description="of the recovery")
    linked_share: Share = Field(
        0.0, description="chance that a ban of another, linked shop of the seller hits this one"
    )


class Platform(Part):
    """How the platform judges a shop; what is left out is not judged."""

    window_days: WholeDays = Field(30, description="of the late and cancellation rates")
    recent_days: WholeDays = Field(7, description="of the late rate that caps orders")
    return_window_days: WholeDays = 60
    """Days of the return rate."""
    least_units: Units = Field(30, description="rates of fewer units count as 0")
    score: Score | None = None
    """Shop score and its traffic; none: traffic is as usual."""
    order_cap: OrderCap | None = None
    """Units a day that it may sell; none: as many as it can."""
    points: ViolationPoints | None = None
    """Violation points; none: there are none."""
    ads_ban: Ban | None = Field(None, description="of the ad account: no ads, the shop goes on")
    shop_ban: ShopBan | None = None
    """Of the shop; none: never."""
