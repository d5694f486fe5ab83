"""The label of fast delivery: it lifts orders while stock lies near enough (M42 to M44).

Vendors claim 30 % more orders; field studies find 0.7 % (Cui et al.) to 2 % (Jerath & Oblander
2022) for each day faster.
"""

import numpy as np

from ...arrays import Floats
from ...network.shop import Shop
from ...scenario.market import FastDelivery
from ..core.stock import Rows, Stock


class FastLabel:
    """Shown to a row's buyers while a warehouse that delivers within the days has stock."""

    def __init__(self, terms: FastDelivery, shop: Shop, everywhere: Stock) -> None:
        self._lift = terms.lift
        self._nothing = np.zeros(everywhere.on_hand.shape[1], np.int64)
        near = [way for way in shop.ways if way.days <= terms.within_days]
        self._near = [
            [everywhere.on_hand[way.shelf] for way in near if way.row == row]
            for row in range(len(shop.listings))
        ]
        """Stock near each row's buyers, as views."""

    def lift(self, rows: Rows, orders: Floats) -> Floats:
        """Return the orders that come with the label where it is shown."""
        near = [self._near[rows]] if isinstance(rows, int) else self._near[rows]
        shown = np.array([sum(shelves, self._nothing) > 0 for shelves in near])
        return orders * (1.0 + self._lift * shown).reshape(orders.shape)


class NoLabel:
    """Buyers see no label."""

    def lift(self, rows: Rows, orders: Floats) -> Floats:
        """Return the orders as they are."""
        return orders


def label(shop: Shop, everywhere: Stock) -> FastLabel | NoLabel:
    """Return a shop's label, a null object where it shows none."""
    terms = shop.market.fast_delivery
    return FastLabel(terms, shop, everywhere) if terms else NoLabel()


def usual_lift(shop: Shop) -> Floats:
    """Return what the label makes of a row's orders while its home has stock, (P,)."""
    terms = shop.market.fast_delivery
    home = shop.ways[: len(shop.listings)]
    if terms is None:
        return np.ones(len(home))
    return np.array([1.0 + terms.lift * (way.days <= terms.within_days) for way in home])
