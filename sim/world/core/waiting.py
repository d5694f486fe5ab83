"""What a unit of the orders that wait for their parcels stands at, on average."""

from ...arrays import Floats, Units, np
from .stock import Stock


class Waiting:
    """A mean over the units that wait, (P, W): orders are not kept apart, parcels leave at it."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._mean = np.zeros(shape)
        self._taken = np.zeros(shape, np.int64)

    def today(self, stock: Stock) -> Units:
        """Return the units that were ordered since the last close."""
        return stock.taken - self._taken

    def close(self, stock: Stock, parcels: Units, added: Floats | Units) -> Floats:
        """Return the mean at which today's parcels leave; `added` is what today's orders add."""
        new, gone = self.today(stock), stock.dispatched - parcels + stock.cancelled
        old = np.maximum(self._taken - gone, 0)
        worth, units = old * self._mean + added, old + new
        self._mean = np.where(units > 0, worth / np.maximum(units, 1), self._mean)
        self._taken = stock.taken
        return self._mean
