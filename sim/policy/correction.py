"""How far recent sales correct the seller's plan."""

from typing import Annotated

import numpy as np
from pydantic import Field

from ..arrays import Floats
from .desk import Desk

Trust = Annotated[
    float, Field(strict=True, ge=0, le=1, description="0: the plan stands, 1: sales say all")
]


def correction(desk: Desk, window: int, trust: float, every: int = 1) -> Floats:
    """Return the multiple of the plan that recent sales speak for, (P, W); 1 on the first day.

    Sales over plan in the last `window` days, between a quarter and four times, believed by
    `trust`; worked out anew `every` so many days.
    """
    today = desk.last(every)
    start = max(0, today - window)
    planned = np.maximum(desk.expected(today - start, start), 1.0)
    ratio = np.clip((desk.sold[today] - desk.sold[start]) / planned, 0.25, 4.0)
    return 1.0 + trust * (ratio - 1.0) if today else np.ones(desk.on_hand.shape)
