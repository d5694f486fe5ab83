"""Purchasing: from wishes to lots within the cash, and what is under way and owed for them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from sim.chance.luck import Luck
from sim.network.network import Network
from sim.scenario.lane import Lane
from sim.scenario.part import cents, mills

from .carrier import Carrier, Trip
from .factory import Factory, Goods, Line, Lot
from .item import Item, ration
from .ledger import Ledger
from .money import extended, half_up, part_of
from .setting import unit_freight
from .treasury import AheadGate, DepositGate, until

Gate = AheadGate | DepositGate


class Wish(NamedTuple):
    """Units of a product by a mode, and the share of them for its second supplier."""

    mode: str
    item: Item
    units: int
    backup_share: float


class Ask(NamedTuple):
    """Units of a product by one mode from its first supplier (tier 0), or its second (1)."""

    tier: int
    mode: str
    item: Item
    seller: Factory
    units: int

    @property
    def deposit(self) -> int:
        """Cents due at once, before any discount."""
        return self.seller.deposit(self.units, self.seller.list_price(self.item.number))

    @property
    def made(self) -> tuple[int, str, str]:
        """What a supplier's minimum of a product is looked at for: tier, product, supplier."""
        return self.tier, self.item.listing.name, self.seller.terms.name

    @property
    def worth(self) -> int:
        """What a unit counts towards the minimum of a purchase order."""
        least = self.seller.terms.minimum_per_purchase_order
        return 1 if least and least.units else self.seller.list_price(self.item.number)

    def of(self, units: int) -> Ask:
        """Return the same with other units."""
        return self._replace(units=units)


class Purchasing:
    """Goods and bills by the day on which they are due; the last place is beyond the horizon."""

    def __init__(self, network: Network, items: list[Item], luck: Luck, ledger: Ledger) -> None:
        file, self._last = network.terms, network.days
        self._items, self._ledger = items, ledger
        self._factories = {
            s.name: Factory(s, network, luck) for s in sorted(file.suppliers, key=lambda s: s.name)
        }
        self._carriers = {(e.mode, e.to): Carrier(e, network, luck) for e in file.lanes}
        self.goods: list[list[tuple[Item, int, int]]] = [[] for _ in range(self._last + 1)]
        self.placed = self.flown = 0
        self._load_shipments(network, luck)

    def _load_shipments(self, network: Network, luck: Luck) -> None:
        """Put what is on the water on the first day under way."""
        for shipment, late in zip(network.terms.shipments, luck.supply.late, strict=True):
            expected = max(network.day(shipment.arrives), 0)
            day = min(expected + late, self._last)
            item = self._there(shipment.product, shipment.to)
            self._expect(item, shipment.units)
            item.promised.append((expected, shipment.units))
            self._send(item, shipment.units, 0, day)
            self._ledger.book("freight", -cents(shipment.freight_due), day)

    def _there(self, product: str, warehouse: str | None) -> Item:
        """Return the first stock of a product, that in the warehouse where one is named."""
        shelves = [item for item in self._items if not item.shelf_of]
        items = [item for item in shelves if item.product == product]
        return next((item for item in items if item.listing.home == warehouse), items[0])

    def order(self, day: int, wishes: list[Wish], gate: Gate) -> None:
        """Place orders with the suppliers that are open; ship what leaves them today."""
        for factory in self._factories.values():
            factory.start(day)
        asked = [ask for wish in wishes for ask in self._asked(day, wish) if ask.units]
        asked.sort(key=lambda ask: (ask.tier, ask.mode, ask.item.listing.name))
        if asked:
            self._place(day, asked, gate)
        for factory in self._factories.values():
            for goods in factory.leave(day):
                self._ship(factory, goods)

    def _asked(self, day: int, wish: Wish) -> Iterator[Ask]:
        """Yield what a wish asks of the first supplier and of the backup."""
        sellers = self._sellers(day, wish.item)
        part = round(wish.units * wish.backup_share) if len(sellers) > 1 else 0
        yield Ask(0, wish.mode, wish.item, sellers[0], wish.units - part)
        yield Ask(1, wish.mode, wish.item, sellers[-1], part)

    def _place(self, day: int, asked: list[Ask], gate: Gate) -> None:
        """Raise, ration to the cash, and place one purchase order with each supplier."""
        whole = raised(asked)
        bought = affordable(whole, Budget(day, gate, gate.room(day, whole)))
        for seller in self._factories.values():
            order = [ask for ask in bought if ask.seller is seller]
            if order:
                self._book(day, seller, order)

    def _sellers(self, day: int, item: Item) -> list[Factory]:
        """Return the first two suppliers that are open; the first of all where none is."""
        factories = [self._factories[name] for name in item.listing.suppliers]
        return [f for f in factories if f.open[day] > 0.0][:2] or factories[:1]

    def _book(self, day: int, seller: Factory, order: list[Ask]) -> None:
        """Pay what is due with a purchase order; count it as coming."""
        units: dict[int, int] = {}
        for ask in order:
            units[ask.item.number] = units.get(ask.item.number, 0) + ask.units
        lines = []
        for _, mode, item, _, n in order:
            cost = seller.unit_cost(item.number, units[item.number])
            lines.append(Line(item.listing.name, mode, item.number, n, cost))
            self._ledger.post("deposits", -seller.deposit(n, cost))
            self._expect(item, n)
            item.promised.append((day + math.ceil(item.terms.lead_days[mode]), n))
            if self.usual(item, mode).lane.mode == "air":
                self.flown += n
        self._ledger.post("order fees", -cents(seller.terms.order_fee))
        self.placed += 1
        seller.take(day, lines)

    def _ship(self, seller: Factory, goods: Goods) -> None:
        """Send goods on their way: what takes one lane is one booking, but for what ships alone."""
        bookings: dict[tuple[str, str], list[Line]] = {}
        for line in goods.lines:
            listing = self._items[line.product].listing
            lane = self._carrier(line, goods.ready).lane
            key = lane.key, listing.product if listing.alone else ""
            bookings.setdefault(key, []).append(line)
        for (key, _), lines in sorted(bookings.items()):
            carrier = next(c for c in self._carriers.values() if c.lane.key == key)
            lots = [seller.lot(line, goods.ready) for line in lines]
            booking = carrier.book([(lot.product, lot.sent) for lot in lots], goods.ready)
            for lot, freight in zip(lots, booking.freight, strict=True):
                trip = carrier.land(lot.product, lot.sent, booking, freight)
                self._land(seller, lot, trip)

    def _land(self, seller: Factory, lot: Lot, trip: Trip) -> None:
        """Send a lot's goods, what will be missing of them, and all bills."""
        item, landed = self._items[lot.product], lot.sent - trip.lost
        bad = seller.defective(lot, landed)
        self._send(item, landed - bad, lot.units - landed + bad, trip.on_shelf)
        owed = extended(lot.sent, lot.unit_cost) - seller.deposit(lot.units, lot.unit_cost)
        self._ledger.book("balances", -owed, seller.balance_day(lot.ready))
        if seller.terms.defects:
            credit = part_of(extended(bad, lot.unit_cost), seller.terms.defects.credited)
            self._ledger.book("supplier credits", credit, trip.on_shelf)
        for bill in trip.bills:
            self._ledger.book(*bill)

    def _carrier(self, line: Line, ready: float) -> Carrier:
        """Return who carries a line: not one that leaves too late."""
        item = self._items[line.product]
        carrier = self.usual(item, line.mode)
        backup = carrier.lane.backup
        if backup and carrier.departs(ready) - half_up(ready) > backup.wait_days:
            return self.usual(item, backup.mode)
        return carrier

    def coming(self, item: Item) -> int:
        """Return the units of an item that are under way and will be fit for sale."""
        return sum(good for lots in self.goods for other, good, _ in lots if other is item)

    def carrier(self, lane: Lane) -> Carrier:
        """Return the carrier of a lane."""
        return self._carriers[lane.mode, lane.to]

    def usual(self, item: Item, mode: str) -> Carrier:
        """Return who carries a product by a mode: not one that refuses it."""
        listing = item.listing
        there = {by: c for (by, to), c in self._carriers.items() if to == listing.home}
        takers = [c for c in there.values() if c.lane.takes_sensitive or not listing.sensitive]
        cheapest = min(takers, key=lambda c: (unit_freight(c.lane, listing), c.lane.key))
        return there[mode] if there[mode] in takers else cheapest

    def _expect(self, item: Item, units: int) -> None:
        item.ordered += units
        item.on_order += units

    def _send(self, item: Item, good: int, failed: int, day: int) -> None:
        self.goods[min(day, self._last)].append((item, good, failed))


def raised(asked: list[Ask]) -> list[Ask]:
    """Raise to whole cartons, to a supplier's minimum of a product, and to that of an order."""
    whole = [ask.of(in_cartons(ask.units, ask.item.listing.carton)) for ask in asked]
    for made in {ask.made for ask in asked}:
        own = [i for i, ask in enumerate(whole) if ask.made == made]
        largest = max(own, key=lambda i: whole[i].units)
        ask = whole[largest]
        least = in_cartons(ask.seller.terms.minimum_order, ask.item.listing.carton)
        lacking = least - sum(whole[i].units for i in own)
        whole[largest] = ask.of(ask.units + max(lacking, 0))
    for seller in {id(ask.seller): ask.seller for ask in whole}.values():
        own = [i for i, ask in enumerate(whole) if ask.seller is seller]
        for i, units in zip(own, to_minimum([whole[i] for i in own]), strict=True):
            whole[i] = whole[i].of(units)
    return whole


def least_of(seller: Factory) -> int:
    """Return the units or mills that a purchase order must come to."""
    least = seller.terms.minimum_per_purchase_order
    return (least.units or mills(least.money)) if least else 0


def to_minimum(order: list[Ask]) -> list[int]:
    """Return units raised in proportion to the minimum of a purchase order."""
    least = least_of(order[0].seller)
    total = sum(ask.units * ask.worth for ask in order)
    if not 0 < total < least:
        return [ask.units for ask in order]
    exact = [ask.units * (least / total) / ask.item.listing.carton for ask in order]
    cartons = [math.floor(n + 1e-9) for n in exact]
    each = [ask.item.listing.carton * ask.worth for ask in order]
    lacking = least - sum(n * worth for n, worth in zip(cartons, each, strict=True))
    for i in sorted(range(len(order)), key=lambda i: cartons[i] - exact[i]):
        if lacking > 0:
            cartons[i] += 1
            lacking -= each[i]
    return [n * ask.item.listing.carton for n, ask in zip(cartons, order, strict=True)]


def in_cartons(units: int, carton: int) -> int:
    """Return units raised to whole cartons."""
    return -(-units // carton) * carton


class Budget(NamedTuple):
    """What a gate leaves room for until each day on which something falls due."""

    day: int
    gate: Gate
    room: dict[int, int]

    def due(self, asked: list[Ask]) -> list[int]:
        """Return what some orders cost until each of these days."""
        return until(self.gate.bills(self.day, asked), list(self.room))

    def variable(self, asked: list[Ask]) -> list[int]:
        """Return the part of it that goes with the units."""
        units = (self.gate.bills_of_units(self.day, ask) for ask in asked if ask.units)
        return until([bill for bills in units for bill in bills], list(self.room))


def affordable(asked: list[Ask], budget: Budget) -> list[Ask]:
    """Cut to the cash; give up products, then orders, below their minimum, the worse half each."""
    if all(d <= r for d, r in zip(budget.due(asked), budget.room.values(), strict=True)):
        return asked
    while True:
        kept = cut_to(asked, budget)
        given_up = worse_half(products(asked), kept) or worse_half(orders(asked), kept)
        if not given_up:
            return [ask for ask in kept if ask.units]
        asked = [ask.of(0) if i in given_up else ask for i, ask in enumerate(asked)]


Party = tuple[list[int], int, list[int]]
"""Places of what is looked at together, its minimum, and what a unit of each counts."""


def products(asked: list[Ask]) -> list[Party]:
    """Return what each supplier makes of each product, first suppliers and earlier names first."""
    parties = []
    for made in sorted({ask.made for ask in asked if ask.units}):
        own = [i for i, ask in enumerate(asked) if ask.made == made]
        parties.append((own, asked[own[0]].seller.terms.minimum_order, [1] * len(own)))
    return parties


def orders(asked: list[Ask]) -> list[Party]:
    """Return what each supplier is asked for, earlier names first."""
    parties = []
    for name in sorted({ask.seller.terms.name for ask in asked if ask.units}):
        own = [i for i, ask in enumerate(asked) if ask.seller.terms.name == name]
        worth = [asked[i].worth for i in own]
        parties.append((own, least_of(asked[own[0]].seller), worth))
    return parties


def worse_half(parties: list[Party], kept: list[Ask]) -> list[int]:
    """Return the places of what gets the least of its minimum; of equals the last goes."""
    lacking = []
    for number, (own, least, worth) in enumerate(parties):
        bought = sum(kept[i].units * each for i, each in zip(own, worth, strict=True))
        if bought < least:
            lacking.append((bought / least, -number, own))
    worst = sorted(lacking)[: max(len(lacking) // 2, 1)]
    return [place for _, _, own in worst for place in own]


def cut_to(asked: list[Ask], budget: Budget) -> list[Ask]:
    """Cut what the first suppliers are asked for to the cash, then the backups to what is left."""
    kept: list[Ask] = []
    for tier in (0, 1):
        own = [ask for ask in asked if ask.tier == tier]
        both, alone = budget.due(kept + own), budget.variable(own)
        rows = zip(budget.room.values(), both, alone, strict=True)
        kept += within_cash(own, [room - (all_of - part) for room, all_of, part in rows], budget)
    return kept


def within_cash(asked: list[Ask], left: list[int], budget: Budget) -> list[Ask]:
    """Cut in proportion where the cost exceeds the cash on any day, to whole cartons."""
    cost = budget.variable(asked)
    if all(c <= cash for c, cash in zip(cost, left, strict=True)):
        return asked
    wanted = [ask.units for ask in asked]
    total = sum(wanted)
    parts = [
        total * min(max(cash, 0), c) // c if c else (total if cash >= 0 else 0)
        for c, cash in zip(cost, left, strict=True)
    ]
    units = min([total, *parts])
    cut = ration(wanted, units)
    tried = budget.variable([ask.of(n) for ask, n in zip(asked, cut, strict=True)])
    if any(c > cash for c, cash in zip(tried, left, strict=True)):
        cut = [w * units // max(total, 1) for w in wanted]
    cartons = [(ask, ask.item.listing.carton, n) for ask, n in zip(asked, cut, strict=True)]
    return [ask.of(n // carton * carton) for ask, carton, n in cartons]
