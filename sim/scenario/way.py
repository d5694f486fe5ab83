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
    pooled: bool
    """Whether it is the first way of a row that draws on another's shelf."""


def ways_of(shop: OneShop) -> Iterator[Way]:
    """Yield the first way of each row, and then all others in the order of their use.

    The first is from its own shelf, or from that of another row that it draws on.
    """
    owner = owners(shop.shelves)
    for number, row in enumerate(shop.products):
        shelf = owner[shop.first + number]
        assert shelf is not None
        yield _way(shop, number, shelf, pooled=not row.owns_shelf)
    for number, row in enumerate(shop.products):
        for warehouse in row.place.fallback:
            for shelf, other in enumerate(shop.shelves):
                if _lends(other, row) and other.home == warehouse != row.home:
                    yield _way(shop, number, shelf, pooled=False)


def _lends(other: Row, row: Row) -> bool:
    """Say whether a row has a shelf with the same product, of the shop that serves the other."""
    shop = row.place.shelf_of or row.place.shop
    return other.owns_shelf and (other.product, other.place.shop) == (row.product, shop)


def _way(shop: OneShop, number: int, shelf: int, *, pooled: bool) -> Way:
    """Return the way from a shelf to a row; without a [[delivery]] as fast as the shop says."""
    place, warehouse = shop.products[number].place, shop.shelves[shelf].home
    known = next(w for w in shop.warehouses if w.name == warehouse)
    days, extra = shop.settlement.delivery_days, 0
    for delivery in shop.deliveries:
        if (delivery.origin, delivery.to) == (warehouse, place.region or place.shop):
            days, extra = delivery.days, cents(delivery.cost_per_unit)
    return Way(number, shelf, days, cents(known.fulfilment_per_unit) + extra, pooled)
