"""What a running shop's books open with: what is owed and due, orders and parcels, past sales."""

import datetime as dt
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from .part import Money, Name, NonNegative, Part, Units

LONGEST = 365
"""Days before the first that anything of the books may reach back to."""


class Receivable(Part):
    """What a platform holds for a shop on the first day."""

    on: dt.date = Field(
        description="when it is released; it is paid out on that day, or the next payout day"
    )
    amount: Annotated[Money, Field(gt=0)] = Field(
        description="after fees, in the scenario's currency also of other shops"
    )
    shop: Name | None = Field(None, description="none: the main shop")


class Payable(Part):
    """A bill of the time before the first day."""

    on: dt.date = Field(description="when it is due")
    amount: Annotated[Money, Field(gt=0)] = Field(description="of the bill")


class Parcels(Part):
    """Parcels that left before the first day: they will be paid for, and some come back."""

    listing: Name = Field(description="a product, or `product @ shop` where several shops sell it")
    units: Annotated[Units, Field(gt=0)] = Field(description="that left on the day")
    left_on: dt.date = Field(description="a day before the first")


History = Annotated[
    Annotated[NonNegative, Tag("number")] | Annotated[tuple[NonNegative, ...], Tag("list")],
    Discriminator(lambda value: "list" if isinstance(value, list | tuple) else "number"),
]
"""Units a day, or the units of each day, the last one of the day before the first."""


class Opening(Part):
    """What a shop that runs already brings along; nothing of it is profit or loss."""

    receivables: tuple[Receivable, ...] = Field(
        (), description="what platforms hold, after fees, by the day of its release"
    )
    sold_like_this_days: Annotated[int, Field(strict=True, ge=0, le=LONGEST)] = Field(
        0,
        description="as if every shop had sold for so many days what the plan expects a day in its "
        "first week, at the list price and the terms of the first day: what of it is not paid out "
        "yet lies with the platform, and what of it comes back is refunded and on its way",
    )
    parcels: tuple[Parcels, ...] = Field(
        (), description="the same of parcels that are told one by one"
    )
    payables: tuple[Payable, ...] = Field((), description="bills by the day on which they are due")
    waiting_orders: dict[Name, Units] = Field(
        default={},
        description="units by listing that buyers have ordered and that wait for goods; they count "
        "as wanted on the first day, and are paid for like any parcel once they leave",
    )
    history: dict[Name, History] = Field(
        default={},
        description="units sold a day by listing before the first day: a number, or a list whose "
        "last entry is the day before the first; sales averages reach back into it; of listings "
        "that it leaves out the plan's own first week stands in",
    )
