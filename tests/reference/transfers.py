"""Transfers in one world: the trucks between warehouses."""

import math
from typing import NamedTuple

from sim.chance.luck import Luck
from sim.network.network import Network
from sim.scenario.part import cents, mills
from sim.scenario.warehouse import Transfer

from .item import Item
from .ledger import Ledger
from .money import half_up


class Road(NamedTuple):
    """From one item to another of the same product."""

    giver: int
    taker: int
    terms: Transfer


Load = tuple[Road, int]
"""The units that go by a road."""


def roads(network: Network) -> list[Road]:
    """Return all roads, by the names of their ends."""
    rows = network.listings
    found = [
        Road(a, b, terms)
        for terms in network.terms.transfers
        for a, giver in enumerate(rows)
        for b, taker in enumerate(rows)
        if a != b and giver.product == taker.product
        if giver.home == terms.origin and taker.home == terms.to
        if not giver.place.shelf_of and not taker.place.shelf_of
    ]
    return sorted(found, key=lambda road: (rows[road.giver].name, rows[road.taker].name))


class Trucks:
    """Goods between warehouses by the day on which they are there."""

    def __init__(self, network: Network, items: list[Item], luck: Luck, ledger: Ledger) -> None:
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
                arrives = day + int(self.luck.supply.transfer[names].of(number))
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
        each = mills(terms.cost_per_unit) / 1000 + volume * terms.cost_per_m3
        return half_up(units * each) + cents(terms.fee_per_transfer)

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
