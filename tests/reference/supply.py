"""Orders cut to the cash there is."""

from __future__ import annotations

import math
from typing import NamedTuple

from sim.scenario.part import cents

from .factory import Factory
from .item import Item


class Lot(NamedTuple):
    """Units of a product from one supplier by one mode."""

    mode: str
    item: Item
    seller: Factory
    units: int

    @property
    def deposit(self) -> int:
        """Cents due at once, before any discount."""
        price = self.units * self.seller.list_price(self.item.number)
        return math.floor(price * self.seller.terms.deposit_share + 1e-6)

    def of(self, units: int) -> Lot:
        """Return the same lot with other units."""
        return self._replace(units=units)


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


def ration(wanted: list[int], available: int) -> list[int]:
    """Give out what there is in proportion; the largest remainders take the units left over."""
    total = sum(wanted)
    given = min(available, total)
    shares = [w * given // total for w in wanted]
    left = given - sum(shares)
    rest = [w * given % total for w in wanted]
    for i in sorted(range(len(wanted)), key=lambda i: -rest[i])[:left]:
        shares[i] += 1
    return shares
