"""How goods come: suppliers, freight lanes, warehouses, and what is already on the water."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .law import Law
from .part import Days, Money, Multiple, Name, NonNegative, Part, Positive, Share, Units

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


class Span(Part):
    """Days from first to last, both included."""

    first_day: dt.date
    last_day: dt.date

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError("last_day lies before first_day")
        return self


class Season(Span):
    """Days on which a transit takes a multiple of its time (M118)."""

    multiple: Multiple


class Supplier(Part):
    """A factory or a spot market (M90, M91, M96)."""

    name: Name
    lead_time_days: Law
    minimum_order: Units = 1
    capacity_per_day: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        None, description="units finished a day: a big order takes units/capacity days longer"
    )
    deposit_share: Share = 0.0
    balance_days: Days = Field(0, description="days from ready goods to the rest of the money")
    premium: Annotated[float, Field(strict=True, ge=-0.9, le=10)] = 0.0
    order_fee: Money = 0.0
    closed: tuple[Span, ...] = ()


class CustomsHold(Part):
    """A chance to be stopped, and for how long (M120)."""

    chance: Share
    days: Law


class Lane(Part):
    """A freight route by one mode into one warehouse (M108 to M111)."""

    mode: Literal["sea", "air"]
    to: Name
    sails: tuple[Weekday, ...] = Field((), description="weekdays of departure; none: daily")
    transit_days: Law
    congestion: tuple[Season, ...] = ()
    customs_hold: CustomsHold | None = None
    rate: Money = Field(description="money per charged m3 or kg")
    per: Literal["m3", "kg"]
    kg_per_m3: Positive = Field(500.0, description="weight that counts as one m3 (M111)")
    minimum_charged: NonNegative = Field(0.0, description="least m3 or kg that is billed")
    fee_per_shipment: Money = 0.0


class Warehouse(Part):
    """Where goods wait for buyers (M112, M124)."""

    name: Name
    dock_days: Law
    storage_per_m3_day: Money = 0.0
    free_days: Days = 0
    fulfilment_per_unit: Money = Field(0.0, description="pick, pack and last mile")


class Shipment(Part):
    """Goods already on the water on the first day, paid for but for their freight."""

    product: Name
    units: Units
    arrives: dt.date
    late_days: Law = Field(description="days later than that, rounded to whole days")
    freight_due: Money = 0.0
