"""Clear out: from a day on, everything left is marked down (M100)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Rule, per_listing
from .cut import Cut


class ClearOut(Rule):
    """The list price until a day, a cut price from that day on."""

    rule: Literal["clear out"]
    cut: Cut
    from_day: Annotated[int, Field(strict=True, ge=0, le=3650)]

    def price(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the price less its cut from the day on, (P, 1)."""
        return 1.0 - per_listing(self.cut, desk) if desk.day >= self.from_day else 1.0
