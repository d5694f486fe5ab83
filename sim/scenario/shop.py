"""The shop's terms: what a stockout does, and what there is to spend."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .part import Days, Money, Multiple, NonNegative, Part, Positive, Share


class Stockout(Part):
    """What happens when the shelf is empty (M38 to M41, M59, M97)."""

    orders: Literal["lost", "backordered", "oversold"] = "lost"
    sync_lag_hours: NonNegative = Field(
        0.0, description="oversold: how long the listing goes on selling what is not there"
    )
    cancel_after_days: Annotated[int, Field(strict=True, ge=1, le=90)] = Field(
        3, description="oversold: orders unfilled for so long are cancelled, at the seller's fault"
    )
    traffic_lost_per_day: Share = Field(0.0, description="the scar on momentum for a day out")
    half_life_days: Positive = Field(14.0, description="of the healing")


class FastDelivery(Part):
    """The label of fast delivery, while a warehouse near enough has stock (M42 to M44, C25)."""

    within_days: Days = Field(description="days of delivery that earn the label")
    lift: Annotated[float, Field(strict=True, ge=0, le=2)] = Field(
        description="of all orders: field studies say 0.007 to 0.02 a day, vendors 0.3"
    )


class Market(Part):
    """The market as the shop meets it."""

    demand_noise: Literal["poisson", "none"] = Field(
        "poisson", description="none: orders arrive evenly, without dispersion, for textbook cases"
    )
    weekday: Annotated[tuple[Multiple, ...], Field(min_length=7, max_length=7)] = (1.0,) * 7
    stockout: Stockout = Stockout()
    fast_delivery: FastDelivery | None = None

    @model_validator(mode="after")
    def _week_keeps_its_mean(self) -> Self:
        if abs(sum(self.weekday) - 7) > 0.01:
            raise ValueError(f"the seven weekdays must sum to 7, found {sum(self.weekday):g}")
        return self


class Credit(Part):
    """A credit line: what cash below zero costs, and how far it may go."""

    limit: Money
    interest_per_year: Annotated[float, Field(strict=True, ge=0, le=5)] = Field(
        0.0, description="a share; paid daily, on what is drawn at the close"
    )
    pays_for_orders: Annotated[bool, Field(strict=True)] = Field(
        True, description="false: orders and ads wait for own cash; only bills draw on the line"
    )


class Cash(Part):
    """Money at the start, and the gate that holds orders and ads back (M6)."""

    opening: Annotated[float, Field(strict=True, ge=-1e9, le=1e9)]
    keep_at_least: Money = Field(
        0.0,
        description="ads may not spend below this; orders set aside what is owed, too",
    )
    spend_freely: Annotated[bool, Field(strict=True)] = Field(
        False, description="true: no gate, for textbook cases"
    )
    fixed_cost_per_day: Money = 0.0
    credit: Credit | None = None
