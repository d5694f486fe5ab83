"""A warehouse that runs low is filled up from the others (M101)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

import numpy as np
from pydantic import model_validator

from ..desk import Desk, Units
from ..rule import PerProduct, below, per_product
from .shelves import KeepsCover, moved


class ToDaysOfCover(KeepsCover):
    """At a line of cover a row takes what it lacks to its target; transfers serve in file order."""

    rule: Literal["to days of cover"]
    at_days: PerProduct
    days: PerProduct

    @model_validator(mode="after")
    def _target_lies_above(self) -> Self:
        if below(self.days, self.at_days):
            raise ValueError("days must not be below at_days")
        return self

    def wishes(self, desk: Desk) -> Mapping[tuple[str, str], Units]:
        """Return the target less the stock where the line is reached, as far as can be spared."""
        shelves = self.shelves(desk)
        low = shelves.cover <= per_product(self.at_days, desk)
        target = np.ceil(per_product(self.days, desk) * shelves.daily)
        lacking = np.where(low, target - shelves.there, 0.0)
        wishes = {}
        for names in desk.transfer_days:
            giver, taker = shelves.ends(names)
            units = moved(lacking[taker], shelves.spare[giver])
            shelves.spare[giver] -= units
            lacking[taker] -= units
            wishes[names] = units
        return wishes
