"""Pause ads when stock is low, restart when it has recovered (M79, M93, M94)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from ..desk import Desk, Rates, Units
from ..rule import Rule


class Pause(Rule):
    """At one line of cover the budget is cut, at a higher one it is whole again.

    Between the lines yesterday's budget stands, so that ads do not flicker (hysteresis).
    """

    rule: Literal["pause"]
    at_days: Annotated[float, Field(strict=True, ge=0, le=365)]
    restart_days: Annotated[float, Field(strict=True, ge=0, le=365)]
    down_to: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.0
    window: Annotated[int, Field(strict=True, ge=1, le=365)] = 7

    @model_validator(mode="after")
    def _lines_rise(self) -> Self:
        if self.restart_days < self.at_days:
            raise ValueError("restart_days must not be below at_days")
        return self

    def share(self, desk: Desk, levels: Units) -> Rates:
        """Return the cut share at or below the line, all from the restart on, else yesterday's."""
        daily = desk.average_sales(self.window)
        kept = np.where(desk.on_hand >= self.restart_days * daily, 1.0, desk.ads_share)
        return np.where(desk.on_hand <= self.at_days * daily, self.down_to, kept)
