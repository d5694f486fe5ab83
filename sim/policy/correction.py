"""How far recent sales correct the seller's plan."""

from typing import Annotated

from pydantic import Field

from ..arrays import Floats, np
from .desk import Desk

Trust = Annotated[
    float, Field(strict=True, ge=0, le=1, description="0: the plan stands, 1: sales say all")
]


def correction(
    desk: Desk, window: int, trust: float, every: int = 1, *, in_stock_days_only: bool = True
) -> Floats:
    """Return the multiple of the plan that recent sales speak for, (P, W); 1 on the first day.

    Sales over plan in the last `window` days, between a quarter and four times, believed by
    `trust`; worked out anew `every` so many days. Days that closed with an empty shelf say nothing
    of the plan, unless asked for; where all of them did, the plan stands.
    """
    today = desk.last(every)
    start = max(0, today - window)
    if not today:
        return np.ones(desk.on_hand.shape)
    days = slice(start, today + 1)
    count = np.ones((today - start, 1, 1), np.int64)
    if in_stock_days_only:
        count = np.diff(desk.days_in_stock[days], axis=0)
    planned = (np.diff(desk.planned[days], axis=0)[..., None] * count).sum(axis=0)
    sold = (np.diff(desk.sold[days], axis=0) * count).sum(axis=0)
    ratio = np.clip(sold / np.maximum(planned, 1.0), 0.25, 4.0)
    return 1.0 + trust * (np.where(count.any(axis=0), ratio, 1.0) - 1.0)
