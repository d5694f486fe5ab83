"""What an order costs that ads bring, against what it leaves; and the budget up to which they pay.

A budget B brings e B / (1 + B / h) orders, where h is half_saturation and e what a coin's clicks
bring, tired and learning as the plan has it. So one more coin brings e / (1 + B / h)^2 orders, and
where an order leaves m it pays up to B = h (sqrt(e m) - 1).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ...arrays import Flags, Floats
from ...network.shop import Shop
from ...words import second_look as say
from ...words.number import number
from ...words.text import joined
from ..margin import margin
from .seen import Seen

_MUCH = 1.25
"""Times the best budget: up to there the last coins lose next to nothing."""


@dataclass(frozen=True)
class _Spell:
    """Some days of an ads plan, money in the main currency."""

    budget: Floats
    """Of each of the days."""
    orders: float
    """That they are expected to bring in all."""
    half: float
    """The half_saturation."""
    price: float
    """What buyers pay for an order."""
    left: float
    """What an order leaves before ads, with those that its buyers place later."""

    @property
    def cost(self) -> float:
        """What an order costs."""
        return float(self.budget.sum()) / self.orders

    @property
    def best(self) -> float:
        """The budget a day whose last coin just pays."""
        fresh = self.orders / float((self.budget / (1.0 + self.budget / self.half)).sum())
        return self.half * max(math.sqrt(max(fresh * self.left, 0.0)) - 1.0, 0.0)


def ads(seen: Seen) -> Iterator[str]:
    """Yield ads that cost more than they bring: on usual days, and in sales."""
    for shop in seen.network.shops:
        for row, listing in enumerate(shop.listings):
            if listing.ads and not listing.ads.standby and margin(shop, row) > 0:
                sales = _sales(shop, row)
                in_sale = np.any([np.zeros(shop.plan_days, np.bool_), *sales.values()], axis=0)
                yield from _usual(seen, shop, row, ~in_sale)
                yield from _in_sales(seen, shop, row, sales)


def _sales(shop: Shop, row: int) -> dict[tuple[str, float], Flags]:
    """Return the days of a product's sales by their name and discount."""
    days = np.arange(shop.plan_days)
    return {
        (sale.name, sale.discount): (first <= days) & (days < first + sale.sale_days)
        for sale in shop.promotions
        if shop.listings[row].product in sale.products
        for first in [shop.day(sale.sale_from)]
    }


def _usual(seen: Seen, shop: Shop, row: int, days: Flags) -> Iterator[str]:
    for its in _spell(seen, shop, row, days, 0.0):
        product, cost, left = (
            shop.listings[row].name,
            _money(seen, its.cost),
            _money(seen, its.left),
        )
        if its.cost > its.left:
            advice = say.PAYS_UP_TO(budget=number(its.best)) if its.best >= 1 else say.NEVER_PAYS()
            roas, needed = (number(its.price / money, 1) for money in (its.cost, its.left))
            yield say.ADS(
                product=product, cost=cost, left=left, roas=roas, needed=needed, advice=advice
            )
        elif its.budget.max() > _MUCH * its.best:
            budget, best = number(its.budget.max()), number(its.best)
            yield say.ADS_TOO_MUCH(product=product, cost=cost, left=left, budget=budget, best=best)


def _in_sales(
    seen: Seen, shop: Shop, row: int, sales: dict[tuple[str, float], Flags]
) -> Iterator[str]:
    dear = [
        say.IN_SALE(sale=name, cost=_money(seen, its.cost), left=_money(seen, its.left))
        for (name, discount), days in sales.items()
        for its in _spell(seen, shop, row, days, discount)
        if its.cost > its.left
    ]
    if dear:
        yield say.ADS_IN_SALES(product=shop.listings[row].name, sales=joined(dear))


def _spell(seen: Seen, shop: Shop, row: int, days: Flags, discount: float) -> Iterator[_Spell]:
    """Yield what ads do on some days, at a share off the price, if they bring anything."""
    listing, shown = shop.listings[row], shop.minor.shown
    place, basket = shop.first + row, listing.demand.basket
    budget = shown(seen.plan.ads_budget[: shop.plan_days, place][days])
    units = float(seen.plan.sources["ads"][: shop.plan_days, place][days].sum())
    if units > 0 and listing.ads and budget.any():
        again = listing.demand.repeat.share if listing.demand.repeat else 0.0
        sold = listing.price * (1.0 - discount)
        left = basket * margin(_at(shop, row, sold), row) / (1.0 - again)
        half = shown(listing.ads.half_saturation)
        yield _Spell(budget[budget > 0], units / basket, half, basket * shown(sold), left)


def _at(shop: Shop, row: int, price: float) -> Shop:
    """Return the shop with another price of a row."""
    listings = [*shop.listings]
    listings[row] = listings[row].model_copy(update={"price": price})
    return replace(shop, listings=tuple(listings))


def _money(seen: Seen, amount: float) -> str:
    return number(amount, seen.network.minor.decimals)
