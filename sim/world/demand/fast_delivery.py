"""The label of fast delivery: it lifts orders while stock lies near enough (M42 to M44).

Vendors claim 30 % more orders; field studies find 0.7 % (Cui et al.) to 2 % (Jerath & Oblander
2022) for each day faster.
"""

from collections.abc import Sequence

from ...arrays import Floats, Units, np
from ...network.bundle import bundles
from ...network.shop import Shop
from ...network.way import Way
from ...scenario.market import FastDelivery
from ..core.stock import Rows, Stock


class FastLabel:
    """Shown to a row's buyers while a warehouse that delivers within the days has stock."""

    def __init__(self, terms: FastDelivery, shop: Shop, everywhere: Stock) -> None:
        self._lift = terms.lift
        self._nothing = np.zeros(everywhere.on_hand.shape[1], np.int64)
        near = [way for way in shop.ways if way.days <= terms.within_days]
        made_of = {bundle.row: bundle.parts for bundle in bundles(shop.all_listings)}
        self._near = [
            [
                [(everywhere.on_hand[part], n) for part, n in made_of.get(way.shelf, own(way))]
                for way in near
                if way.row == row
            ]
            for row in range(len(shop.listings))
        ]
        """Of each row the ways near its buyers: stock as views, and the units that it takes."""

    def lift(self, rows: Rows, orders: Floats) -> Floats:
        """Return the orders that come with the label where it is shown."""
        near = [self._near[rows]] if isinstance(rows, int) else self._near[rows]
        shown = np.array([self._shown(ways) for ways in near])
        return orders * (1.0 + self._lift * shown).reshape(orders.shape)

    def _shown(self, ways: Sequence[Sequence[tuple[Units, int]]]) -> Units:
        """Return whether any way has stock of all that it takes, as a number above 0, (W,)."""
        there = (np.min([stock // units for stock, units in way], axis=0) for way in ways)
        return np.asarray(sum(there, self._nothing) > 0)


def own(way: Way) -> tuple[tuple[int, int], ...]:
    """Return what a unit takes that is no bundle: itself."""
    return ((way.shelf, 1),)


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
