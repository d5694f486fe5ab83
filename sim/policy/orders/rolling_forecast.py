"""Small batches that follow a rolling forecast (M83, M103)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from ..desk import Desk, Rates, Units, whole
from ..rule import Rule


class RollingForecast(Rule):
    """Every few days order what the plan expects until the next order can arrive, plus a buffer.

    The plan is scaled by how the last sales compared with it, within bounds.
    """

    rule: Literal["rolling forecast"]
    every_days: Annotated[int, Field(strict=True, ge=1, le=365)] = 7
    buffer: Annotated[float, Field(strict=True, ge=0, le=5)] = 0.15
    window: Annotated[int, Field(strict=True, ge=1, le=365)] = 14
    trust: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.5
    mode: Literal["sea", "air"] = "sea"

    def correction(self, desk: Desk) -> Rates:
        """Return recent sales over recent plan, half believed, (P, W)."""
        start = max(0, desk.day - self.window)
        planned = np.maximum(desk.expected(desk.day - start, start), 1.0)
        ratio = np.clip((desk.sold[desk.day] - desk.sold[start]) / planned, 0.25, 4.0)
        return 1.0 + self.trust * (ratio - 1.0) if desk.day else np.ones(desk.on_hand.shape)

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the corrected plan over lead time and review, with buffer, less the position."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        protect = np.ceil(desk.lead_days[self.mode]).astype(np.int64) + self.every_days
        plan = np.stack([desk.expected(int(d))[p] for p, d in enumerate(protect)])
        return whole(plan * (1.0 + self.buffer) * self.correction(desk) - desk.position)
