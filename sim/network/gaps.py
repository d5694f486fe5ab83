"""What a network lacks: homes that no lane reaches, sales of what is not listed, odd shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..scenario.scenario import Scenario
from .listing import Listing, owners
from .shop import Shop


def gaps(scenario: Scenario, shops: Sequence[Shop]) -> list[str]:
    """Return a line for everything that the shops and warehouses of a scenario lack."""
    rows = shops[0].all_listings
    unshared = list(_unshared(rows))
    if unshared:
        return unshared
    lines = [*_unreached(scenario, rows), *_misplaced(scenario, shops[0].listings)]
    lines += [*_undelivered(scenario, rows), *_astray(scenario, rows)]
    for shop in shops:
        lines += [*_nothing_sold(shop), *_unlisted(shop), *_odd_regions(shop)]
    return lines


def _unreached(scenario: Scenario, rows: Sequence[Listing]) -> Iterator[str]:
    """Find home warehouses that not every mode reaches: an order's mode must reach its row."""
    known = {warehouse.name for warehouse in scenario.warehouses}
    homes = dict.fromkeys(row.home for row in rows if row.home in known)
    ways = {(lane.mode, lane.to) for lane in scenario.lanes if lane.to in known}
    for home in homes:
        for mode in sorted({mode for mode, _ in ways}):
            if (mode, home) not in ways:
                yield f'no lane by {mode} goes to "{home}", and goods are sold from it'


def _misplaced(scenario: Scenario, rows: Sequence[Listing]) -> Iterator[str]:
    """Find opening stock in warehouses that serve no row of the product in the main shop."""
    for product in scenario.products:
        if isinstance(product.opening_stock, dict):
            homes = [row.home for row in rows if row.product == product.name]
            for name in product.opening_stock:
                if name not in homes:
                    there = ", ".join(homes)
                    yield f'opening_stock of "{product.name}" names "{name}"; it lies in {there}'


def _astray(scenario: Scenario, rows: Sequence[Listing]) -> Iterator[str]:
    """Find shipments into warehouses that keep nothing of the product."""
    known = {warehouse.name for warehouse in scenario.warehouses}
    for shipment in scenario.shipments:
        kept = [row for row in rows if row.product == shipment.product]
        homes = dict.fromkeys(row.home for row in kept if row.owns_shelf)
        if kept and shipment.to in known - set(homes):
            there = ", ".join(homes)
            yield f'a shipment of "{shipment.product}" goes to "{shipment.to}"; it lies in {there}'


def _unshared(rows: Sequence[Listing]) -> Iterator[str]:
    """Find listings that draw on a shelf that is not there."""
    for row, owner in zip(rows, owners(rows), strict=True):
        if owner is None:
            where = f' in "{row.home}"' if row.home else ""
            shop = f'shop "{row.place.shelf_of}"'
            yield f'stock_of "{row.name}": {shop} has no shelf of "{row.product}"{where}'


def _undelivered(scenario: Scenario, rows: Sequence[Listing]) -> Iterator[str]:
    """Find deliveries to nowhere, and fallbacks on warehouses where a shop keeps nothing."""
    places = {row.place.region or row.place.shop for row in rows}
    for delivery in scenario.deliveries:
        if delivery.to not in places:
            yield f'a delivery goes to "{delivery.to}"; there is {", ".join(sorted(places))}'
    homes = {(row.place.shop, row.home) for row in rows if row.owns_shelf}
    for place in dict.fromkeys(row.place for row in rows):
        for name in place.fallback:
            if name == place.home or (place.shelf_of or place.shop, name) not in homes:
                yield f'region "{place.region}" cannot fall back on "{name}"'


def _nothing_sold(shop: Shop) -> Iterator[str]:
    """Find a shop without a product, and a product listed twice."""
    if not shop.listings:
        yield f'shop "{shop.name}" sells nothing: it needs a [[listing]]'
    places = [(row.product, row.place.region) for row in shop.listings]
    for product, _ in {place for place in places if places.count(place) > 1}:
        yield f'shop "{shop.name}" lists "{product}" more than once'


def _unlisted(shop: Shop) -> Iterator[str]:
    """Find sessions, promotions and creators of what a shop does not sell."""
    sold = {row.product for row in shop.listings}
    planned = [("live session", live.product) for live in shop.lives]
    planned += [(f'promotion "{p.name}"', name) for p in shop.promotions for name in p.products]
    planned += [(f'creator "{c.name}"', name) for c in shop.creators for name in c.products]
    for what, product in planned:
        if product not in sold:
            yield f'{what}: "{product}" is not listed in shop "{shop.name}"'


def _odd_regions(shop: Shop) -> Iterator[str]:
    """Find regions whose shares do not sum to 1."""
    regions = {row.place for row in shop.listings if row.place.region}
    shares = sum(place.share for place in regions)
    if regions and abs(shares - 1.0) > 1e-6:
        yield f'the regions of shop "{shop.name}" have shares that sum to {shares:g}, not 1'
