"""The calendar of demand: what seasons and paydays make of a usual day."""

from __future__ import annotations

import datetime as dt

import numpy as np

from ..arrays import Floats
from ..network.listing import Listing
from ..network.shop import Shop
from ..scenario.season import Payday


def calendar(shop: Shop, product: Listing) -> Floats:
    """Return the multiple of a product's organic orders on each day, (D,)."""
    dates = [shop.date(day) for day in range(shop.days)]
    multiple = np.ones(len(dates))
    for season in shop.seasons:
        if product.product in (season.products or [product.product]):
            on = [season.first_day <= date <= season.last_day for date in dates]
            multiple[on] *= season.multiple
    for payday in shop.paydays:
        if product.product in (payday.products or [product.product]):
            multiple[[is_payday(payday, date) for date in dates]] *= payday.multiple
    return multiple


def is_payday(payday: Payday, date: dt.date) -> bool:
    """Say whether a date is among the days of every month, which may go on into the next."""
    first, last = payday.first_day_of_month, payday.last_day_of_month
    if first <= last:
        return first <= date.day <= last
    return date.day >= first or date.day <= last
