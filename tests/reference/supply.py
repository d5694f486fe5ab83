"""How goods come: lanes, and orders cut to the cash there is."""

from __future__ import annotations

import math
from typing import NamedTuple

from .chance import WorldLuck
from .factory import Factory
from .terms import LaneTerms, ProductTerms


class Carrier:
    """A lane in one world."""

    def __init__(self, terms: LaneTerms, products: list[ProductTerms], luck: WorldLuck) -> None:
        self.terms = terms
        keys = [(terms.mode, product.name) for product in products]
        self._transit = [luck.transit[key] for key in keys]
        self._hold = [luck.hold.get(key) for key in keys]
        self._dock = [luck.dock[key] for key in keys]
        self._shipped = [0] * len(products)

    def ship(self, product: int, ready: int) -> tuple[int, int]:
        """Book ready goods on the next departure; return its days of landing and shelf."""
        terms, number, hold = self.terms, self._shipped[product], self._hold[product]
        self._shipped[product] += 1
        last = len(terms.departs) - 1
        departs = terms.departs[min(ready, last)]
        slow = terms.congestion[min(departs, last)]
        landed = departs + round(self._transit[product].of(number) * slow)
        if hold:
            landed += int(hold.of(number))
        return landed, landed + int(self._dock[product].of(number))

    def freight(self, product: int, units: int) -> int:
        """Return what a shipment costs, in cents."""
        terms = self.terms
        billed = max(units * terms.charged[product], terms.minimum)
        return round((billed * terms.rate + terms.fee) * 100)


class Lot(NamedTuple):
    """Units of a product from one supplier by one mode."""

    mode: str
    product: ProductTerms
    seller: Factory
    units: int

    @property
    def deposit(self) -> int:
        """Cents due at once, before any discount."""
        price = self.units * self.seller.list_price(self.product.number)
        return math.floor(price * self.seller.terms.deposit_share + 1e-6)

    def of(self, units: int) -> Lot:
        """Return the same lot with other units."""
        return self._replace(units=units)


def raised(lots: list[Lot]) -> list[Lot]:
    """Raise lots to whole cartons, and a product's lots together to its supplier's minimum."""
    whole = [lot.of(in_cartons(lot.units, lot.product.carton)) for lot in lots]
    for number in {lot.product.number for lot in lots}:
        own = [i for i, lot in enumerate(whole) if lot.product.number == number]
        largest = max(own, key=lambda i: whole[i].units)
        lot = whole[largest]
        least = in_cartons(lot.seller.terms.minimum_order, lot.product.carton)
        lacking = least - sum(whole[i].units for i in own)
        whole[largest] = lot.of(lot.units + max(lacking, 0))
    return whole


def in_cartons(units: int, carton: int) -> int:
    """Return units raised to whole cartons."""
    return -(-units // carton) * carton


def affordable(lots: list[Lot], spendable: int) -> list[Lot]:
    """Cut lots in proportion where their deposits exceed what may be spent."""
    cost = sum(lot.deposit for lot in lots)
    if cost <= spendable:
        return lots
    wanted = [lot.units for lot in lots]
    total = sum(wanted)
    units = total * spendable // cost
    cut = ration(wanted, units)
    if sum(lot.of(n).deposit for lot, n in zip(lots, cut, strict=True)) > spendable:
        cut = [w * units // total for w in wanted]
    whole = [n // lot.product.carton * lot.product.carton for lot, n in zip(lots, cut, strict=True)]
    kept = [lot.of(n) for lot, n in zip(lots, whole, strict=True)]
    bought = {lot.product.number: 0 for lot in kept}
    for lot in kept:
        bought[lot.product.number] += lot.units
    enough = [lot for lot in kept if bought[lot.product.number] >= lot.seller.terms.minimum_order]
    return [lot for lot in enough if lot.units]


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
