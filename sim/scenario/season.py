"""When buyers buy more or less than usual: festivals, competitors' sales, paydays."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .part import Multiple, Name, Part, Span


class SellingSeason(Span):
    """Days on which organic orders are a multiple of the usual (M63): Ramadan, Eid, Songkran, Tet.

    A competitor's promotion is a season below 1 that the seller does not foresee.
    """

    multiple: Multiple
    products: tuple[Name, ...] = Field((), description="none: all of them")
    shop: Name | None = Field(None, description="none: all of them")
    foreseen: Annotated[bool, Field(strict=True)] = Field(
        True, description="false: the seller's plan does not know of it"
    )


DayOfMonth = Annotated[int, Field(strict=True, ge=1, le=31)]


class Payday(Part):
    """Days of every month on which buyers have money: 25th to 1st, 1.1 to 1.8 times the orders."""

    first_day_of_month: DayOfMonth = 25
    last_day_of_month: DayOfMonth = Field(1, description="may lie in the next month")
    multiple: Multiple
    products: tuple[Name, ...] = Field((), description="none: all of them")
    shop: Name | None = Field(None, description="none: all of them")
