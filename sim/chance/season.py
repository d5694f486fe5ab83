"""The calendar of demand: what seasons and paydays make of a usual day."""

from __future__ import annotations

import numpy as np

from ..arrays import Floats
from ..network.listing import Listing
from ..network.shop import Shop
from ..scenario.calendar import Payday, SellingSeason


def calendar(shop: Shop, listing: Listing) -> Floats:
    """Return the multiple of a listing's organic orders on each day, (D,)."""
    dates = [shop.date(day) for day in range(shop.days)]
    multiple = np.ones(len(dates))
    periods: list[SellingSeason | Payday] = [*shop.seasons, *shop.paydays]
    for days in periods:
        if listing.product in (days.products or [listing.product]):
            multiple[[date in days for date in dates]] *= days.multiple
    return multiple
