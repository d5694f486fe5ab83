"""Where goods wait for buyers: storage, its fees, records that drift, and transfers between."""

import datetime as dt
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from .law import LawOfDays
from .part import Days, Money, Name, NonNegative, Part, Rate, Share, Span, UnitMoney, rising


class Records(Part):
    """What goes wrong on the shelves, and how often they are counted."""

    shrinkage_per_year: Annotated[float, Field(strict=True, ge=0, lt=1)] = Field(
        0.0, description="chance that a unit vanishes within a year: theft, damage, loss"
    )
    misbooked_share: Share = Field(
        0.0, description="units that leave and are booked wrongly, as often too few as too many"
    )
    count_every_days: Annotated[int, Field(strict=True, ge=1, le=3650)] | None = Field(
        None, description="cycle count that puts the record right; none: never"
    )

    @property
    def daily_shrinkage(self) -> float:
        """The chance that a unit vanishes on a day."""
        return 1.0 - float((1.0 - self.shrinkage_per_year) ** (1.0 / 365.0))


class StorageStep(Part):
    """From an age on, another price of storage."""

    after_days: Days
    """Age from which on it holds."""
    per_m3_day: Rate
    """Money a m3 and day."""


class StoragePeak(Span):
    """Days on which storage has another price, what lies there from before included."""

    per_m3_day: Rate | None = Field(None, description="in place of storage_per_m3_day")
    storage_ladder: tuple[StorageStep, ...] = Field(
        (), description="in place of the warehouse's storage_ladder"
    )

    _ages_rise = rising(
        "storage_ladder", "after_days", "the after_days of storage_ladder must rise"
    )


class Warehouse(Part):
    """Where goods wait for buyers (M112 to M114, M124)."""

    name: Name
    """Which lanes, products and regions name."""
    dock_days: LawOfDays
    """From the port to the shelf; all legs of a way are added up and rounded once, half up."""
    storage_per_m3_day: Rate = 0.0
    """Money a m3 and day, at the close."""
    free_days: Days = 0
    """Age up to which storage is free."""
    storage_ladder: tuple[StorageStep, ...] = Field(
        (), description="prices by age, in place of storage_per_m3_day and free_days"
    )
    peaks: tuple[StoragePeak, ...] = Field(
        (), description="other prices of storage between dates: the last quarter of the year"
    )
    capacity_m3: NonNegative | None = Field(None, description="space booked; none: as much as need")
    over_capacity_per_m3_day: Rate = Field(
        0.0, description="on top of storage, for what lies beyond it; 2 to 5 times the base"
    )
    inbound_per_m3: Rate = Field(0.0, description="unloading and counting what arrives")
    fee_per_product_day: Money = Field(0.0, description="for each product that lies there")
    records: Records | None = Field(None, description="none: they are always true")
    fulfilment_per_unit: UnitMoney = Field(0.0, description="pick, pack and last mile")

    _ages_rise = rising(
        "storage_ladder", "after_days", "the after_days of storage_ladder must rise"
    )

    @model_validator(mode="after")
    def _prices_fit(self) -> Self:
        if self.storage_ladder and self.model_fields_set & {"storage_per_m3_day", "free_days"}:
            raise ValueError("storage_ladder stands in place of storage_per_m3_day and free_days")
        if self.over_capacity_per_m3_day and self.capacity_m3 is None:
            raise ValueError("over_capacity_per_m3_day needs a capacity_m3")
        return self

    @model_validator(mode="after")
    def _peaks_fit(self) -> Self:
        spans = sorted((peak.first_day, peak.last_day) for peak in self.peaks)
        if any(before[1] >= after[0] for before, after in pairwise(spans)):
            raise ValueError("two peaks lie on one day")
        key, other = "per_m3_day", "storage_ladder"
        if self.storage_ladder:
            key, other = other, key
        for peak in self.peaks:
            if not peak.model_fields_set & {key} or peak.model_fields_set & {other}:
                raise ValueError(f"a peak of this warehouse needs {key}, and no {other}")
        return self

    def steps_on(self, date: dt.date) -> tuple[StorageStep, ...]:
        """Return the price of storage by age on a date, also where there is one price only."""
        ladder, price = self.storage_ladder, self.storage_per_m3_day
        for peak in self.peaks:
            if date in peak:
                ladder, price = peak.storage_ladder, peak.per_m3_day or 0.0
        return ladder or (StorageStep(after_days=self.free_days, per_m3_day=price),)


class Transfer(Part):
    """A way for goods from one warehouse to another; the bill comes when they are there.

    From a warehouse to itself it moves them between the shelves that shops keep apart there.
    """

    origin: Name = Field(alias="from")
    """The warehouse that gives."""
    to: Name
    """The warehouse that takes."""
    transit_days: LawOfDays = Field(description="from shelf to shelf, rounded to whole days")
    cost_per_unit: UnitMoney = Field(0.0, description="handling at both ends")
    cost_per_m3: Rate = 0.0
    """Money a m3, beside the other costs."""
    fee_per_transfer: Money = Field(0.0, description="for each product and truck")
