"""How ads are paid: at once, from a prepaid wallet, or on an agency's credit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .part import Days, Money, Part


class AdWallet(Part):
    """A prepaid wallet: ads stop when it is empty (M7, M19)."""

    opening: Money = 0.0
    when_below: Money = Field(description="top up when wallet and top-ups under way are below it")
    top_up: Annotated[Money, Field(gt=0)] = Field(description="or what cash allows")
    top_up_days: Days = Field(0, description="days until a top-up can be spent")


class AdCredit(Part):
    """An agency pays first: spend is due some days later (the other sense of C1)."""

    days: Annotated[int, Field(strict=True, ge=1, le=365)]
    limit: Money | None = Field(None, description="most that may be owed; none: no limit")
