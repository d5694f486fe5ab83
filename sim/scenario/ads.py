"""An ads plan: what is spent on a product, and what a click brings."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from .part import Days, Money, NonNegative, Part, Positive, Rate, Share


class AdsStep(Part):
    """From this date on, another budget."""

    date: dt.date
    """The first day of the budget."""
    budget_per_day: Money
    """Planned spend a day from then on."""


class Ads(Part):
    """Paid traffic: adstock, saturation, creative fatigue, noise and learning (M26, M32, M94)."""

    budget_per_day: Money
    """Planned spend a day until the first of the steps."""
    steps: tuple[AdsStep, ...] = ()
    """Other budgets from their dates on."""
    cost_per_click: Annotated[Rate, Field(gt=0)]
    """Money a click, before what promotions and a lost rank do to it."""
    orders_per_click: Share = Field(description="share of clicks that become extra orders")
    half_saturation: Annotated[Rate, Field(gt=0)] = Field(
        description="spend a day at which a click works half as well"
    )
    carry_over: Annotated[float, Field(strict=True, ge=0, lt=1)] = Field(
        0.0, description="adstock: share of yesterday's pull that is still there today"
    )
    noise: NonNegative = Field(0.0, description="cv of the day's efficiency")
    new_creative_every_days: Annotated[int, Field(strict=True, ge=1, le=3650)] = 3650
    """Days after which a new creative ends the fatigue of the old one."""
    fatigue_half_life_days: Positive | None = None
    """Days in which a creative loses half of its effect; none: it does not tire."""
    learning_days: Days = 0
    """Days after a pause over which efficiency rises to 1."""
    learning_efficiency: Share = Field(1.0, description="on the first day after a pause")
    rank_lost_click_price: NonNegative = Field(
        0.0, description="clicks cost up to this share more after a stockout (0 to 0.6)"
    )
    attributed_multiple: Annotated[float, Field(strict=True, ge=1, le=20)] | None = Field(
        None, description="orders on the dashboard for each that ads really brought: 1.7 to 3"
    )
    standby: Annotated[bool, Field(strict=True)] = Field(
        False, description="true: spent only when a policy asks for it, as plan B (M95)"
    )
    stop_lag_hours: Annotated[float, Field(strict=True, ge=0, le=72)] = Field(
        0.0, description="ads go on spending this long after the shelf is empty (M41)"
    )
