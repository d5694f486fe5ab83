"""Listings: every product in every shop and region, each with its stock in one home warehouse."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from ..scenario.ads import Ads, AdsStep
from ..scenario.part import Units
from ..scenario.product import Product
from ..scenario.scenario import Scenario
from ..scenario.shops import FurtherShop
from .leftover import leftover_value


class Place(NamedTuple):
    """Where a listing stands: a shop or one of its regions, and the warehouse that serves it."""

    shop: str
    mark: str
    """What luck names a further shop by; empty for the main one."""
    region: str
    share: float
    """Of the shop's demand for every product."""
    home: str
    """Of a listing that draws on another's shelf and names none, empty until it has that of it."""
    fallback: tuple[str, ...] = ()
    """Warehouses that serve it when its home cannot."""
    shelf_of: str = ""
    """The shop on whose shelf it draws; empty where it has a shelf of its own."""


class Listing(Product):
    """A product on sale, and its stock point: one row of every first axis of the world."""

    opening_stock: Units
    leftover_value: float
    product: str
    """The product's own name."""
    place: Place

    @property
    def source(self) -> str:
        """Whose luck of demand it shares: regions of a shop meet the same noise and hits."""
        return self.product + self.place.mark

    @property
    def key(self) -> str:
        """What names the luck that is its own: counts of orders, lead times."""
        return f"{self.source} / {self.place.region}" if self.place.region else self.source

    @property
    def share(self) -> float:
        """Its part of what the shop's buyers want of the product."""
        return self.place.share

    @property
    def home(self) -> str:
        """The warehouse that serves it."""
        return self.place.home

    @property
    def owns_shelf(self) -> bool:
        """Whether it has a shelf of its own; else it draws on that of another listing."""
        return not self.place.shelf_of and not self.made_of


def owners(listings: Sequence[Listing]) -> list[int | None]:
    """Return which row's shelf serves each listing first; none where there is none to draw on."""
    return [
        row if listing.owns_shelf or listing.made_of else _owner(listings, listing)
        for row, listing in enumerate(listings)
    ]


def _owner(listings: Sequence[Listing], guest: Listing) -> int | None:
    """Return the row of the other shop that a guest draws on: in its warehouse, if it names one."""
    for row, other in enumerate(listings):
        same = (other.product, other.place.shop) == (guest.product, guest.place.shelf_of)
        if same and other.owns_shelf and guest.home in {"", other.home}:
            return row
    return None


def listings_by_shop(scenario: Scenario) -> tuple[tuple[Listing, ...], ...]:
    """Return the listings of each shop, the main one first; a product's stand together."""
    shops = [list(_sold_in_main(scenario))]
    shops += [list(_sold_in(scenario, shop)) for shop in scenario.further_shops]
    sold_in = Counter(product.name for shop in shops for product, _ in shop)
    many = Counter(product.name for shop in shops for product, places in shop for _ in places)
    listings = [
        _listing(product, place, units, _name(product, place, sold_in, many))
        for shop in shops
        for product, places in shop
        for place, units in zip(places, _opening(product, places), strict=True)
    ]
    pairs = zip(listings, owners(listings), strict=True)
    homed = (_at_shelf(listing, owner, listings) for listing, owner in pairs)
    return tuple(tuple(islice(homed, sum(len(places) for _, places in shop))) for shop in shops)


def _at_shelf(listing: Listing, owner: int | None, listings: Sequence[Listing]) -> Listing:
    """Give a listing that draws on another's shelf the home of that one."""
    if listing.owns_shelf or owner is None:
        return listing
    return listing.model_copy(update={"place": listing.place._replace(home=listings[owner].home)})


def whole(scenario: Scenario) -> Iterator[Product]:
    """Yield the products with what they are worth at the end; bundles have what their parts do."""
    products = [
        product.model_copy(update={"leftover_value": leftover_value(scenario, product)})
        for product in scenario.products
    ]
    known = {product.name: product for product in products}
    for product in products:
        made_of = (product.made_of or {}).items()
        parts = [(known[name], units) for name, units in made_of if name in known]
        yield product.model_copy(update=_put_together(parts)) if parts else product


def _put_together(parts: Sequence[tuple[Product, int]]) -> dict[str, object]:
    """Return what a bundle has of its parts; of the first part its home and suppliers."""
    keys = ("unit_cost", "leftover_value", "weight_kg", "volume_m3")
    sums = {key: sum(getattr(part, key) * units for part, units in parts) for key in keys}
    first = parts[0][0]
    return {
        **sums,
        "warehouse": first.warehouse,
        "suppliers": first.suppliers,
        "sensitive": any(part.sensitive for part, _ in parts),
        "opening_stock": 0,
    }


Sold = Iterator[tuple[Product, tuple[Place, ...]]]


def _sold_in_main(scenario: Scenario) -> Sold:
    """Yield the products of the main shop and the places that each is sold in."""
    for product in whole(scenario):
        home = product.warehouse or scenario.warehouses[0].name
        yield product, _places(scenario, Place(scenario.shop_name, "", "", 1.0, home))


def _sold_in(scenario: Scenario, shop: FurtherShop) -> Sold:
    """Yield the same of a further shop."""
    known = {product.name: product for product in whole(scenario)}
    for listing in scenario.further_listings:
        if listing.shop == shop.name and listing.product in known:
            usual = "" if listing.stock_of else shop.warehouse or scenario.warehouses[0].name
            home = listing.warehouse or usual
            place = Place(shop.name, shop.mark, "", 1.0, home, (), listing.stock_of or "")
            own = {key: value for key, value in listing if value is not None and key not in _NAMES}
            product = known[listing.product].model_copy(update=own | {"ads": listing.ads})
            yield product, _places(scenario, place)


_NAMES = {"product", "shop", "warehouse", "stock_of"}
"""What a [[listing]] says of its place; all else it says of the product."""


def _places(scenario: Scenario, whole: Place) -> tuple[Place, ...]:
    """Return the regions of a shop; one place for all where it has none.

    A region that has the home of one before it draws on the same shelf.
    """
    places: list[Place] = []
    for region in scenario.regions:
        if (region.shop or scenario.shop_name) == whole.shop:
            shared = any(place.home == region.warehouse for place in places)
            shelf_of = whole.shelf_of or (whole.shop if shared else "")
            own = (region.name, region.share, region.warehouse, region.fallback, shelf_of)
            places.append(Place(whole.shop, whole.mark, *own))
    return tuple(places) or (whole,)


def _opening(product: Product, places: Sequence[Place]) -> list[int]:
    """Return the opening stock of each place: by warehouse, or in proportion to the demand."""
    stock = product.opening_stock
    if isinstance(stock, dict):
        return [0 if place.shelf_of else stock.get(place.home, 0) for place in places]
    ends, so_far = [0], 0.0
    for place in places:
        if not place.shelf_of:
            so_far += sum(other.share for other in places if other.home == place.home)
        ends.append(round(stock * so_far))
    return [end - start for start, end in pairwise(ends)]


def _name(product: Product, place: Place, sold_in: Counter[str], many: Counter[str]) -> str:
    """Return the product's name where it has one listing, else with what tells them apart."""
    if many[product.name] == 1:
        return product.name
    shop = [place.shop] if sold_in[product.name] > 1 else []
    return f"{product.name} @ {', '.join([*shop, *filter(None, [place.region])])}"


def _listing(product: Product, place: Place, units: int, name: str) -> Listing:
    """Return a product's listing in a place, with the place's share of demand and ads."""
    demand, ads = product.demand, product.ads
    if place.share != 1.0:
        rate = demand.units_per_day * place.share
        demand = demand.model_copy(update={"units_per_day": rate})
        ads = ads and _share_of(ads, place.share)
    own = {"name": name, "opening_stock": units, "demand": demand, "ads": ads}
    return Listing.model_construct(**dict(product) | own, product=product.name, place=place)


def _share_of(ads: Ads, share: float) -> Ads:
    """Return a share of an ads plan, saturating at that share of the spend."""
    steps = [step.model_copy(update=_budget(step, share)) for step in ads.steps]
    half = {"half_saturation": ads.half_saturation * share}
    return ads.model_copy(update=_budget(ads, share) | half | {"steps": tuple(steps)})


def _budget(plan: Ads | AdsStep, share: float) -> dict[str, float]:
    return {"budget_per_day": plan.budget_per_day * share}
