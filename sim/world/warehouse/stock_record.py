"""Stock records: what the system has on the shelf, and what is there (M126).

Siblings have one anatomy: `open` and `close` let records drift in a day or be put right, and
`on_hand` is what the desk sees, (P, W).
"""

from ...arrays import Units, np
from ...chance.binomial import binomial
from ...chance.records import RecordLuck
from ...network.network import Network
from ...scenario.warehouse import Records as Terms
from ..core.measures import UNITS_SHRUNK, Totals, summed
from ..core.stock import Stock


class TrueRecords:
    """The record is the shelf."""

    def __init__(self, stock: Stock) -> None:
        self.on_hand = stock.on_hand

    def open(self, day: int) -> None:
        """Lose nothing."""

    def close(self, day: int) -> None:
        """Book everything as it was."""


class DriftingRecords:
    """Units vanish unseen, and some that leave are booked wrongly, until they are counted.

    What another shelf lends is booked, rightly or wrongly, at its buyer's home.

    Source: Kang & Gershwin 2005, DeHoratius & Raman 2008.
    """

    def __init__(self, network: Network, luck: RecordLuck, stock: Stock) -> None:
        terms = [home.records or Terms() for home in network.homes]
        self._stock, self._luck = stock, luck
        self._vanishing = np.array([[term.daily_shrinkage] for term in terms])
        self._misbooked = np.array([[term.misbooked_share / 2] for term in terms])
        self._every = np.array([[term.count_every_days or network.days] for term in terms])
        self._left = np.zeros_like(stock.on_hand)

    @property
    def on_hand(self) -> Units:
        """What is on record, never below 0, (P, W)."""
        return np.asarray(np.maximum(self._stock.on_hand + self._stock.phantom, 0))

    def open(self, day: int) -> None:
        """Let units vanish overnight; put the record right where it is the day to count."""
        stock = self._stock
        stock.shrink(binomial(stock.on_hand, self._vanishing, self._luck.shrunk[day]))
        stock.phantom *= (day == 0) | (day % self._every > 0)

    def close(self, day: int) -> None:
        """Book what left today: some of it as still there, some of it twice."""
        phantom, left = self._stock.phantom, self._stock.shipped - self._left
        self._left += left
        phantom += binomial(left, self._misbooked, self._luck.over[day])
        phantom -= binomial(left, self._misbooked, self._luck.under[day])

    def totals(self) -> Totals:
        """Return the units that vanished, (W,)."""
        return {UNITS_SHRUNK: summed(self._stock.shrunk)}


def records(
    network: Network, luck: RecordLuck | None, stock: Stock
) -> TrueRecords | DriftingRecords:
    """Return a seller's stock records, a null object where they are always true."""
    return TrueRecords(stock) if luck is None else DriftingRecords(network, luck, stock)
