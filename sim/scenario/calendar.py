"""When buyers buy more or less than usual: promotions, seasons, paydays."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from .law import Law
from .part import Days, Multiple, Name, Part, Share, Span


class Promotion(Part):
    """A platform promotion: sign-up, warm-up, sale, hangover (M63 to M70).

    Of several sales of a product on one day the strongest counts: the lowest price, and the largest
    uplift, live, click-price and conversion multiple each. Warm-ups and hangovers multiply with it.
    """

    name: Name
    """What charts and messages call it."""
    shop: Name | None = Field(None, description="none: the main shop")
    products: Annotated[tuple[Name, ...], Field(min_length=1)]
    """That take part."""
    sign_up_by: dt.date | None = Field(
        None, description="a product out of stock on that day misses it; none: enrolled already"
    )
    missed_share: Share = Field(0.0, description="chance that the sign-up goes wrong anyway (M68)")
    sale_from: dt.date
    """The first day of the sale."""
    sale_days: Annotated[int, Field(strict=True, ge=1, le=60)]
    """How many days the sale lasts."""
    uplift: Law = Field(
        description="multiple of organic orders in the sale; of several sales on a day the largest"
    )
    warm_up_days: Days = 0
    """Days before the sale on which buyers wait."""
    warm_up: Multiple = Field(
        1.0, description="multiple of organic orders in the warm-up, also on another's sale days"
    )
    hangover_days: Days = 0
    """Days after the sale on which they have bought already."""
    hangover: Multiple = Field(
        1.0, description="multiple of organic orders in the hangover, also on another's sale days"
    )
    live_multiple: Multiple = Field(
        1.0,
        description="multiple of the live audience on sale days; of several sales the largest",
    )
    click_price_multiple: Annotated[float, Field(strict=True, gt=0, le=100)] = Field(
        1.0, description="multiple of what a click costs on sale days; of several sales the largest"
    )
    conversion_multiple: Annotated[float, Field(strict=True, gt=0, le=100)] = Field(
        1.0, description="multiple of orders_per_click on sale days; of several sales the largest"
    )
    discount: Annotated[float, Field(strict=True, ge=0, le=0.95)] = Field(
        0.0,
        description="share off the list price in the sale; the uplift holds what it brings; of"
        " several sales on a day the largest",
    )
    price_freeze_days: Days = Field(
        0, description="days before the sale from which no price may change until it ends (M69)"
    )


class SellingSeason(Span):
    """Days on which organic orders are a multiple of the usual (M63): Ramadan, Eid, Songkran, Tet.

    A competitor's promotion is a season below 1 that the seller does not foresee.
    """

    multiple: Multiple
    """Of organic orders."""
    products: tuple[Name, ...] = Field((), description="none: all of them")
    shop: Name | None = Field(None, description="none: all of them")
    foreseen: Annotated[bool, Field(strict=True)] = Field(
        True, description="false: the seller's plan does not know of it"
    )


DayOfMonth = Annotated[int, Field(strict=True, ge=1, le=31)]


class Payday(Part):
    """Days of every month on which buyers have money: 25th to 1st, 1.1 to 1.8 times the orders."""

    first_day_of_month: DayOfMonth = 25
    """The first of the days."""
    last_day_of_month: DayOfMonth = Field(1, description="may lie in the next month")
    multiple: Multiple
    """Of organic orders."""
    products: tuple[Name, ...] = Field((), description="none: all of them")
    shop: Name | None = Field(None, description="none: all of them")

    def __contains__(self, date: dt.date) -> bool:
        """Say whether a date is among them; the days may go on into the next month."""
        first, last = self.first_day_of_month, self.last_day_of_month
        if first <= last:
            return first <= date.day <= last
        return date.day >= first or date.day <= last
