"""The packing station: how many parcels leave a day, what haste costs, what buyers are promised."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .lane import WEEKDAYS, Weekday
from .law import Constant, Law
from .part import Days, Money, NonNegative, Part, Span, Units


class PeakFee(Span):
    """Days on which every parcel pays a surcharge (M70)."""

    per_unit: Money


class Packing(Part):
    """A station that packs the oldest parcels first (M105, M135, M151)."""

    packers: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1
    units_per_packer_day: Law = Field(
        default=Constant(value=1_000_000),
        description="what a packer packs on a working day, rounded; a law is drawn for each "
        "packer; left out: all that there is",
    )
    works: Annotated[tuple[Weekday, ...], Field(min_length=1)] = WEEKDAYS
    promised_days: Days | None = Field(
        None, description="working days from order to dispatch; parcels that leave later are late"
    )
    overtime_units_per_day: Units = 0
    overtime_after_days: NonNegative = Field(
        0.0, description="overtime when more than so many days of usual work are left at the close"
    )
    overtime_per_unit: Money = 0.0
    material_per_unit: Money = Field(0.0, description="box, tape and filling of a unit (M130)")
    peaks: tuple[PeakFee, ...] = ()
    carrier_credit_days: Days | None = Field(
        None,
        description="days from a parcel to its fulfilment bill; while cash and credit line are "
        "used up the carrier takes no parcels (M18); none: paid at once",
    )

    @model_validator(mode="after")
    def _someone_packs(self) -> Self:
        if self.units_per_packer_day.mean <= 0:
            raise ValueError("units_per_packer_day must be above 0 on average")
        if (
            "packers" in self.model_fields_set
            and "units_per_packer_day" not in self.model_fields_set
        ):
            raise ValueError("packers decide nothing without units_per_packer_day")
        return self
