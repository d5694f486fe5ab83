"""Ways: from which shelves a row's buyers are served, how long that takes and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from .part import cents
from .row import Row, owners

if TYPE_CHECKING:
    from .scenario import OneShop


class Way(NamedTuple):
    """From a stock point to the buyers of a row."""

    row: int
    """Among the rows of the shop."""
    shelf: int
    """Among those of all shops."""
    days: int
    """Of delivery."""
    cost: int
    """Cents a unit: packing there, and delivery."""


def ways_of(shop: OneShop) -> Iterator[Way]:
    """Yield the first way of each row, and then all others in the order of their use.

    The first is from its own shelf, or from that of another row that it draws on.
    """
    owner = owners(shop.shelves)
    for number in range(len(shop.products)):
        shelf = owner[shop.first + number]
        yield _way(shop, number, shelf, shop.shelves[shelf].home)
    for number, row in enumerate(shop.products):
        for warehouse in row.place.fallback:
            for shelf, other in enumerate(shop.shelves):
                if _lends(other, row) and other.home == warehouse:
                    yield _way(shop, number, shelf, warehouse)


def _lends(other: Row, row: Row) -> bool:
    """Say whether a row of the same shop has a shelf with the same product."""
    same = (other.product, other.place.shop) == (row.product, row.place.shop)
    return same and other is not row and other.owns_shelf


def _way(shop: OneShop, number: int, shelf: int, warehouse: str) -> Way:
    """Return the way from a warehouse to a row; without a [[delivery]] as fast as the shop says."""
    place = shop.products[number].place
    known = next(w for w in shop.warehouses if w.name == warehouse)
    days, extra = shop.settlement.delivery_days, 0
    for delivery in shop.deliveries:
        if (delivery.origin, delivery.to) == (warehouse, place.region or place.shop):
            days, extra = delivery.days, cents(delivery.cost_per_unit)
    return Way(number, shelf, days, cents(known.fulfilment_per_unit) + extra)
