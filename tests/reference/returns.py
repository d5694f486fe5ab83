"""What buyers refuse and send back in one world, and what becomes of it."""

import math
from collections import defaultdict
from collections.abc import Iterator

from sim.chance.parcels import ParcelLuck
from sim.network.shop import Shop
from sim.scenario.part import mills
from sim.scenario.product import Product

from .chance import binomial
from .item import Item, Portion
from .ledger import Ledger
from .money import extended, part_of


def return_chances(shop: Shop, product: Product) -> dict[int, float]:
    """Return the chance that a unit comes back so many days after it left."""
    chances: dict[int, float] = defaultdict(float)
    law, delivery = product.return_days, shop.settlement.delivery_days
    if not product.return_share:
        return chances
    if law.law == "constant":
        chances[max(delivery + round(law.value), 1)] = product.return_share
        return chances
    frozen, below = law.frozen(), 0.0
    last = round(frozen.ppf(0.999))
    for days in range(last + 1):
        until = float(frozen.cdf(days + 0.5)) if days < last else 1.0
        after = min(max(delivery + days, 1), shop.days + delivery)
        chances[after] += product.return_share * (until - below)
        below = until
    return {after: chance for after, chance in chances.items() if chance}


class Buyer:
    """The buyers of one product: they pay or refuse, keep or send back."""

    def __init__(self, shop: Shop, row: int, luck: ParcelLuck) -> None:
        cod, chances = shop.cash_on_delivery, return_chances(shop, shop.listings[row])
        every = [return_chances(shop, product) for product in shop.listings]
        slots = sorted({day for product in every for day in product})
        self.days = sorted(chances)
        self.shares = [chances[day] * luck.back[row] for day in self.days]
        self.luck, self.row = luck, row
        self.slots = [slots.index(day) for day in self.days]
        """Where the scores of each of its days lie: all days of all products in turn."""
        self.even = [Portion(share) for share in self.shares]
        self.kept = Portion(shop.returns.refund_only_share)
        self.at_the_door = Portion(cod.share if cod else 0.0)
        self.refused_share = cod.refused_share if cod else 0.0
        self.even_refused = Portion(self.refused_share)

    def deliver(self, day: int, units: int) -> tuple[int, int, int]:
        """Return the units prepaid, paid at the door and refused."""
        cod = self.at_the_door.of(units)
        if self.luck.refused:
            refused = binomial(cod, self.refused_share, self.luck.refused[day][0][self.row])
        else:
            refused = self.even_refused.of(cod)
        return units - cod, cod - refused, refused

    def returns(self, day: int, units: int) -> Iterator[tuple[int, int, int]]:
        """Yield days after dispatch, units refunded, and units that come back."""
        gone = 0.0
        for days, share, slot, even in zip(
            self.days, self.shares, self.slots, self.even, strict=True
        ):
            if self.luck.returned:
                hazard = min(share / (1.0 - gone), 1.0)
                gone += share
                refunded = binomial(units, hazard, self.luck.returned[day][slot][self.row])
                units -= refunded
            else:
                refunded = even.of(units)
            yield days, refunded, refunded - self.kept.of(refunded)


class BackDoor:
    """Where refused and returned units come in."""

    def __init__(self, shop: Shop, items: list[Item], ledger: Ledger) -> None:
        self.shop, self.items, self.ledger = shop, items, ledger
        self.terms, self.days = shop.returns.handling, shop.days
        self.coming: list[list[tuple[int, int, bool]]] = [[] for _ in range(self.days + 1)]
        self.shelf: list[list[tuple[int, int]]] = [[] for _ in range(self.days + 1)]
        fit, terms = [product.resaleable_share for product in shop.listings], self.terms
        self.fit = [Portion(share) for share in fit]
        refurbished = terms.refurbished_share if terms else 0
        liquidated = terms.liquidated_share if terms else 0
        self.refurbished = [Portion((1.0 - share) * refurbished) for share in fit]
        self.liquidated = [Portion((1.0 - share) * liquidated) for share in fit]
        self.returned = self.refused = self.scrapped = self.paid = self.fees = 0

    def expect(self, p: int, units: int, day: int, refused: bool) -> None:
        """Note what is under way."""
        self.refused += units if refused else 0
        if units:
            self.coming[min(day, self.days)].append((p, units, refused))

    def open(self, day: int) -> None:
        """Receive what comes today, refused parcels first; put on the shelf what is ready."""
        for refused in (True, False):
            for p, item in enumerate(self.items):
                units = sum(n for q, n, r in self.coming[day] if q == p and r == refused)
                if units:
                    self.returned += 0 if refused else units
                    self._inspect(day, p, item, units)
        self.coming[day].clear()
        ready = self.shelf[day]
        for p, units in ready:
            self.items[p].on_hand += units
            self.items[p].restocked += units
        for p, _ in ready:
            self.items[p].fill()
        ready.clear()

    def _inspect(self, day: int, p: int, item: Item, units: int) -> None:
        """Send units to the shelf, to repair, to a liquidator, or to scrap."""
        fit, terms = self.fit[p].of(units), self.terms
        if not terms:
            self.shelf[day].append((p, fit))
            return
        repaired, sold = self.refurbished[p].of(units), self.liquidated[p].of(units)
        ready = day + terms.inspection_days
        self.shelf[min(ready, self.days)].append((p, fit))
        self.shelf[min(ready + terms.refurbish_days, self.days)].append((p, repaired))
        each = mills(terms.freight_per_unit) + mills(terms.inspection_per_unit)
        cost = extended(units, each) + extended(repaired, mills(terms.refurbish_per_unit))
        value = mills(self.shop.listings[p].unit_cost * terms.liquidation_value)
        self.ledger.post("liquidation", extended(sold, value))
        self.ledger.post("return costs", -cost)
        self.paid += cost
        self.scrapped += units - fit - repaired - sold

    def fit_under_way(self, p: int) -> int:
        """Return the units on their way back that will be fit for sale."""
        units = sum(n for lots in self.coming for q, n, _ in lots if q == p)
        return math.floor(units * self.shop.listings[p].resaleable_share + 1e-6)

    def waiting(self, p: int) -> int:
        """Return the units of a product that will go back on the shelf."""
        return sum(units for lots in self.shelf for q, units in lots if q == p)


def cod_fee(shop: Shop, price: int) -> int:
    """Return the mills that collecting a unit's price costs."""
    terms = shop.cash_on_delivery
    return part_of(price, terms.fee_share) + mills(terms.fee_per_unit)
