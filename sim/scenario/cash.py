"""What there is to spend: money at the start, a credit line, the gate, and how ads are paid."""

from typing import Annotated

from pydantic import Field

from .part import Balance, Days, Money, Part


class Credit(Part):
    """A credit line: what cash below zero costs, and how far it may go."""

    limit: Money
    """How far cash may go below zero."""
    interest_per_year: Annotated[float, Field(strict=True, ge=0, le=5)] = Field(
        0.0, description="a share; paid daily, on what is drawn at the close"
    )
    pays_for_orders: Annotated[bool, Field(strict=True)] = Field(
        True, description="false: orders and ads wait for own cash; only bills draw on the line"
    )


class Cash(Part):
    """Money at the start, and the gate that holds orders and ads back (M6)."""

    opening: Balance
    """Money in the bank on the first day."""
    keep_at_least: Money = Field(
        0.0,
        description="ads may not spend below this; orders set aside what is owed, too",
    )
    spend_freely: Annotated[bool, Field(strict=True)] = Field(
        False, description="true: no gate, for textbook cases"
    )
    fixed_cost_per_day: Money = 0.0
    """Rent, wages and the like, paid every day."""
    credit: Credit | None = None
    """A bank's credit line; none: nobody lends."""


class AdWallet(Part):
    """A prepaid wallet: ads stop when it is empty (M7, M19)."""

    opening: Money = 0.0
    """Money in it on the first day."""
    when_below: Money = Field(description="top up when wallet and top-ups under way are below it")
    top_up: Annotated[Money, Field(gt=0)] = Field(description="or what cash allows")
    top_up_days: Days = Field(0, description="days until a top-up can be spent")


class AdCredit(Part):
    """An agency pays first: spend is due some days later."""

    days: Annotated[int, Field(strict=True, ge=1, le=365)]
    """Days from the spend until it is paid."""
    limit: Money | None = Field(None, description="most that may be owed; none: no limit")
