"""Shelf life: the first to expire are sold first, and what is left of them is written off."""

from ...arrays import np
from ...network.network import Network
from ..core.measures import UNITS_EXPIRED, Totals, summed
from ..core.stock import Stock


class ShelfLife:
    """Writes off each morning what came to a shelf too long ago, and is still there.

    A life starts when a unit comes to the shelf, from wherever: those that came first expire first.
    """

    def __init__(self, network: Network, stock: Stock) -> None:
        self._stock = stock
        rows = [(n, row) for n, row in enumerate(network.listings) if row.shelf_life_days]
        self._rows = np.array([n for n, _ in rows])
        self._life = np.array([row.shelf_life_days for _, row in rows])
        self._opening = np.array([[row.opening_age_days] for _, row in rows])
        """Age of the opening stock, (R, 1)."""
        shape = (network.days, len(rows), stock.on_hand.shape[1])
        self._came = np.zeros(shape, np.int64)
        """Units that had come by the close of each day."""

    def open(self, day: int) -> None:
        """Write off what can be sold no more, before anything else comes."""
        stock, place = self._stock, np.arange(len(self._rows))
        if day == 0:
            return
        self._came[day - 1] = came = stock.came[self._rows]
        young = day < self._life[:, None]
        old = np.where(young, 0, self._came[np.maximum(day - self._life, 0), place])
        opened = np.where(day + self._opening < self._life[:, None], 0, stock.opening[self._rows])
        gone = came - stock.on_hand[self._rows]
        stock.expire(self._rows, np.maximum(np.maximum(old, opened) - gone, 0))

    def totals(self) -> Totals:
        """Return the units written off, (W,)."""
        return {UNITS_EXPIRED: summed(self._stock.expired)}


class NoShelfLife:
    """Goods that keep."""

    def open(self, day: int) -> None:
        """Write nothing off."""


def shelf_life(network: Network, stock: Stock) -> ShelfLife | NoShelfLife:
    """Return what expires, a null object where nothing does."""
    expires = any(row.shelf_life_days for row in network.listings)
    return ShelfLife(network, stock) if expires else NoShelfLife()
