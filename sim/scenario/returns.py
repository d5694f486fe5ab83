"""What buyers send back or refuse, and what becomes of it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from .part import Days, Money, Part, Share


class Handling(Part):
    """What a unit that comes back costs, and where it goes (M139, M140)."""

    freight_per_unit: Money = Field(0.0, description="the way back, paid when it is over")
    inspection_days: Days = Field(0, description="from the dock to the shelf, fit for sale or not")
    inspection_per_unit: Money = 0.0
    refurbished_share: Share = Field(0.0, description="of what is not fit for sale as it is")
    refurbish_days: Days = 0
    refurbish_per_unit: Money = 0.0
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
    fee_per_unit: Money = 0.0
