"""Alert when the stock lasts for few days (M75 to M78, M81)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from ..desk import Desk, Units
from ..rule import PerProduct, Rule, below, per_product


class DaysOfCover(Rule):
    """Stock over average daily sales, against three lines; no alert before the first sale."""

    rule: Literal["days of cover"]
    yellow: PerProduct
    orange: PerProduct
    red: PerProduct
    window: Annotated[
        int, Field(strict=True, ge=1, le=365, description="days that sales are averaged over")
    ] = 7
    counts: Literal["on hand", "position"] = Field(
        "on hand", description="position: what is on order counts as stock"
    )

    @model_validator(mode="after")
    def _lines_fall(self) -> Self:
        if below(self.yellow, self.orange) or below(self.orange, self.red):
            raise ValueError("expected yellow >= orange >= red")
        return self

    def levels(self, desk: Desk) -> Units:
        """Return the number of lines that the cover is at or below."""
        stock = desk.on_hand if self.counts == "on hand" else desk.position
        daily = desk.average_sales(self.window)
        level = np.zeros(stock.shape, np.int64)
        for line in (self.yellow, self.orange, self.red):
            level += stock <= per_product(line, desk) * daily
        on_sale = (daily > 0) | (desk.sold[desk.day] > 0)
        return np.where(on_sale, level, 0)
