"""Alert when few per cent of the stock are left (M92, C8)."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from ...arrays import Units
from ..desk import Desk
from ..rule import PerProduct, per_product
from .lines import Lines


class PercentOfStock(Lines):
    """Stock as a share of a full shelf, against lines in per cent.

    It sees neither how fast the stock sells nor how long the next lot takes.
    """

    rule: Literal["percent of stock"]
    full: PerProduct | None = Field(
        None, description="units that are 100 %; left out: the shelf after the last receipt"
    )

    def levels(self, desk: Desk) -> Units:
        """Return the number of lines that the share is at or below; green before any stock."""
        full = desk.after_receipt if self.full is None else per_product(self.full, desk)
        known = (full > 0) | (desk.sold[desk.day] > 0)
        return np.where(known, self.crossed(desk, lambda percent: percent / 100.0 * full), 0)
