"""Reorder point and fixed quantity, (r,Q)."""

from typing import Literal, Self

from pydantic import model_validator

from ...arrays import Units, np
from ..desk import Desk
from ..rule import EveryDays, Rule, UnitsPerListing, units_per_listing


class ReorderPoint(Rule):
    """On review days, where the position is at or below r, order n Q.

    It is the least multiple of Q that lifts the position above r.
    Source: Hadley & Whitin 1963, the (nQ, r) model.
    """

    rule: Literal["(r,Q)"]
    r: UnitsPerListing
    """Units of the inventory position at or below which it orders."""
    q: UnitsPerListing
    """Units that an order is a multiple of."""
    every_days: EveryDays = 1
    """Days from one review to the next; the first is on day 0."""

    @model_validator(mode="after")
    def _q_is_some(self) -> Self:
        least = min(self.q.values(), default=1.0) if isinstance(self.q, dict) else self.q
        if least < 1:
            raise ValueError(f"q must be at least 1, found {least:g}")
        return self

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return n Q."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        r = units_per_listing(self.r, desk)
        q = np.maximum(units_per_listing(self.q, desk), 1)
        return np.asarray(np.maximum((r - desk.position) // q + 1, 0) * q)
