"""What there is to spend: money at the start, a credit line, the gate that holds orders back."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .part import Money, Part


class Credit(Part):
    """A credit line: what cash below zero costs, and how far it may go."""

    limit: Money
    interest_per_year: Annotated[float, Field(strict=True, ge=0, le=5)] = Field(
        0.0, description="a share; paid daily, on what is drawn at the close"
    )
    pays_for_orders: Annotated[bool, Field(strict=True)] = Field(
        True, description="false: orders and ads wait for own cash; only bills draw on the line"
    )


class Cash(Part):
    """Money at the start, and the gate that holds orders and ads back (M6)."""

    opening: Annotated[float, Field(strict=True, ge=-1e9, le=1e9)]
    keep_at_least: Money = Field(
        0.0,
        description="ads may not spend below this; orders set aside what is owed, too",
    )
    spend_freely: Annotated[bool, Field(strict=True)] = Field(
        False, description="true: no gate, for textbook cases"
    )
    fixed_cost_per_day: Money = 0.0
    credit: Credit | None = None
