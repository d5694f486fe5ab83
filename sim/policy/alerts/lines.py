"""Three lines that stock is held against: what all alerts but the silent one share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Self

import numpy as np
from pydantic import Field, model_validator

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import PerProduct, Rule, below, per_product


class Lines(Rule):
    """Yellow, orange and red; at a line counts as below it."""

    yellow: PerProduct
    orange: PerProduct
    red: PerProduct
    counts: Literal["on hand", "position"] = Field(
        "on hand", description="position: what is on order counts as stock"
    )

    @model_validator(mode="after")
    def _lines_fall(self) -> Self:
        if below(self.yellow, self.orange) or below(self.orange, self.red):
            raise ValueError("expected yellow >= orange >= red")
        return self

    def crossed(self, desk: Desk, units: Callable[[Floats], Floats]) -> Units:
        """Return how many lines the stock is at or below, (P, W).

        `units` turns a line, (P, 1), into the pieces that it stands for.
        """
        stock = desk.on_hand if self.counts == "on hand" else desk.position
        level = np.zeros(stock.shape, np.int64)
        for line in (self.yellow, self.orange, self.red):
            level += stock <= units(per_product(line, desk))
        return level
