"""What all rules share: frozen numbers from the scenario file, one per product where that helps."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from ..arrays import Floats
from .desk import Desk

GREEN, YELLOW, ORANGE, RED = range(4)
LEVELS = {"green": GREEN, "yellow": YELLOW, "orange": ORANGE, "red": RED}


class Rule(BaseModel):
    """One rule of a policy, by name and numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Mode = Literal["sea", "air", "land", "express"]
"""How goods travel; a scenario has a lane for each that its policies name."""

Number = Annotated[float, Field(strict=True, ge=0, le=1e9)]
PerProduct = Annotated[
    Annotated[Number, Tag("number")] | Annotated[dict[str, Number], Tag("table")],
    Discriminator(lambda value: "table" if isinstance(value, dict) else "number"),
]
"""One number for all, or a table by name or role.

The name of a row (`lamp @ West`) wins over that of its product, and that over the role.
"""

Window = Annotated[
    int, Field(strict=True, ge=1, le=365, description="days that sales are averaged over")
]
Every = Annotated[
    int,
    Field(strict=True, ge=1, le=365, description="days between new figures; the old ones stay"),
]


def below(low: PerProduct, high: PerProduct) -> bool:
    """Say whether one number is below another for every product that both can tell."""
    if isinstance(low, dict) and isinstance(high, dict):
        return all(low[key] < high[key] for key in low.keys() & high.keys())
    lows = low.values() if isinstance(low, dict) else [low]
    highs = high.values() if isinstance(high, dict) else [high]
    return max(lows, default=0.0) < min(highs, default=float("inf"))


def per_product(number: PerProduct, desk: Desk) -> Floats:
    """Return the number of each product, (P, 1); a product that no key fits gets 0."""
    if not isinstance(number, dict):
        return np.full((len(desk.products), 1), number)
    rows = zip(desk.products, desk.skus, desk.roles, strict=True)
    return np.array([[of_row(number, row)] for row in rows], dtype=np.float64)


def of_row(number: PerProduct, row: tuple[str, str, str]) -> float:
    """Return the number of a row by its name, else its product's name, else its role."""
    if not isinstance(number, dict):
        return number
    return next((number[word] for word in row if word in number), 0.0)
