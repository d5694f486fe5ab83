"""What must be checked across the parts of a scenario: shops, listings, routes, lanes, policies."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..policy.fit import Known, misfits
from ..scenario.problem import Fault
from ..scenario.scenario import Scenario
from .books import odd_books
from .bundle import odd_bundles
from .inputs import odd_inputs, odd_shocks
from .lanes import common_modes, dead_ends, never_open
from .listing import Listing, owners
from .route import idle, routes
from .shop import Shop
from .size import oversized


def faults(scenario: Scenario, shops: Sequence[Shop]) -> list[Fault]:
    """Return all that does not fit together, with its place; lanes only where the rest does.

    Money is in minor units.
    """
    listings = shops[0].all_listings
    wrong: list[Fault] = [((), line) for line in _gaps(scenario, shops)]
    wrong = wrong or [*idle(scenario.transfers, listings), *oversized(scenario, shops)]
    wrong += odd_inputs(scenario)
    wrong += odd_shocks(scenario)
    known = _known(scenario, listings)
    for number, policy in enumerate(scenario.policies):
        wrong += [(("policy", number), line) for line in misfits(policy, known)]
    return wrong or [*dead_ends(scenario, listings), *never_open(scenario)]


def _known(scenario: Scenario, listings: Sequence[Listing]) -> Known:
    """Return what a policy's numbers and modes may name."""
    return Known(
        listings=tuple((listing.name, listing.product, listing.role) for listing in listings),
        modes=common_modes(scenario.lanes, listings),
        days=scenario.days,
        two_suppliers=any(len(product.suppliers) > 1 for product in scenario.products),
        elastic=any(listing.demand.price_elasticity for listing in listings),
        transfers=any(routes(scenario.transfers, listings)),
    )


def _gaps(scenario: Scenario, shops: Sequence[Shop]) -> list[str]:
    """Return a line for everything that the shops and warehouses of a scenario lack."""
    listings = shops[0].all_listings
    lines = list(_unshared(listings))
    if lines:
        return lines
    lines += odd_bundles(scenario, listings)
    lines += [*_unreached(scenario, listings), *_misplaced(scenario, shops[0].listings)]
    lines += [*_undelivered(scenario, listings), *_astray(scenario, listings)]
    lines += [*_unused_account(scenario, shops), *odd_books(scenario, shops)]
    for shop in shops:
        lines += [*_nothing_sold(shop), *_unlisted(scenario, shop), *_odd_regions(shop)]
    return lines


def _unreached(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[str]:
    """Find home warehouses that not every mode reaches: an order's mode must reach its listing."""
    known = {warehouse.name for warehouse in scenario.warehouses}
    ways = {(lane.mode, lane.to) for lane in scenario.lanes if lane.to in known}
    for home in dict.fromkeys(listing.home for listing in listings if listing.home in known):
        for mode in sorted({mode for mode, _ in ways}):
            if (mode, home) not in ways:
                yield f'no lane by {mode} goes to "{home}", and goods are sold from it'


def _misplaced(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[str]:
    """Find opening stock in warehouses that serve no listing of the product in the main shop."""
    for product in scenario.products:
        homes = [listing.home for listing in listings if listing.product == product.name]
        stock = product.opening_stock if isinstance(product.opening_stock, dict) else {}
        for name in [name for name in stock if name not in homes]:
            there = ", ".join(homes)
            yield f'opening_stock of "{product.name}" names "{name}"; it lies in {there}'


def _astray(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[str]:
    """Find shipments into warehouses that keep nothing of the product."""
    known = {warehouse.name for warehouse in scenario.warehouses}
    for shipment in scenario.shipments:
        kept = [listing for listing in listings if listing.product == shipment.product]
        homes = dict.fromkeys(listing.home for listing in kept if listing.owns_shelf)
        if kept and shipment.to in known - set(homes):
            there = ", ".join(homes)
            yield f'a shipment of "{shipment.product}" goes to "{shipment.to}"; it lies in {there}'


def _unshared(listings: Sequence[Listing]) -> Iterator[str]:
    """Find listings that draw on a shelf that is not there."""
    for guest, owner in zip(listings, owners(listings), strict=True):
        if owner is None:
            where = f' in "{guest.home}"' if guest.home else ""
            shop = f'shop "{guest.place.shelf_of}"'
            yield f'stock_of "{guest.name}": {shop} has no shelf of "{guest.product}"{where}'


def _undelivered(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[str]:
    """Find deliveries to nowhere, and fallbacks on warehouses where a shop keeps nothing."""
    places = {listing.place.region or listing.place.shop for listing in listings}
    for delivery in scenario.deliveries:
        if delivery.to not in places:
            yield f'a delivery goes to "{delivery.to}"; there is {", ".join(sorted(places))}'
    homes = {(listing.place.shop, listing.home) for listing in listings if listing.owns_shelf}
    for place in dict.fromkeys(listing.place for listing in listings):
        for name in place.fallback:
            if name == place.home or (place.shelf_of or place.shop, name) not in homes:
                yield f'region "{place.region}" cannot fall back on "{name}"'


def _unused_account(scenario: Scenario, shops: Sequence[Shop]) -> Iterator[str]:
    """Find an account for ads that no shop pays from."""
    account = "ad_wallet" if scenario.ad_wallet else "ad_credit"
    if (scenario.ad_wallet or scenario.ad_credit) and all(
        shop.settlement.ads_from_balance for shop in shops
    ):
        yield f"{account} pays for no ads: every shop's are taken out of its platform balance"


def _nothing_sold(shop: Shop) -> Iterator[str]:
    """Find a shop without a product, and a product listed twice."""
    if not shop.listings:
        yield f'shop "{shop.name}" sells nothing: it needs a [[listing]]'
    places = Counter((listing.product, listing.place.region) for listing in shop.listings)
    for product in [product for (product, _), times in places.items() if times > 1]:
        yield f'shop "{shop.name}" lists "{product}" more than once'


def _unlisted(scenario: Scenario, shop: Shop) -> Iterator[str]:
    """Find sessions, promotions and creators of products that a shop does not sell."""
    known = {product.name for product in scenario.products}
    sold = {listing.product for listing in shop.listings}
    planned = [("live session", live.product) for live in shop.lives]
    planned += [(f'promotion "{p.name}"', name) for p in shop.promotions for name in p.products]
    planned += [(f'creator "{c.name}"', name) for c in shop.creators for name in c.products]
    for what, product in planned:
        if product in known - sold:
            yield f'{what}: "{product}" is not listed in shop "{shop.name}"'


def _odd_regions(shop: Shop) -> Iterator[str]:
    """Find regions whose shares do not sum to 1."""
    regions = {listing.place for listing in shop.listings if listing.place.region}
    shares = sum(place.share for place in regions)
    if regions and abs(shares - 1.0) > 1e-6:
        yield f'the regions of shop "{shop.name}" have shares that sum to {shares:g}, not 1'
