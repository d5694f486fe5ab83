"""Which shelves charts have room for: those with the most sales at risk."""

from collections.abc import Iterable

import numpy as np

from ..arrays import Floats
from ..network.listing import Listing
from ..study.comparison import Comparison
from ..words import charts as say
from ..words.number import number
from .outage import probabilities
from .planned import planned_units
from .shelves import shelves

MOST = 12
"""Shelves that a chart has room for."""


def shown(result: Comparison, policies: Iterable[str]) -> dict[str, list[Listing]]:
    """Return all shelves, or those with the most at risk under any of the policies.

    They stand in the order of the file. Of shelves with the same at risk the one that is empty for
    longer comes first, then the one that sells more.
    """
    every = shelves(result.network)
    if len(every) <= MOST:
        return every
    sales, chances = _planned_sales(result), [probabilities(result, name) for name in policies]

    def at_risk(name: str) -> tuple[float, float, float]:
        value = max(float(of[name] @ sales[name]) for of in chances)
        return value, max(float(of[name].sum()) for of in chances), float(sales[name].sum())

    first = sorted(every, key=at_risk, reverse=True)[:MOST]
    return {name: rows for name, rows in every.items() if name in first}


def left_out(result: Comparison) -> str:
    """Say in small print which shelves are not shown; nothing where all are."""
    count = len(shelves(result.network))
    return say.MOST_AT_RISK(count=number(MOST), all=number(count)) if count > MOST else ""


def _planned_sales(result: Comparison) -> dict[str, Floats]:
    """Return what the plan sells from each shelf a day at list prices, (plan_days,) each."""
    network = result.network
    prices = np.array([listing.price for listing in network.listings])
    by_row = dict(zip(network.listing_names, (planned_units(network) * prices).T, strict=True))
    return {
        name: np.sum([by_row[row.name] for row in rows], axis=0)
        for name, rows in shelves(network).items()
    }
