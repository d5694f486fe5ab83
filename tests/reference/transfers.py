"""Transfers in one world: the trucks between warehouses, and the rules that load them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sim.network.network import Network
from sim.scenario.part import cents
from sim.scenario.transfer import Transfer

from .chance import WorldLuck
from .item import Item
from .ledger import Ledger
from .seen import Seen, average_sales, by_product, expected, plan_correction, position_within
from .setting import Setting

FOREVER = 1e6


class Road(NamedTuple):
    """From one item to another of the same product."""

    giver: int
    taker: int
    terms: Transfer


Load = tuple[Road, int]
Loader = Callable[[Sequence[Seen], int], list[Load]]
"""loads(items, day): the units that go by each road."""


def roads(network: Network) -> list[Road]:
    """Return all roads, transfer by transfer."""
    rows = network.listings
    return [
        Road(a, b, terms)
        for terms in network.scenario.transfers
        for a, giver in enumerate(rows)
        for b, taker in enumerate(rows)
        if a != b and giver.product == taker.product
        if giver.home == terms.origin and taker.home == terms.to
        if not giver.place.shelf_of and not taker.place.shelf_of
    ]


class Trucks:
    """Goods between warehouses by the day on which they are there."""

    def __init__(
        self, network: Network, items: list[Item], luck: WorldLuck, ledger: Ledger
    ) -> None:
        self.rows, self.items, self.ledger, self.luck = network.listings, items, ledger, luck
        self.due: list[list[tuple[Item, int]]] = [[] for _ in range(network.days + 1)]
        self.trips: dict[tuple[str, str], int] = {}
        self.units = 0

    def ship(self, day: int, loads: list[Load]) -> None:
        """Send what there is of what is wished."""
        for road, wish in loads:
            giver, taker = self.items[road.giver], self.items[road.taker]
            units = min(wish, giver.on_hand)
            if units:
                names = (self.rows[road.giver].name, self.rows[road.taker].name)
                number = self.trips.get(names, 0)
                self.trips[names] = number + 1
                arrives = day + int(self.luck.transfer[names].of(number))
                giver.on_hand -= units
                giver.moved_out += units
                taker.on_road += units
                usual = math.ceil(road.terms.transit_days.mean)
                taker.promised.append((day + usual, units))
                self.due[min(arrives, len(self.due) - 1)].append((taker, units))
                self.ledger.book("transfers", -self._bill(road, units), arrives)
                self.units += units

    def _bill(self, road: Road, units: int) -> int:
        terms, volume = road.terms, self.rows[road.giver].volume_m3
        each = (terms.cost_per_unit + volume * terms.cost_per_m3) * 100
        return round(units * each) + cents(terms.fee_per_transfer)

    def arrive(self, day: int) -> None:
        """Put what is there on the shelf."""
        there, self.due[day] = self.due[day], []
        for taker, units in there:
            taker.on_road -= units
            taker.moved_in += units
            taker.on_hand += units
        for taker, _ in there:
            taker.fill()
        for taker, _ in there:
            taker.after_receipt = taker.on_hand


class Shelf:
    """What a rule works out of one item: units there soon, to spare, and lacking."""

    def __init__(self, item: Seen, day: int, keep: float, slowest: int) -> None:
        self.there = position_within(item, day, slowest)
        self.spare = max(math.floor(item.on_hand - keep), 0)
        self.lacking = 0


Wanted = Callable[[Seen, int, float], float]
"""wanted(item, day, days): the units that so many days of cover are."""


def by_sales(rule: Any) -> Wanted:
    return lambda item, day, days: days * average_sales(item, day, rule.window)


def by_plan(rule: Any) -> Wanted:
    def wanted(item: Seen, day: int, days: float) -> float:
        scale = plan_correction(item, day, rule.window, rule.trust)
        return expected(item, math.ceil(days), day) * scale

    return wanted


def look(
    rule: Any, setting: Setting, wanted: Wanted
) -> tuple[list[Road], Callable[..., list[Shelf]]]:
    """Return the roads, and how to look at all shelves on a day."""
    ways, keep = roads(setting.network), by_product(rule.keep_days, setting)
    slowest = [
        max((math.ceil(way.terms.transit_days.mean) for way in ways if way.taker == p), default=0)
        for p in range(len(keep))
    ]

    def shelves(items: Sequence[Seen], day: int) -> list[Shelf]:
        return [
            Shelf(item, day, wanted(item, day, keep[p]), slowest[p]) for p, item in enumerate(items)
        ]

    return ways, shelves


def none(rule: Any, setting: Setting) -> Loader:
    return lambda items, day: []


def fill_up(rule: Any, setting: Setting, wanted: Wanted) -> Loader:
    ways, shelves = look(rule, setting, wanted)
    at, until = by_product(rule.at_days, setting), by_product(rule.days, setting)

    def loads(items: Sequence[Seen], day: int) -> list[Load]:
        seen, found = shelves(items, day), []
        for p, (shelf, item) in enumerate(zip(seen, items, strict=True)):
            target = math.ceil(wanted(item, day, until[p]))
            if target > 0 and shelf.there <= wanted(item, day, at[p]):
                shelf.lacking = target - shelf.there
        for way in ways:
            giver, taker = seen[way.giver], seen[way.taker]
            units = min(max(taker.lacking, 0), giver.spare)
            giver.spare -= units
            taker.lacking -= units
            found.append((way, units))
        return found

    return loads


def level_the_cover(rule: Any, setting: Setting) -> Loader:
    wanted = by_sales(rule)
    ways, shelves = look(rule, setting, wanted)
    skus = [product.sku for product in setting.products]

    def loads(items: Sequence[Seen], day: int) -> list[Load]:
        seen, best = shelves(items, day), {}
        daily = [wanted(item, day, 1.0) for item in items]
        cover = [s.there / d if d > 0 else FOREVER for s, d in zip(seen, daily, strict=True)]
        for way in ways:
            a, b = way.giver, way.taker
            surplus = seen[a].there * daily[b] - seen[b].there * daily[a]
            level = math.floor(surplus / max(daily[a] + daily[b], 1e-9))
            units = min(max(level, 0), seen[a].spare)
            gap = cover[a] - cover[b] if units > 0 else 0.0
            if gap > best.get(skus[a], (rule.apart_days,))[0]:
                best[skus[a]] = (gap, way, units)
        chosen = {way: units for _, way, units in best.values()}
        return [(way, chosen.get(way, 0)) for way in ways]

    return loads


TRANSFERS = {
    "none": none,
    "to days of cover": lambda rule, setting: fill_up(rule, setting, by_sales(rule)),
    "to look-ahead cover": lambda rule, setting: fill_up(rule, setting, by_plan(rule)),
    "level the cover": level_the_cover,
}
