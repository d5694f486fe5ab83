"""Bundles: products that are made of others, and keep no stock of their own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..scenario.product import Product
from ..scenario.scenario import Scenario
from .listing import Listing


class Bundle(NamedTuple):
    """A row that is sold as a set of units of other rows of its shop."""

    row: int
    """Among the listings of all shops."""
    name: str
    parts: tuple[tuple[int, int], ...]
    """Rows of the parts, and the units of each in a set."""


def bundles(listings: Sequence[Listing]) -> list[Bundle]:
    """Return the bundles by name, the order in which they are served where a part runs short."""
    found = [
        Bundle(number, row.name, tuple(_parts(listings, row, row.made_of)))
        for number, row in enumerate(listings)
        if row.made_of
    ]
    return sorted(found, key=lambda bundle: bundle.name)


def _parts(
    listings: Sequence[Listing], row: Listing, made_of: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Yield the rows of a bundle's parts in its own shop."""
    for number, other in enumerate(listings):
        if other.product in made_of and other.place.shop == row.place.shop:
            yield number, made_of[other.product]


def odd_bundles(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[str]:
    """Find parts that are not there, bundles of bundles, and shops that lack a shelf of a part."""
    products = {product.name: product for product in scenario.products}
    for product in [product for product in scenario.products if product.made_of]:
        for name in product.made_of or ():
            if name not in products:
                yield f'"{product.name}" is made_of "{name}", which is no product'
            elif products[name].made_of:
                yield f'"{product.name}" is made_of "{name}", which is a bundle itself'
        for row in (row for row in listings if row.product == product.name):
            yield from _not_put_together(product, row, listings)
        if any(shipment.product == product.name for shipment in scenario.shipments):
            yield f'a shipment of "{product.name}": ship its parts, a bundle has no stock'


def _not_put_together(product: Product, row: Listing, listings: Sequence[Listing]) -> Iterator[str]:
    """Find what keeps a shop from putting a bundle together."""
    made_of, shop = product.made_of or {}, row.place.shop
    there = [other for other in listings if other.place.shop == shop]
    if row.place.region:
        yield f'"{product.name}" is made_of others: shop "{shop}" has regions, and cannot sell it'
        return
    for name in made_of:
        own = [other for other in there if other.product == name]
        if not all(other.owns_shelf for other in own) or (not own and there):
            yield f'shop "{shop}" sells "{product.name}", but has no shelf of its own of "{name}"'
    if row.opening_stock or row.place.shelf_of:
        yield f'"{product.name}" in shop "{shop}" has no stock: leave opening_stock, stock_of out'
    homes = {row.home, *(other.home for other in there if other.product in made_of)}
    if len(homes) > 1:
        yield f'the parts of "{product.name}" lie in {", ".join(sorted(homes))}, not in one place'
