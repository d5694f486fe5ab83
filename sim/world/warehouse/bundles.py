"""Bundles: sets that are put together from the shelves of their parts when they are ordered.

Where a part is short in an interval, all that want it get the same share of what they want, rounded
down; then the part's own buyers take what is left, and then bundles in the order of their names.
Waiting orders are filled in that order, too: the part's own, then bundles by name.
"""

from collections.abc import Sequence

from ...arrays import Flags, Units, np
from ...network.bundle import Bundle, bundles
from ...network.listing import Listing
from ..core.measures import Totals, WithTotals
from ..core.stock import Rows, Shelf, Stock
from .fallback import Fallback, HomeOnly


class Bundles:
    """How the bundles of one shop are served, around how its other rows are served."""

    def __init__(
        self, usual: Fallback | HomeOnly, sets: Sequence[Bundle], first: int, everywhere: Stock
    ) -> None:
        self._usual, self._sets, self._first, self._stock = usual, sets, first, everywhere
        self.lent = usual.lent

    def pack(self, rows: Rows, wanted: Units) -> None:
        """Put sets together before anybody is served: each gets its share of a part that lacks."""
        asked = {bundle: self._asked(rows, bundle.row, wanted) for bundle in self._sets}
        share = {}
        for part in {part for bundle in self._sets for part, _ in bundle.parts}:
            total = np.asarray(self._asked(rows, part, wanted))
            for bundle in self._sets:
                total = total + asked[bundle] * dict(bundle.parts).get(part, 0)
            share[part] = np.minimum(self._stock.on_hand[part], total), np.maximum(total, 1)
        for bundle in self._sets:
            each = [
                asked[bundle] * units * share[part][0] // share[part][1] // units
                for part, units in bundle.parts
            ]
            self._make(bundle, np.min(np.broadcast_arrays(*each), axis=0))

    def _asked(self, rows: Rows, row: int, wanted: Units) -> Units | int:
        """Return what buyers want of a row in an interval, (W,); 0 where it does not trade."""
        first, units = rows if isinstance(rows, int) else rows.start or 0, np.atleast_2d(wanted)
        place = row - self._first - first
        return units[place] if 0 <= place < len(units) else 0

    def _make(self, bundle: Bundle, sets: Units | int) -> None:
        """Take parts off their shelves, and put the sets on that of the bundle."""
        stock = self._stock
        for part, units in bundle.parts:
            stock.on_hand[part] -= units * sets
            stock.moved_out[part] += units * sets
        stock.on_hand[bundle.row] += sets
        stock.moved_in[bundle.row] += sets

    def _makeable(self, bundle: Bundle) -> Units:
        """Return how many sets the shelves hold the parts of, (W,)."""
        shelves = [self._stock.on_hand[part] // units for part, units in bundle.parts]
        return np.asarray(np.min(shelves, axis=0))

    def serve(self, rows: Rows, unmet: Units) -> Units:
        """Serve what is left of an interval of some rows; return what nobody can serve."""
        left = np.atleast_2d(self._usual.serve(rows, unmet)).copy()
        first = rows if isinstance(rows, int) else rows.start or 0
        for bundle in self._sets:
            place = bundle.row - self._first - first
            if 0 <= place < len(left):
                left[place] -= self._sell(bundle, left[place], self._stock.served)
        return left.reshape(unmet.shape)

    def _sell(self, bundle: Bundle, wanted: Units, account: Units) -> Units:
        """Put sets together for buyers, count them in an account, and hand them out."""
        sets: Units = np.minimum(wanted, self._makeable(bundle))
        self._make(bundle, sets)
        self._stock.on_hand[bundle.row] -= sets
        account[bundle.row] += sets
        return sets

    def fill(self) -> None:
        """Fill waiting orders from what the parts' own buyers leave."""
        self._usual.fill()
        for bundle in self._sets:
            self._sell(bundle, self._stock.backlog[bundle.row], self._stock.filled)
            self._stock.minutes_out[bundle.row] *= self._makeable(bundle) == 0

    def is_empty(self, rows: Rows, shelf: Shelf | Stock) -> Flags:
        """Say which of some rows no shelf can serve; shape of their stock."""
        empty = np.atleast_2d(self._usual.is_empty(rows, shelf)).copy()
        first = rows if isinstance(rows, int) else rows.start or 0
        for bundle in self._sets:
            place = bundle.row - self._first - first
            if 0 <= place < len(empty):
                empty[place] = self._makeable(bundle) == 0
        return empty.reshape(shelf.on_hand.shape)

    def sell_instead(self, row: int, wanted: Units) -> Units | int:
        """Serve buyers who came for something else with a set, or as usual."""
        for bundle in self._sets:
            if bundle.row == self._first + row:
                sets = self._sell(bundle, wanted, self._stock.served)
                self._stock.wanted[bundle.row] += sets
                return sets
        return self._usual.sell_instead(row, wanted)

    def unpack(self) -> None:
        """Put parts of sets that came back on their shelves, and what records say of sets."""
        stock = self._stock
        for bundle in self._sets:
            sets, phantom = stock.on_hand[bundle.row].copy(), stock.phantom[bundle.row].copy()
            self._make(bundle, -sets)
            stock.phantom[bundle.row] = 0
            for part, units in bundle.parts:
                stock.phantom[part] += units * phantom
        if self._sets:
            stock.fill()

    def totals(self) -> Totals:
        """Return what the usual way measures."""
        return self._usual.totals() if isinstance(self._usual, WithTotals) else {}


def with_bundles(
    usual: Fallback | HomeOnly, listings: Sequence[Listing], rows: range, everywhere: Stock
) -> Fallback | HomeOnly | Bundles:
    """Return how a shop's rows are served, its bundles too where it has any."""
    sets = [bundle for bundle in bundles(listings) if bundle.row in rows]
    return Bundles(usual, sets, rows.start, everywhere) if sets else usual
