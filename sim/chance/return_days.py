"""On which days after dispatch a unit may come back, and with what chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from ..arrays import Floats
from ..network.shop import Shop
from ..scenario.law import AnyLaw, Constant
from ..scenario.product import Product

_LONGEST = 0.999
"""The slowest one in a thousand come back on the last of the other days."""


def chances(shop: Shop) -> dict[int, Floats]:
    """Return by days after dispatch the chance that a delivered unit comes back then, (P, 1)."""
    products = [_of_product(product, shop) for product in shop.listings]
    days = sorted({day for product in products for day in product})
    return {day: np.array([[product.get(day, 0.0)] for product in products]) for day in days}


def _of_product(product: Product, shop: Shop) -> Mapping[int, float]:
    """Return the chance of each day; returns arrive the day after dispatch at the earliest."""
    by_day: dict[int, float] = defaultdict(float)
    longest = shop.days + shop.settlement.delivery_days  # even the fastest delivery is too late
    if product.return_share:
        for days, chance in enumerate(whole_days(product.return_days)):
            if chance:
                after = max(shop.settlement.delivery_days + days, 1)
                by_day[min(after, longest)] += product.return_share * chance
    return by_day


def whole_days(law: AnyLaw) -> list[float]:
    """Return the chance of each number of days from 0 on, when a law is rounded to whole days."""
    if isinstance(law, Constant):
        return [0.0] * round(law.value) + [1.0]
    frozen = law.frozen()
    last = max(int(np.rint(frozen.ppf(_LONGEST))), 0)
    below = frozen.cdf(np.arange(last) + 0.5).tolist()
    return np.diff([0.0, *below, 1.0]).tolist()  # type: ignore[no-any-return] # floats by numpy
