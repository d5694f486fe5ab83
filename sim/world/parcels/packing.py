"""The packing station: parcels leave as fast as packers pack, the oldest first (M70, M105, M151).

Siblings have one anatomy: `dispatch` hands a day's parcels to the carrier at its close, and returns
their units, (P, W).
"""

from numpy.typing import NDArray

from ...arrays import Units, np
from ...network.shop import Shop
from ...scenario.parcels import Packing as Terms
from ...scenario.part import mills
from ..core.causes import PACKING
from ..core.ledger import Ledger
from ..core.measures import PACKING_COST, Totals
from ..core.ration import ration, turns
from ..core.rounding import extended
from ..core.stock import Stock
from .dispatch_promise import open_days
from .last_mile import LastMile


class AtOnce:
    """Every unit leaves on the day on which it left the shelf."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock

    def dispatch(self, day: int) -> Units:
        """Hand over all that left the shelf."""
        stock = self._stock
        parcels = stock.shipped - stock.dispatched
        stock.dispatched += parcels
        return parcels


class Station:
    """Packers who share the work of a shop; a packer without a parcel of its own packs nothing.

    Units that left the shelf on one day are packed in proportion; overtime takes what is left
    once it exceeds so many days of usual work.
    """

    def __init__(
        self,
        shop: Shop,
        terms: Terms,
        packed: NDArray[np.int32],
        stock: Stock,
        ledger: Ledger,
        last_mile: LastMile,
    ) -> None:
        self._stock, self._ledger, self._last_mile = stock, ledger, last_mile
        self._packed = np.broadcast_to(packed, (shop.days, terms.packers + 1, packed.shape[2]))
        self._packers = terms.packers
        self._open = open_days(shop, terms.works)
        usual = terms.packers * terms.units_per_packer_day.mean
        self._bearable = usual * terms.overtime_after_days
        self._overtime = terms.overtime_units_per_day
        self._overtime_fee = mills(terms.overtime_per_unit)
        self._fee = np.full(shop.days, mills(terms.material_per_unit))
        for peak in terms.peaks:
            first, last = shop.day(peak.first_day), shop.day(peak.last_day)
            self._fee[max(first, 0) : max(last + 1, 0)] += mills(peak.per_unit)
        self._lots = np.zeros((shop.days, *stock.on_hand.shape), np.int64)
        """Units that wait, by the day on which they left the shelf, (D, P, W)."""
        self._left = np.zeros_like(stock.on_hand)
        self._oldest = 0
        self._turn = turns([row.name for row in shop.listings])
        self._paid = np.zeros_like(ledger.cash)

    def dispatch(self, day: int) -> Units:
        """Pack what the day's work allows, the oldest first, and hand it over."""
        stock, shipped = self._stock, self._stock.shipped
        self._lots[day] = shipped - self._left
        self._left = shipped
        waiting = (shipped - stock.dispatched).sum(axis=0) * self._last_mile.picks_up()
        usual, overtime = self._work(day, waiting)
        self._pay(day, usual + overtime, overtime)
        parcels = self._take(usual + overtime, day)
        stock.dispatched += parcels
        return parcels

    def _work(self, day: int, waiting: Units) -> tuple[Units, Units]:
        """Return the units packed in usual hours and in overtime, (W,) each."""
        if not self._open[day]:
            return np.zeros_like(waiting), np.zeros_like(waiting)
        busy = np.minimum(waiting, self._packers)[None]
        packed = np.broadcast_to(self._packed[day], (self._packers + 1, len(waiting)))
        usual = np.minimum(np.take_along_axis(packed, busy, axis=0)[0], waiting)
        left = waiting - usual
        return usual, np.where(left > self._bearable, np.minimum(left, self._overtime), 0)

    def _pay(self, day: int, units: Units, overtime: Units) -> None:
        """Pay for material, the surcharge of the season, and overtime."""
        cost = extended(units, self._fee[day]) + extended(overtime, self._overtime_fee)
        self._ledger.post(PACKING, -cost)
        self._paid += cost

    def totals(self) -> Totals:
        """Return what packing has cost, (W,)."""
        return {PACKING_COST: self._paid}

    def _take(self, units: Units, day: int) -> Units:
        """Take so many units out of the oldest lots, (W,); return what they are, (P, W)."""
        taken = np.zeros_like(self._left)
        for lot in range(self._oldest, day + 1):
            part = ration(self._lots[lot], units, self._turn)
            self._lots[lot] -= part
            taken += part
            units = units - part.sum(axis=0)
        while self._oldest < day and not self._lots[self._oldest].any():
            self._oldest += 1
        return taken


Packing = AtOnce | Station


def packing(
    shop: Shop, packed: NDArray[np.int32] | None, stock: Stock, ledger: Ledger, last_mile: LastMile
) -> Packing:
    """Return a shop's station, a null object where it has none."""
    if shop.packing is None or packed is None:
        return AtOnce(stock)
    return Station(shop, shop.packing, packed, stock, ledger, last_mile)
