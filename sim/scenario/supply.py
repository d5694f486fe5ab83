"""Where goods wait for buyers, and what is already on the water."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from .law import Law
from .part import Days, Money, Name, Part, Units


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
    to: Name | None = Field(None, description="a warehouse; none: that of the product's first row")
    units: Units
    arrives: dt.date
    late_days: Law = Field(description="days later than that, rounded to whole days")
    freight_due: Money = 0.0
