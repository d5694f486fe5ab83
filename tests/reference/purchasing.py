"""Purchasing: from wishes to lots within the cash, and what is under way and owed for them."""

from __future__ import annotations

import math
from typing import NamedTuple

from sim.chance.luck import Luck
from sim.network.network import Network
from sim.scenario.part import cents

from .carrier import Carrier
from .factory import Factory, Sent
from .item import Item, ration
from .ledger import Ledger
from .money import extended, part_of


class Wish(NamedTuple):
    """Units of a product by a mode, and the share of them for its second supplier."""

    mode: str
    item: Item
    units: int
    backup_share: float


class Lot(NamedTuple):
    """Units of a product from one supplier by one mode."""

    mode: str
    item: Item
    seller: Factory
    units: int

    @property
    def deposit(self) -> int:
        """Cents due at once, before any discount."""
        price = extended(self.units, self.seller.list_price(self.item.number))
        return part_of(price, self.seller.terms.deposit_share)

    def of(self, units: int) -> Lot:
        """Return the same lot with other units."""
        return self._replace(units=units)


class Purchasing:
    """Goods and bills by the day on which they are due; the last place is beyond the horizon."""

    def __init__(self, network: Network, items: list[Item], luck: Luck, ledger: Ledger) -> None:
        file, self._last = network.terms, network.days
        self._items, self._ledger = items, ledger
        self._factories = {s.name: Factory(s, network, luck) for s in file.suppliers}
        self._carriers = {(e.mode, e.to): Carrier(e, network, luck) for e in file.lanes}
        self.goods: list[list[tuple[Item, int, int]]] = [[] for _ in range(self._last + 1)]
        self.placed = self.flown = 0
        self._load_shipments(network, luck)

    def _load_shipments(self, network: Network, luck: Luck) -> None:
        """Put what is on the water on the first day under way."""
        for shipment, late in zip(network.terms.shipments, luck.supply.late, strict=True):
            day = min(network.day(shipment.arrives) + late, self._last)
            item = self._there(shipment.product, shipment.to)
            self._expect(item, shipment.units)
            item.promised.append((network.day(shipment.arrives), shipment.units))
            self._send(item, shipment.units, 0, day)
            self._ledger.book("freight", -cents(shipment.freight_due), day)

    def _there(self, product: str, warehouse: str | None) -> Item:
        """Return the first stock of a product, that in the warehouse where one is named."""
        shelves = [item for item in self._items if not item.shelf_of]
        items = [item for item in shelves if item.product == product]
        return next((item for item in items if item.listing.home == warehouse), items[0])

    def order(self, day: int, wishes: list[Wish], spendable: int) -> None:
        """Place orders with the suppliers that are open."""
        for factory in self._factories.values():
            for lot in factory.start(day):
                self._ship(factory, lot)
        first, backup = [], []
        for mode, item, units, share in wishes:
            sellers = self._sellers(day, item)
            part = round(units * share) if len(sellers) > 1 else 0
            first.append(Lot(mode, item, sellers[0], units - part))
            backup.append(Lot(mode, item, sellers[-1], part))
        before = self._ledger.cash
        self._place(day, first, spendable)
        self._place(day, backup, spendable - (before - self._ledger.cash))

    def _place(self, day: int, lots: list[Lot], spendable: int) -> None:
        lots = [lot for lot in lots if lot.units]
        if not lots:
            return
        owed = -self._ledger.outstanding(
            "balances", "freight", "duty", "import VAT", "insurance", "transfers"
        )
        for lot in affordable(raised(lots), max(spendable - owed, 0)):
            self._book(day, lot)

    def _sellers(self, day: int, item: Item) -> list[Factory]:
        """Return the first two suppliers that are open; the first of all where none is."""
        factories = [self._factories[name] for name in item.listing.suppliers]
        return [f for f in factories if f.speed[day] > 0.0][:2] or factories[:1]

    def _book(self, day: int, lot: Lot) -> None:
        """Pay the deposit; send what leaves on its way."""
        item, seller = lot.item, lot.seller
        self._ledger.post("deposits", -seller.deposit(item.number, lot.units))
        self._ledger.post("order fees", -cents(seller.terms.order_fee))
        self._expect(item, lot.units)
        item.promised.append((day + math.ceil(item.terms.lead_days[lot.mode]), lot.units))
        self.placed += 1
        if self._usual(item, lot.mode).lane.mode == "air":
            self.flown += lot.units
        for sent in seller.take(day, lot.mode, item.number, lot.units):
            self._ship(seller, sent)

    def _ship(self, seller: Factory, lot: Sent) -> None:
        """Send a lot on its way: goods, what will be missing of them, and all bills."""
        number, item = lot.product, self._items[lot.product]
        sent = seller.sent(lot)
        trip = self._carrier(lot).ship(number, sent, lot.ready)
        landed = sent - trip.lost
        bad = seller.defective(lot, landed)
        self._send(item, landed - bad, lot.units - landed + bad, trip.on_shelf)
        price = seller.price(number, lot.units)
        owed = extended(sent, price) - seller.deposit(number, lot.units)
        self._ledger.book("balances", -owed, seller.balance_day(lot.ready))
        if seller.terms.defects:
            credit = part_of(extended(bad, price), seller.terms.defects.credited)
            self._ledger.book("supplier credits", credit, trip.on_shelf)
        for bill in trip.bills:
            self._ledger.book(*bill)

    def _carrier(self, lot: Sent) -> Carrier:
        """Return who carries a lot: not one that leaves too late."""
        item = self._items[lot.product]
        carrier = self._usual(item, lot.mode)
        backup = carrier.lane.backup
        if backup and carrier.departs(lot.ready) - lot.ready > backup.wait_days:
            return self._usual(item, backup.mode)
        return carrier

    def coming(self, item: Item) -> int:
        """Return the units of an item that are under way and will be fit for sale."""
        return sum(good for lots in self.goods for other, good, _ in lots if other is item)

    def _usual(self, item: Item, mode: str) -> Carrier:
        """Return who carries a product by a mode: not one that refuses it."""
        listing = item.listing
        there = {by: c for (by, to), c in self._carriers.items() if to == listing.home}
        takers = [c for c in there.values() if c.lane.takes_sensitive or not listing.sensitive]
        return there[mode] if there[mode] in takers else takers[0]

    def _expect(self, item: Item, units: int) -> None:
        item.ordered += units
        item.on_order += units

    def _send(self, item: Item, good: int, failed: int, day: int) -> None:
        self.goods[min(day, self._last)].append((item, good, failed))


def raised(lots: list[Lot]) -> list[Lot]:
    """Raise lots to whole cartons, and a product's lots together to its supplier's minimum."""
    whole = [lot.of(in_cartons(lot.units, lot.item.listing.carton)) for lot in lots]
    for number in {lot.item.number for lot in lots}:
        own = [i for i, lot in enumerate(whole) if lot.item.number == number]
        largest = max(own, key=lambda i: whole[i].units)
        lot = whole[largest]
        least = in_cartons(lot.seller.terms.minimum_order, lot.item.listing.carton)
        lacking = least - sum(whole[i].units for i in own)
        whole[largest] = lot.of(lot.units + max(lacking, 0))
    return whole


def in_cartons(units: int, carton: int) -> int:
    """Return units raised to whole cartons."""
    return -(-units // carton) * carton


def affordable(lots: list[Lot], spendable: int) -> list[Lot]:
    """Cut lots to the cash; give up products below their minimum, the worse half at a time."""
    while True:
        kept = cut_to(lots, spendable)
        bought: dict[int, int] = {}
        for lot in kept:
            bought[lot.item.number] = bought.get(lot.item.number, 0) + lot.units
        least = {lot.item.number: lot.seller.terms.minimum_order for lot in lots}
        asked = {lot.item.number for lot in lots if lot.units}
        lacking = [number for number in asked if bought[number] < least[number]]
        if not lacking:
            return [lot for lot in kept if lot.units]
        lacking.sort(key=lambda number: (bought[number] / max(least[number], 1), -number))
        given_up = lacking[: max(len(lacking) // 2, 1)]
        lots = [lot.of(0) if lot.item.number in given_up else lot for lot in lots]


def cut_to(lots: list[Lot], spendable: int) -> list[Lot]:
    """Cut lots in proportion where deposits and order fees exceed what may be spent."""
    cost = sum(lot.deposit for lot in lots)
    fees = sum(cents(lot.seller.terms.order_fee) for lot in lots if lot.units)
    if cost + fees <= spendable:
        return lots
    cash = max(spendable - fees, 0)
    wanted = [lot.units for lot in lots]
    total = sum(wanted)
    units = total * cash // max(cost, 1)
    cut = ration(wanted, units)
    if sum(lot.of(n).deposit for lot, n in zip(lots, cut, strict=True)) > cash:
        cut = [w * units // total for w in wanted]
    cartons = [(lot, lot.item.listing.carton, n) for lot, n in zip(lots, cut, strict=True)]
    return [lot.of(n // carton * carton) for lot, carton, n in cartons]
