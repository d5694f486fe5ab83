"""Parcels: how many the packing station sends a day, what buyers send back or refuse."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .lane import WEEKDAYS, Weekday
from .law import Constant, Law
from .part import Days, NonNegative, Part, Share, Span, UnitMoney, Units


class PeakFee(Span):
    """Days on which every parcel pays a surcharge (M70)."""

    per_unit: UnitMoney
    """Money on top of material_per_unit."""


class Packing(Part):
    """A station that packs the oldest parcels first (M105, M135, M151)."""

    packers: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1
    """People, each with a day's work of their own."""
    units_per_packer_day: Law = Field(
        default=Constant(value=1_000_000),
        description="what a packer packs on a working day, rounded; a law is drawn for each "
        "packer; left out: all that there is",
    )
    works: Annotated[tuple[Weekday, ...], Field(min_length=1)] = WEEKDAYS
    """Weekdays on which parcels are packed."""
    promised_days: Days | None = Field(
        None, description="working days from order to dispatch; parcels that leave later are late"
    )
    overtime_units_per_day: Units = 0
    """Units that overtime packs at most."""
    overtime_after_days: NonNegative = Field(
        0.0, description="overtime when more than so many days of usual work are left at the close"
    )
    overtime_per_unit: UnitMoney = 0.0
    """Money on top for a unit packed in overtime."""
    material_per_unit: UnitMoney = Field(0.0, description="box, tape and filling of a unit (M130)")
    peaks: tuple[PeakFee, ...] = ()
    """Surcharges by date."""
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


class Handling(Part):
    """What a unit that comes back costs, and where it goes (M139, M140)."""

    freight_per_unit: UnitMoney = Field(0.0, description="the way back, paid when it is over")
    inspection_days: Days = Field(0, description="from the dock to the shelf, fit for sale or not")
    inspection_per_unit: UnitMoney = 0.0
    """Looking at a unit that came back."""
    refurbished_share: Share = Field(0.0, description="of what is not fit for sale as it is")
    refurbish_days: Days = 0
    """From the end of the inspection to the shelf."""
    refurbish_per_unit: UnitMoney = 0.0
    """Making a unit fit for sale."""
    liquidated_share: Share = Field(
        0.0, description="of what is not fit for sale; the rest is scrap"
    )
    liquidation_value: Share = Field(0.0, description="what it brings, as a share of unit_cost")

    @model_validator(mode="after")
    def _shares_fit(self) -> Self:
        if self.refurbished_share + self.liquidated_share > 1.0 + 1e-9:
            raise ValueError("refurbished_share and liquidated_share may not exceed 1 together")
        return self


class Returns(Part):
    """How a shop's returns are counted and handled (M138)."""

    noise: Literal["binomial", "none"] = Field(
        "none", description="binomial: every unit decides for itself; none: exact shares"
    )
    refund_only_share: Share = Field(
        0.0, description="returns whose goods the buyer keeps, refunded all the same"
    )
    handling: Handling | None = Field(
        None, description="none: what is fit for sale is on the shelf at once, the rest is scrap"
    )


class CashOnDelivery(Part):
    """Orders that are paid at the door, or refused there (M138)."""

    share: Share = Field(description="of all orders")
    refused_share: Share = Field(0.0, description="of the orders paid on delivery")
    refusal_days: Days = Field(14, description="from dispatch until a refused unit is back")
    remitted_after_days: Days = Field(0, description="later than prepaid money")
    fee_share: Share = Field(0.0, description="of the price of what is paid at the door")
    fee_per_unit: UnitMoney = 0.0
    """What the collecting carrier keeps of each unit paid at the door, beside fee_share."""
