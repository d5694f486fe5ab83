"""The dispatch promise: which orders have not left when their time is up (M105, M151).

Siblings have one anatomy: `close` counts the orders of a shop that became late today.
"""

from collections.abc import Sequence

from ...arrays import Flags, Numbers, np
from ...network.shop import Shop
from ...scenario.lane import WEEKDAYS, Weekday
from ..core.measures import UNITS_LATE, Totals, summed
from ..core.stock import Stock


def open_days(shop: Shop, works: Sequence[Weekday], beyond: int = 0) -> Flags:
    """Return whether each day of the horizon, and of some days after it, is a working day."""
    weekday = (shop.start.weekday() + np.arange(shop.days + beyond)) % 7
    return np.isin(weekday, [WEEKDAYS.index(name) for name in works])


def due_days(shop: Shop, works: Sequence[Weekday], days: int) -> Numbers:
    """Return by when an order of each day must leave, (D,): some working days after its own.

    An order of a closed day counts as one of the next working day.
    """
    is_open = open_days(shop, works, beyond=7 * (days + 1))
    (working,) = np.nonzero(is_open)
    worked: Numbers = np.cumsum(is_open)[: shop.days] - is_open[: shop.days]
    return np.asarray(working[worked + days], dtype=np.int64)


class NoPromise:
    """No day is promised: nothing is late."""

    def close(self, day: int) -> None:
        """Count nothing."""


class DispatchPromise:
    """Every order leaves within some working days; one that does not is late, once.

    The orders of a listing leave in the order in which they came, and a cancellation takes the
    oldest that wait for goods; so the cumulative orders of each day say which are late.
    """

    def __init__(self, due: Numbers, stock: Stock) -> None:
        days = len(due)
        self._stock = stock
        self._due_until: list[int] = np.searchsorted(
            due, np.arange(-1, days), side="right"
        ).tolist()
        """How many days' orders are due before each day; at the end, by the last day."""
        self._orders = np.zeros((days + 1, *stock.on_hand.shape), np.int64)
        """Orders before each day that are not cancelled, (days + 1, P, W)."""
        self._cancelled = stock.cancelled.copy()

    def close(self, day: int) -> None:
        """Count the orders that fell due today and have not left."""
        stock, before, until = self._stock, self._due_until[day], self._due_until[day + 1]
        self._orders[day + 1] = stock.taken - self._cancelled
        waiting = self._orders[before : day + 2]
        waiting -= np.clip(waiting - stock.shipped, 0, stock.cancelled - self._cancelled)
        self._cancelled = stock.cancelled.copy()
        gone = np.maximum(stock.dispatched, self._orders[before])
        stock.late += np.maximum(self._orders[until] - gone, 0)

    def totals(self) -> Totals:
        """Return the units that were late, (W,)."""
        return {UNITS_LATE: summed(self._stock.late)}


def dispatch_promise(shop: Shop, stock: Stock) -> DispatchPromise | NoPromise:
    """Return the dispatch promise of a shop, a null object where it makes none."""
    terms = shop.packing
    if terms is None or terms.promised_days is None:
        return NoPromise()
    return DispatchPromise(due_days(shop, terms.works, terms.promised_days), stock)
