"""Fallback: what a row's own shelf cannot serve leaves from another (M99, M101, M129)."""

from collections.abc import Sequence

from ...arrays import Flags, Units, np
from ...network.way import Way, ways_beyond
from ..core.measures import UNITS_FROM_ELSEWHERE, UNITS_FROM_POOL, Totals
from ..core.stock import ALL, Rows, Shelf, Stock


class Fallback:
    """The other shelves that serve the buyers of one shop, in the order of their use.

    At the end of an interval every shelf serves its own buyers first; then rows in file order turn
    to the next shelf.
    """

    def __init__(self, ways: Sequence[Way], own: Stock, everywhere: Stock) -> None:
        self._ways, self._own, self._everywhere = ways, own, everywhere
        self.lent = np.zeros((len(ways), own.on_hand.shape[1]), np.int64)
        """Units that went each way so far."""

    def pack(self, rows: Rows, wanted: Units) -> None:
        """Put nothing together."""

    def unpack(self) -> None:
        """Take nothing apart."""

    def serve(self, rows: Rows, unmet: Units) -> Units:
        """Serve what is left of an interval of some rows; return what nobody can serve."""
        left = np.atleast_2d(unmet).copy()
        first = rows if isinstance(rows, int) else rows.start or 0
        for number, way in enumerate(self._ways):
            if first <= way.row < first + len(left) and left[way.row - first].any():
                units = self._take(number, left[way.row - first])
                self._own.served[way.row] += units
                left[way.row - first] -= units
        return left.reshape(unmet.shape)

    def fill(self) -> None:
        """Fill waiting orders from shelves that have more than their own buyers wait for."""
        own = self._own
        for number, way in enumerate(self._ways):
            own.filled[way.row] += self._take(number, own.backlog[way.row])
        own.minutes_out *= self.is_empty(ALL, own)

    def is_empty(self, rows: Rows, shelf: Shelf | Stock) -> Flags:
        """Say which of some rows no shelf can serve; shape of their stock."""
        empty = np.atleast_2d(shelf.on_hand == 0)
        first = rows if isinstance(rows, int) else rows.start or 0
        for way in self._ways:
            if first <= way.row < first + len(empty):
                empty[way.row - first] &= self._everywhere.on_hand[way.shelf] == 0
        return empty.reshape(shelf.on_hand.shape)

    def sell_instead(self, row: int, wanted: Units) -> Units:
        """Serve buyers who came for something else from the shelf that a row draws on."""
        sold = np.zeros_like(wanted)
        for number, way in enumerate(self._ways):
            if way.pooled and way.row == row:
                sold = self._take(number, wanted)
                self._own.wanted[row] += sold
                self._own.served[row] += sold
        return sold

    def totals(self) -> Totals:
        """Return the units that came from shared shelves and from farther ones, (W,) each."""
        pooled = np.array([way.pooled for way in self._ways])
        ways_of = {UNITS_FROM_ELSEWHERE: ~pooled, UNITS_FROM_POOL: pooled}
        return {
            measure: self.lent[ways].sum(axis=0).astype(np.float64)
            for measure, ways in ways_of.items()
            if ways.any()
        }

    def _take(self, number: int, wanted: Units) -> Units:
        """Take units, (W,), off the shelf at the other end of a way."""
        way, stock = self._ways[number], self._everywhere
        units: Units = np.minimum(wanted, stock.on_hand[way.shelf])
        stock.on_hand[way.shelf] -= units
        stock.moved_out[way.shelf] += units
        self._own.moved_in[way.row] += units
        self.lent[number] += units
        return units


class HomeOnly:
    """Every row is served from its own shelf."""

    def __init__(self, worlds: int) -> None:
        self.lent = np.zeros((0, worlds), np.int64)

    def pack(self, rows: Rows, wanted: Units) -> None:
        """Put nothing together."""

    def unpack(self) -> None:
        """Take nothing apart."""

    def serve(self, rows: Rows, unmet: Units) -> Units:
        """Serve nothing more."""
        return unmet

    def fill(self) -> None:
        """Fill nothing more."""

    def is_empty(self, rows: Rows, shelf: Shelf | Stock) -> Flags:
        """Say which shelves are empty."""
        return np.asarray(shelf.on_hand == 0)

    def sell_instead(self, row: int, wanted: Units) -> int:
        """Serve nothing more."""
        return 0


def fallback(ways: Sequence[Way], first: int, own: Stock, everywhere: Stock) -> Fallback | HomeOnly:
    """Return how a shop's rows are served beyond their own shelves, a null object where not.

    `first` is the place of the shop's first row among all.
    """
    beyond = ways_beyond(ways, first)
    return Fallback(beyond, own, everywhere) if beyond else HomeOnly(own.on_hand.shape[1])
