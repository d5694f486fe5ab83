"""How goods come: freight lanes, warehouses, and what is already on the water."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from .law import Law
from .part import Days, Money, Multiple, Name, NonNegative, Part, Positive, Share, Span, Units

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


class Season(Span):
    """Days on which a transit takes a multiple of its time (M118)."""

    multiple: Multiple


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
