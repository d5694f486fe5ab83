"""From where a product's buyers are served in one world: from home, and from other shelves."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sim.network.shop import Shop
from sim.scenario.part import mills

if TYPE_CHECKING:
    from .item import Item


class Delivery(NamedTuple):
    """Days beyond the shop's usual, and mills a unit, packing included."""

    later: int
    cost: int


class Loan:
    """What the buyers of one item take from the shelf of another."""

    def __init__(self, lender: Item, delivery: Delivery, *, pooled: bool = False) -> None:
        self.lender, self.delivery, self.pooled = lender, delivery, pooled
        self.units = self.sent = 0

    def take(self, borrower: Item, wanted: int) -> int:
        """Take what there is."""
        units = min(wanted, self.lender.on_hand)
        self.lender.on_hand -= units
        self.lender.moved_out += units
        borrower.moved_in += units
        self.units += units
        return units


def delivery(shop: Shop, warehouse: str, to: str) -> Delivery:
    """Return what a file says of the way from a warehouse to a region or shop."""
    pack = next(w.fulfilment_per_unit for w in shop.terms.warehouses if w.name == warehouse)
    for known in shop.terms.deliveries:
        if known.origin == warehouse and known.to == to:
            extra = mills(known.cost_per_unit)
            return Delivery(known.days - shop.settlement.delivery_days, mills(pack) + extra)
    return Delivery(0, mills(pack))


def connect(shop: Shop, items: list[Item], everywhere: list[Item]) -> None:
    """Tell each item of a shop from where its buyers are served."""
    own = (shop.name,) if shop.mark else (shop.name, None)
    regions = [region for region in shop.terms.regions if region.shop in own]
    fallbacks = {region.name: region.fallback for region in regions}
    for item in items:
        region = item.listing.place.region
        to = region or shop.name
        item.from_home = delivery(shop, item.listing.home, to)
        if item.shelf_of:
            item.loans.append(Loan(item.pool[0], item.from_home, pooled=True))
        for warehouse in fallbacks.get(region, ()):
            for other in everywhere:
                if other.listing.home == warehouse and lends(other, item):
                    item.loans.append(Loan(other, delivery(shop, warehouse, to)))


def lends(other: Item, item: Item) -> bool:
    """Say whether an item may take from the shelf of another: of the shop that serves it."""
    shop = item.shelf_of or item.listing.place.shop
    same = (other.product, other.listing.place.shop) == (item.product, shop)
    return same and not other.shelf_of and other is not item.pool[0]


def in_reach(item: Item) -> int:
    """Return the units that could serve an item's buyers."""
    if item.parts:
        return item.makeable()
    return item.on_hand + sum(loan.lender.on_hand for loan in item.loans)


def near(item: Item, shop: Shop, within_days: int) -> bool:
    """Say whether a warehouse that delivers within some days has stock."""
    usual = shop.settlement.delivery_days
    if item.parts:
        return item.from_home.later + usual <= within_days and item.makeable() > 0
    ways = [(item, item.from_home), *((loan.lender, loan.delivery) for loan in item.loans)]
    return any(way.later + usual <= within_days and there.on_hand for there, way in ways)


def by_speed(ways: list[tuple[Delivery, int]]) -> list[tuple[int, int]]:
    """Return parcels by the days that they are later than usual."""
    speeds: dict[int, int] = {}
    for way, units in ways:
        speeds[way.later] = speeds.get(way.later, 0) + units
    return sorted(speeds.items())


def divided(units: int, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Divide units in proportion to parts of a whole, each end rounded down."""
    ends = list(accumulate((part for _, part in parts), initial=0))
    cuts = [units * end // max(ends[-1], 1) for end in ends]
    return [(key, b - a) for (key, _), (a, b) in zip(parts, pairwise(cuts), strict=True)]
