"""The last days to order for each sale: by promotion, products, supplier and mode."""

from collections.abc import Iterator
from typing import NamedTuple

from ..network.network import Network
from .arrivals import Arrivals, Way


class LastDays(NamedTuple):
    """Days of order from which goods are on the shelf on the first morning of a sale.

    None where that day has gone by before the first one. Orders that need not queue.
    """

    promotion: str
    products: tuple[str, ...]
    """That come by this way."""
    supplier: str
    mode: str
    half: int | None
    """So that half arrive."""
    most: int | None
    """So that 19 of 20 do."""


def last_days(network: Network, arrivals: Arrivals) -> Iterator[LastDays]:
    """Yield the last days for the promotions that begin within the plan's days."""
    for promotion, names in network.enrolled:
        sale = network.day(promotion.sale_from)
        if 0 < sale < network.plan_days:
            for way, products in _by_way(network, arrivals, names).items():
                days = arrivals.last_days(way, sale)
                yield LastDays(promotion.name, tuple(products), way.supplier, way.mode, *days)


def _by_way(network: Network, arrivals: Arrivals, names: tuple[str, ...]) -> dict[Way, list[str]]:
    """Return which of the products come by each way."""
    found: dict[Way, list[str]] = {}
    for row, listing in enumerate(network.listings):
        if listing.name in names and listing.owns_shelf:
            for way in arrivals.ways(row):
                found.setdefault(way, []).append(listing.name)
    return found
