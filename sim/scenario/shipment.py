"""What is already on the water."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from .law import LawOfDays
from .part import Money, Name, Part, Units


class Shipment(Part):
    """Goods already on the water on the first day, paid for but for their freight."""

    product: Name
    to: Name | None = Field(None, description="a warehouse; none: that of the product's first row")
    units: Units
    arrives: dt.date
    late_days: LawOfDays = Field(description="days later than that, rounded to whole days")
    freight_due: Money = 0.0
