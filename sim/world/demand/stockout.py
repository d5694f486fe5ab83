"""What happens to orders when the shelf is empty: lost, backordered, or oversold (M38, M59, M97).

Siblings have one anatomy: `accept` returns the unmet units that are backordered, given for how many
minutes of the interval the shelf was empty; `delisted` where buyers see that it is; `stale` the
waiting units that are cancelled at the close of a day, as they were ordered too long ago.
"""

from ...arrays import Flags, Units, np
from ...network.shop import Shop
from ...scenario.market import Stockout
from ..core.stock import Shelf, Stock


class Lost:
    """No buyer waits."""

    def accept(self, shelf: Shelf, unmet: Units, minutes: Units) -> int:
        """Take none."""
        return 0

    def delisted(self, shelf: Shelf) -> bool:
        """Show it at once."""
        return True

    def stale(self, stock: Stock, day: int) -> int:
        """Cancel none."""
        return 0


class Backordered:
    """Every buyer waits."""

    def accept(self, shelf: Shelf, unmet: Units, minutes: Units) -> Units:
        """Take all."""
        return unmet

    def delisted(self, shelf: Shelf) -> bool:
        """Never show it: orders are taken."""
        return False

    def stale(self, stock: Stock, day: int) -> int:
        """Cancel none."""
        return 0


class Oversold:
    """The listing goes on selling until its stock is synced; late orders are cancelled."""

    def __init__(self, stockout: Stockout, days: int, shape: tuple[int, ...]) -> None:
        self._lag = round(stockout.sync_lag_hours * 60)
        self._patience = stockout.cancel_after_days
        self._accepted = np.zeros((days, *shape), np.int64)

    def accept(self, shelf: Shelf, unmet: Units, minutes: Units) -> Units:
        """Take the units of the minutes before the stock is synced."""
        unsynced = np.minimum(self._lag - shelf.minutes_out, minutes)
        np.maximum(unsynced, 0, out=unsynced)
        unsynced *= unmet
        return (unsynced / np.maximum(minutes, 1)).astype(np.int64)

    def delisted(self, shelf: Shelf) -> Flags:
        """Show it once the stock is synced."""
        return np.asarray(shelf.minutes_out >= self._lag)

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Cancel what was taken `cancel_after_days` ago and is not filled; the oldest go first."""
        self._accepted[day] = stock.accepted
        if day < self._patience:
            return 0
        gone = stock.filled + stock.cancelled
        return np.asarray(np.maximum(self._accepted[day - self._patience] - gone, 0))


class OnTheRecord:
    """The listing sells what the record still has, too; an order that finds none corrects it.

    Such orders wait like those that are oversold; where no buyer waits they are lost.
    """

    def __init__(self, usual: Lost | Backordered | Oversold, waits: bool) -> None:
        self._usual, self._waits = usual, waits

    def accept(self, shelf: Shelf, unmet: Units, minutes: Units) -> Units | int:
        """Take the units that only the record has, and of the rest what the listing takes."""
        missed = np.clip(shelf.phantom, 0, unmet)
        np.subtract(shelf.phantom, missed, out=shelf.phantom)
        return self._usual.accept(shelf, unmet - missed, minutes) + missed * self._waits

    def delisted(self, shelf: Shelf) -> Flags:
        """Show it where the record has nothing either."""
        return np.asarray(self._usual.delisted(shelf) & (shelf.phantom <= 0))

    def stale(self, stock: Stock, day: int) -> Units | int:
        """Cancel as without phantom stock."""
        return self._usual.stale(stock, day)


WhenEmpty = Lost | Backordered | Oversold | OnTheRecord


def when_empty(shop: Shop, shape: tuple[int, ...]) -> WhenEmpty:
    """Return what a shop's listings do."""
    terms = shop.market.stockout
    usual: Lost | Backordered | Oversold
    if terms.orders == "oversold":
        usual = Oversold(terms, shop.days, shape)
    else:
        usual = Lost() if terms.orders == "lost" else Backordered()
    if any(warehouse.records for warehouse in shop.terms.warehouses):
        return OnTheRecord(usual, waits=terms.orders != "lost")
    return usual
