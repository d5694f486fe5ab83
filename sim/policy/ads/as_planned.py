"""Ads as planned."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..desk import Desk, Rates, Units
from .asleep import LeavesAsleep


class AsPlanned(LeavesAsleep):
    """The plan is spent, whatever the stock."""

    rule: Literal["as planned"] = "as planned"

    def share(self, desk: Desk, levels: Units) -> Rates:
        """Return the whole plan."""
        return np.ones(levels.shape)
