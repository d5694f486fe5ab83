"""The sales book: what was sold on each day, as a policy's desk shows it."""

from ...arrays import Flags, Floats, Units, np
from ...network.network import Network
from ...policy.sales_before import SalesBefore
from ..core.stock import Stock
from ..warehouse.pools import pools


class SalesBook:
    """Units sold by day, written at its close; rows that draw on one shelf show them together.

    An order that is cancelled is taken out of the day on which it was taken; most of those days
    closed with an empty shelf.
    """

    def __init__(self, network: Network, stock: Stock) -> None:
        shape = (network.plan_days + 1, *stock.on_hand.shape)
        self._stock, self._pools = stock, pools(network.listings)
        self._patience = [
            (rows, shop.market.stockout.cancel_after_days)
            for shop, rows in zip(network.shops, network.rows, strict=True)
            if shop.market.stockout.orders == "oversold"
        ]
        """The rows of shops that cancel, and how many days they wait."""
        self._launch = np.array([[network.launch(row)] for row in network.listings])
        self._taken = self._pools.shown(stock.taken)
        self._cancelled = np.zeros(shape[1:], np.int64)
        self._opening = stock.accepted.copy()
        """Orders that wait on the first morning: they were sold before it."""
        self._cells = np.arange(stock.on_hand.size).reshape(shape[1:])
        self.sold = np.zeros(shape, np.int64)
        """Units before each day, but for orders that were cancelled later, (days + 1, P, W)."""
        self.days_in_stock = np.zeros(shape, np.int64)
        """Days before each day on which a row was on sale and closed with stock."""
        self.sold_in_stock = np.zeros(shape, np.int64)
        """Units sold on the first so many of those days."""
        self._so_far = self.sold_in_stock.reshape(-1)
        self._last, self._kept = self._cells.copy(), np.zeros(shape[1:], np.int64)
        """Where the last of them stand, and what they are, (P, W)."""

    def close(self, day: int, out: Flags) -> None:
        """Write a day down; `out` says which rows on sale closed it with an empty shelf, (P, W)."""
        taken = self._pools.shown(self._stock.taken)
        today, self._taken = taken - self._taken, taken
        np.add(self.sold[day], today, out=self.sold[day + 1])
        counts = ~out & (self._launch <= day)
        np.add(self.days_in_stock[day], counts, out=self.days_in_stock[day + 1])
        today *= counts
        self._kept += today
        self._last += counts * self._cells.size
        self._so_far[self._last] = self._kept
        self._correct(day)

    def _place(self, days: Units) -> Units:
        """Return where what was sold on so many days in stock stands, (P, W)."""
        return days * self._cells.size + self._cells

    def _correct(self, day: int) -> None:
        """Take out today's cancellations: orders of so many days ago, as no older one waits."""
        if not self._patience:
            return
        cancelled = self._stock.cancelled - self._cancelled
        if not cancelled.any():
            return
        self._cancelled += cancelled
        for rows, patience in self._patience:
            of_shop = np.zeros_like(cancelled)
            of_shop[rows] = cancelled[rows]
            if day == patience:
                waited = self._opening[rows] - self._stock.filled[rows]
                of_shop[rows] -= np.clip(waited, 0, cancelled[rows])
            self._take_out(self._pools.shown(of_shop), day - patience, day)

    def _take_out(self, units: Units, ordered: int, day: int) -> None:
        """Take units, (P, W), out of a day and of all sums since; of those in stock if it was."""
        self.sold[ordered + 1 : day + 2] -= units
        first, last = self.days_in_stock[ordered + 1], self.days_in_stock[day + 1]
        units = units * (first - self.days_in_stock[ordered])
        if units.any():
            self._kept -= units
            for later in range(day - ordered + 1):
                there = first + later <= last
                self._so_far[self._place(np.minimum(first + later, last))] -= units * there


FIRST_WEEK = 7
"""Days of the plan that stand in for sales before it."""


def sales_before(network: Network, plan: Floats) -> SalesBefore:
    """Return what was sold before the first day; `plan` are units before each day, (days, P)."""
    shown, daily = pools(network.listings).shown, plan[FIRST_WEEK] / FIRST_WEEK
    history = network.terms.opening.history
    if not history:
        return SalesBefore.at(shown(plan, axis=-1)[FIRST_WEEK] / FIRST_WEEK)
    told: list[tuple[float, ...]] = [() for _ in daily]
    for name, units in history.items():
        row = network.listing_names.index(name)
        told[row] = units if isinstance(units, tuple) else ()
        daily[row] = np.mean(units)
    longest = max(map(len, told))
    known = np.repeat(daily[None], longest, axis=0)
    is_told = np.array([len(units) for units in told]) > np.arange(longest)[::-1, None]
    for row, units in enumerate(told):
        known[longest - len(units) :, row] = units
    days = shown(is_told.astype(np.int64), axis=-1)
    lists = [
        together[longest - np.count_nonzero(days[:, row]) :]
        for row, together in enumerate(shown(known, axis=-1).T)
    ]
    return SalesBefore.of(lists, shown(daily, axis=-1))
