"""What there is to spend: money at the start, a credit line, the gate, and how ads are paid."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

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
        0.0, description="ads may not spend below this, and no order may lead below it; see gate"
    )
    gate: Literal["ahead", "known", "deposit"] = Field(
        "ahead",
        description="what an order must leave at keep_at_least or more, on every day until its"
        " last cost has fallen due, and what is sold then can have been paid out. ahead: cash with"
        " all that is known to come and go, with planned ads, and with planned sales of what is on"
        " hand and due in; known: no sale counts that is yet to come. Both set all costs of the"
        " order against it on their expected days. deposit: cash today less what goods under way"
        " still cost, against the deposit and the order fee alone; weaker, as an order that can be"
        " begun may be one that cannot be paid for",
    )
    spend_freely: Annotated[bool, Field(strict=True)] = Field(
        False, description="true: no gate, and no charge for cash below zero, for textbook cases"
    )
    overdraft_per_year: Annotated[float, Field(strict=True, ge=0, le=5)] = Field(
        0.3,
        description="what cash below zero costs, beyond any credit line: a share a year, paid"
        " daily on what is missing at the close. An assumption that hurts: nobody lent that money",
    )
    capital_per_year: Annotated[float, Field(strict=True, ge=0, le=5)] = Field(
        0.0,
        description="what goods tie up costs: a share a year of what goods on the shelf and on the "
        "way there cost, paid daily at the close",
    )
    fixed_cost_per_day: Money = 0.0
    """Rent, wages and the like, paid every day."""
    credit: Credit | None = None
    """A bank's credit line; none: nobody lends."""

    @model_validator(mode="after")
    def _free_spending_knows_no_gate(self) -> Self:
        for key in ("gate", "overdraft_per_year"):
            if self.spend_freely and key in self.model_fields_set:
                raise ValueError(f"{key} decides nothing with spend_freely")
        return self


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
