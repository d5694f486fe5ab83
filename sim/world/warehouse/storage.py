"""The warehouse: goods to the shelf, storage by age (M112, M124)."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from ...arrays import Floats, Numbers, Units, np
from ...network.network import Network
from ...scenario.warehouse import StorageStep
from ..core.causes import STORAGE
from ..core.ledger import Ledger
from ..core.measures import WAREHOUSE_FEES, Totals
from ..core.rounding import half_up
from ..core.stock import Stock
from .storage_fees import storage_fees

Ladder = tuple[StorageStep, ...]


class Step(NamedTuple):
    """What a unit costs more a day, (P, 1), once it has lain for some days, (P,)."""

    after: Numbers
    rate: Floats


class Warehouse:
    """Bills every day what lies in a warehouse, by its age; the oldest goods leave first."""

    def __init__(self, network: Network, stock: Stock, ledger: Ledger) -> None:
        rows = network.listings
        self._stock, self._ledger = stock, ledger
        self._rows = np.arange(len(rows))
        self._prices = prices(network, np.array([[row.volume_m3] for row in rows]))
        self._fees = storage_fees(network, stock)
        self._paid = np.zeros_like(ledger.cash)
        self._arrived = np.zeros((network.days + 1, *stock.on_hand.shape), np.int64)
        """Units that came to the shelf before each day."""

    @property
    def asks(self) -> bool:
        """Whether any day, or anything that happens on it, is billed."""
        dear = any(rate.any() for day in self._prices for _, rate in day)
        return dear or bool(self._fees)

    def store(self, day: int) -> None:
        """Pay for what lies there, and for what came today."""
        stock = self._stock
        self._arrived[day + 1] = stock.came
        cost = sum(
            (self._older(day, after) * rate).sum(axis=0) for after, rate in self._prices[day]
        )
        self._ledger.post(STORAGE, -half_up(cost))
        for fee in self._fees:
            billed = fee.today()
            self._ledger.post(fee.cause, -billed)
            self._paid += billed

    def _older(self, day: int, after: Numbers) -> Units:
        """Return the units that have lain there for more than some days, (P, W)."""
        arrived = self._arrived
        young = arrived[day + 1] - arrived[np.maximum(day + 1 - after, 0), self._rows]
        return np.asarray(np.maximum(self._stock.on_hand - young, 0))

    def totals(self) -> Totals:
        """Return what the warehouses billed beside storage, (W,)."""
        return {WAREHOUSE_FEES: self._paid} if self._fees else {}


class NoBills:
    """Shelves cost nothing."""

    def store(self, day: int) -> None:
        """Pay nothing."""


def warehouse(network: Network, stock: Stock, ledger: Ledger) -> Warehouse | NoBills:
    """Return what the warehouses bill, a null object where that is nothing on any day."""
    bills = Warehouse(network, stock, ledger)
    return bills if bills.asks else NoBills()


def prices(network: Network, volume: Floats) -> list[list[Step]]:
    """Return the steps of every day; days of the same prices share them."""
    warehouses = {home.name: home for home in network.homes}
    known: dict[tuple[Ladder, ...], list[Step]] = {}
    days = []
    for day in range(network.days):
        date = network.date(day)
        ladders = {name: home.steps_on(date) for name, home in warehouses.items()}
        now = tuple(ladders.values())
        if now not in known:
            known[now] = steps([ladders[home.name] for home in network.homes], volume)
        days.append(known[now])
    return days


def steps(ladders: Sequence[Ladder], volume: Floats) -> list[Step]:
    """Return what each step of age adds to the price, for rows whose ladders may differ."""
    rises = zip_longest(*map(_rises, ladders), fillvalue=(0, 0.0))
    return [
        Step(
            np.array([after for after, _ in rows]),
            volume * np.array([[more] for _, more in rows]),
        )
        for rows in rises
    ]


def _rises(ladder: Ladder) -> list[tuple[int, float]]:
    """Return the ages of a ladder, and what each adds to the price."""
    prices = pairwise([0.0, *(step.per_m3_day for step in ladder)])
    return [
        (step.after_days, now - before) for step, (before, now) in zip(ladder, prices, strict=True)
    ]
