"""How far a warehouse's records are from its shelves (M126)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .part import Part, Share


class Records(Part):
    """What goes wrong on the shelves, and how often they are counted."""

    shrinkage_per_year: Annotated[float, Field(strict=True, ge=0, lt=1)] = Field(
        0.0, description="chance that a unit vanishes within a year: theft, damage, loss"
    )
    misbooked_share: Share = Field(
        0.0, description="units that leave and are booked wrongly, as often too few as too many"
    )
    count_every_days: Annotated[int, Field(strict=True, ge=1, le=3650)] | None = Field(
        None, description="cycle count that puts the record right; none: never"
    )

    @property
    def daily_shrinkage(self) -> float:
        """The chance that a unit vanishes on a day."""
        return 1.0 - float((1.0 - self.shrinkage_per_year) ** (1.0 / 365.0))
