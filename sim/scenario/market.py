"""The market as a shop meets it: noise of demand, the week, stockouts and substitutes."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .part import Days, Multiple, Name, NonNegative, Part, Positive, Share


class Stockout(Part):
    """What happens when the shelf is empty (M38 to M41, M59, M97)."""

    orders: Literal["lost", "backordered", "oversold"] = "lost"
    """What buyers' orders become when the shelf is empty."""
    sync_lag_hours: NonNegative = Field(
        0.0, description="oversold: how long the listing goes on selling what is not there"
    )
    cancel_after_days: Annotated[int, Field(strict=True, ge=1, le=90)] = Field(
        3, description="oversold: orders unfilled for so long are cancelled, at the seller's fault"
    )
    traffic_lost_per_day: Share = Field(0.0, description="of momentum, for a day without stock")
    half_life_days: Positive = Field(14.0, description="of the recovery")


class FastDelivery(Part):
    """The label of fast delivery, while a warehouse near enough has stock (M42 to M44)."""

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
    """Multiples of organic orders from Monday to Sunday; they sum to 7."""
    stockout: Stockout = Stockout()
    """What an empty shelf does."""
    fast_delivery: FastDelivery | None = None
    """A label that brings orders; none: there is none."""

    @model_validator(mode="after")
    def _week_keeps_its_mean(self) -> Self:
        if abs(sum(self.weekday) - 7) > 0.01:
            raise ValueError(f"the seven weekdays must sum to 7, found {sum(self.weekday):g}")
        return self


class Substitute(Part):
    """A share of the buyers whom one product cannot serve buys another instead (M54, M55)."""

    sold_out: Name
    """The product that cannot be served."""
    bought: Name
    """The product that is bought instead."""
    share: Annotated[float, Field(strict=True, gt=0, le=1)] = Field(
        description="0.10 to 0.45 buy another item of the same shop"
    )

    @model_validator(mode="after")
    def _is_another(self) -> Self:
        if self.sold_out == self.bought:
            raise ValueError("a product is no substitute for itself")
        return self
