"""What a rule of a policy sees of a product, and the figures that it works out from it."""

from __future__ import annotations

import math
from typing import Protocol

from .item import Campaign
from .setting import Setting
from .terms import ProductTerms

RED = 3
LEVELS = {"green": 0, "yellow": 1, "orange": 2, "red": RED}


class Seen(Protocol):
    """What a rule sees of a product."""

    terms: ProductTerms
    on_hand: int
    after_receipt: int
    on_order: int
    pending: int
    backlog: int
    ads: Campaign | None
    ads_share: float
    price_share: float
    sold: list[int]
    """Units sold before each day so far."""
    promised: list[tuple[int, int]]
    """Day and units of every lot, as told when it was ordered."""
    waiting: list[tuple[int, int]]
    """The same of what is decided and has not gone out yet."""

    @property
    def position(self) -> int: ...


def by_product(number: float | dict[str, float], setting: Setting) -> list[float]:
    """Return a rule's number for each product: by row, else by product, else by role, else 0."""
    if not isinstance(number, dict):
        return [number] * len(setting.products)
    return [
        number.get(p.name, number.get(p.sku, number.get(p.role, 0.0))) for p in setting.products
    ]


def average_sales(item: Seen, day: int, window: int) -> float:
    """Return units a day; the plan's first week stands in for days before the first."""
    seen = min(window, day)
    recent = item.sold[day] - item.sold[day - seen]
    before = item.terms.planned[7] / 7.0
    return (recent + before * (window - seen)) / window


def highest_sales(item: Seen, day: int, window: int) -> float:
    if day == 0:
        return average_sales(item, day, 1)
    sold = item.sold
    return float(max(sold[d + 1] - sold[d] for d in range(max(0, day - window), day)))


def sold_before(item: Seen, day: int) -> float:
    """Return the units sold before a day; before the first day the plan's first week counts."""
    return item.sold[day] if day >= 0 else day * (item.terms.planned[7] / 7.0)


def spread(item: Seen, day: int, window: int) -> float:
    """Return the standard deviation of a day's units; days before the first are Poisson."""
    squares, before = 0, item.terms.planned[7] / 7.0
    seen = min(window, day)
    for d in range(day - seen, day):
        squares += (item.sold[d + 1] - item.sold[d]) ** 2
    mean = average_sales(item, day, window)
    square = (squares + (before + before * before) * (window - seen)) / window
    return math.sqrt(max(square - mean * mean, 0.0))


def position_within(item: Seen, day: int, days: int) -> int:
    lots = item.promised + item.waiting
    later = sum(units for promised, units in lots if promised > day + days)
    return item.on_hand + max(item.on_order + item.pending - later, 0) - item.backlog


def expected(item: Seen, days: int, start: int) -> float:
    planned = item.terms.planned
    last = len(planned) - 1
    return planned[min(start + days, last)] - planned[min(start, last)]


def plan_correction(item: Seen, day: int, window: int, trust: float) -> float:
    """Return what recent sales over recent plan make of the plan."""
    if day == 0:
        return 1.0
    start = max(0, day - window)
    planned = max(expected(item, day - start, start), 1.0)
    ratio = min(max((item.sold[day] - item.sold[start]) / planned, 0.25), 4.0)
    return 1.0 + trust * (ratio - 1.0)


def whole(units: float) -> int:
    return max(math.ceil(units), 0)
