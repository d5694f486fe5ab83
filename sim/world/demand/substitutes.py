"""Substitutes: some buyers who find a listing sold out take another product (M54, M55)."""

from typing import NamedTuple

from ...arrays import Units, np
from ...network.shop import Shop
from ..core.measures import UNITS_SUBSTITUTED, Totals
from ..core.portion import Portion
from ..core.stock import Rows, Shelf, Stock
from ..warehouse.bundles import Bundles
from ..warehouse.fallback import Fallback, HomeOnly


class _Pair(NamedTuple):
    sold_out: int
    share: Portion
    bought: int
    since: int
    """The day on which what is bought instead is on sale."""
    shelf: Shelf
    """Of what is bought instead."""


class Substitutes:
    """In the interval in which they are left unserved, a share of the buyers take what there is.

    A product's own buyers go first, then pairs by the names of what is sold out and what is bought;
    who finds the substitute sold out, too, leaves. Units bought instead count as wanted of the
    product that was bought, as well.
    """

    def __init__(self, shop: Shop, stock: Stock, beyond: Fallback | HomeOnly | Bundles) -> None:
        self._beyond, worlds = beyond, stock.on_hand.shape[1]
        # Region by region; none where the shop lists but one of both products.
        self._pairs = [
            _Pair(
                sold_out,
                Portion(np.array(pair.share), (worlds,)),
                bought,
                shop.launch(shop.listings[bought]),
                stock.shelf(bought),
            )
            for pair in sorted(
                shop.terms.substitutes, key=lambda pair: (pair.sold_out, pair.bought)
            )
            for sold_out, bought in zip(
                shop.rows_of(pair.sold_out), shop.rows_of(pair.bought), strict=False
            )
        ]
        self.units = np.zeros(worlds, np.int64)
        """Units bought instead of others so far, (W,)."""

    def serve(self, day: int, rows: Rows, unmet: Units, accepted: Units | int) -> None:
        """Let buyers of some rows turn to their substitutes, but for those who ordered and wait."""
        left = np.atleast_2d(unmet - accepted)
        first = rows if isinstance(rows, int) else rows.start or 0
        for pair in self._pairs:
            if pair.since <= day and first <= pair.sold_out < first + len(left):
                units = pair.share.of(left[pair.sold_out - first])
                sold = pair.shelf.sell_instead(units)
                self.units += sold + self._beyond.sell_instead(pair.bought, units - sold)

    def totals(self) -> Totals:
        """Return the units that were bought instead of others, (W,)."""
        return {UNITS_SUBSTITUTED: self.units.astype(np.float64)}


class NoSubstitutes:
    """No buyer takes another product."""

    units = 0

    def serve(self, day: int, rows: Rows, unmet: Units, accepted: Units | int) -> None:
        """Let buyers leave."""


def substitutes(
    shop: Shop, stock: Stock, beyond: Fallback | HomeOnly | Bundles
) -> Substitutes | NoSubstitutes:
    """Return the substitutes of a shop, a null object where there are none."""
    return Substitutes(shop, stock, beyond) if shop.terms.substitutes else NoSubstitutes()
