"""The calendar of demand: what seasons and paydays make of a usual day."""

from __future__ import annotations

import datetime as dt

import numpy as np

from ..arrays import Floats
from ..scenario.product import Product
from ..scenario.scenario import Scenario
from ..scenario.season import Payday


def calendar(scenario: Scenario, product: Product) -> Floats:
    """Return the multiple of a product's organic orders on each day, (D,)."""
    dates = [scenario.date(day) for day in range(scenario.days)]
    multiple = np.ones(len(dates))
    for season in scenario.seasons:
        if product.sku in (season.products or [product.sku]):
            on = [season.first_day <= date <= season.last_day for date in dates]
            multiple[on] *= season.multiple
    for payday in scenario.paydays:
        if product.sku in (payday.products or [product.sku]):
            multiple[[is_payday(payday, date) for date in dates]] *= payday.multiple
    return multiple


def is_payday(payday: Payday, date: dt.date) -> bool:
    """Say whether a date is among the days of every month, which may go on into the next."""
    first, last = payday.first_day_of_month, payday.last_day_of_month
    if first <= last:
        return first <= date.day <= last
    return date.day >= first or date.day <= last
