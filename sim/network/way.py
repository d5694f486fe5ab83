"""Ways: from which shelves a row's buyers are served, how long that takes and what it costs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..scenario.part import mills
from ..scenario.scenario import Scenario
from ..scenario.settlement import Settlement
from .listing import Listing, owners


class Way(NamedTuple):
    """From a stock point to the buyers of a row."""

    row: int
    """Among the rows of the shop."""
    shelf: int
    """Among those of all shops."""
    days: int
    """Of delivery."""
    cost: int
    """Mills a unit: packing there, and delivery."""
    pooled: bool
    """Whether it is the first way of a row that draws on another's shelf."""


def ways_of(
    scenario: Scenario, usual: Settlement, rows: Sequence[int], listings: Sequence[Listing]
) -> Iterator[Way]:
    """Yield the first way of each of a shop's rows, and then all others in the order of their use.

    The first is from its own shelf, or from that of another row that it draws on. `usual` are the
    shop's terms, `rows` its rows among the listings of all shops.
    """
    owner = owners(listings)
    for number, row in enumerate(rows):
        shelf, listing = owner[row], listings[row]
        assert shelf is not None
        delivery = _delivery(scenario, usual, listing, listings[shelf].home)
        yield Way(number, shelf, *delivery, pooled=not listing.owns_shelf)
    for number, row in enumerate(rows):
        listing = listings[row]
        for warehouse in listing.place.fallback:
            delivery = _delivery(scenario, usual, listing, warehouse)
            for shelf, other in enumerate(listings):
                if _lends(other, listing) and other.home == warehouse != listing.home:
                    yield Way(number, shelf, *delivery, pooled=False)


def ways_beyond(ways: Sequence[Way], first: int) -> list[Way]:
    """Return the ways from shelves that are not the row's own; `first` is the shop's first row."""
    return [way for way in ways if way.shelf != first + way.row]


def _lends(other: Listing, listing: Listing) -> bool:
    """Say whether a listing has a shelf of the product in the shop that serves the other."""
    shop = listing.place.shelf_of or listing.place.shop
    return other.owns_shelf and (other.product, other.place.shop) == (listing.product, shop)


def _delivery(
    scenario: Scenario, usual: Settlement, listing: Listing, warehouse: str
) -> tuple[int, int]:
    """Return the days and mills of a unit; without a [[delivery]] as fast as the shop says."""
    place = listing.place
    packing = next(w.fulfilment_per_unit for w in scenario.warehouses if w.name == warehouse)
    days, extra = usual.delivery_days, 0
    for delivery in scenario.deliveries:
        if (delivery.origin, delivery.to) == (warehouse, place.region or place.shop):
            days, extra = delivery.days, mills(delivery.cost_per_unit)
    return days, mills(packing) + extra
