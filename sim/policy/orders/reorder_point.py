"""Reorder point and fixed quantity, (r,Q)."""

from typing import Literal, Self

import numpy as np
from pydantic import model_validator

from ...arrays import Units
from ..desk import Desk
from ..rule import PerListing, Rule, per_listing


class ReorderPoint(Rule):
    """When the position is at or below r, order the least multiple of Q that lifts it above r.

    Source: Hadley & Whitin 1963, the (nQ, r) model.
    """

    rule: Literal["(r,Q)"]
    r: PerListing
    q: PerListing

    @model_validator(mode="after")
    def _q_is_some(self) -> Self:
        least = min(self.q.values(), default=1.0) if isinstance(self.q, dict) else self.q
        if least < 1:
            raise ValueError(f"q must be at least 1, found {least:g}")
        return self

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return n Q."""
        r = per_listing(self.r, desk).astype(np.int64)
        q = np.maximum(per_listing(self.q, desk).astype(np.int64), 1)
        return np.asarray(np.maximum((r - desk.position) // q + 1, 0) * q)
