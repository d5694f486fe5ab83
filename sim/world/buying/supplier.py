"""Suppliers as the seller deals with them: price, terms of payment, open or closed (M9, M96)."""

from collections.abc import Iterator, Sequence

from ...arrays import Cents, Days, Flags, Floats, Mills, Numbers, Units, np
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario import supplier as terms
from ...scenario.part import MILLS
from ...scenario.product import Product
from ..core.causes import BALANCES, SUPPLIER_CREDITS
from ..core.rounding import extended, half_up, part_of
from ..core.shipment import Bill, Goods, Lots
from .calendar import calendar
from .production import production
from .quality import Quality


class Prices:
    """Mills a unit, by row and its units in an order; a discount holds for all of them."""

    def __init__(self, supplier: terms.Supplier, products: Sequence[Product]) -> None:
        self._from = np.array([step.from_units for step in supplier.price_breaks])
        discounts = [0.0, *(step.discount for step in supplier.price_breaks)]
        self._exact = np.array(
            [[supplier.price_of(p.unit_cost, d) for p in products] for d in discounts]
        )
        self._cost: Mills = half_up(self._exact * MILLS)
        self.list = self._cost[0]
        """Mills of a unit before any discount as the file says, (P,)."""

    def of(self, rows: Numbers, units: Units, world: Numbers) -> Mills:
        """Return what some rows are billed at where so many are ordered, (rows, W or 1)."""
        if not len(self._from):
            return np.asarray(self.list[rows][:, None])
        step = np.searchsorted(self._from, units, side="right")
        return np.asarray(self._cost[step, rows[:, None]])


class UncertainPrices(Prices):
    """Prices of which a buyer knows the file's, and hears the true ones with the bill."""

    def __init__(
        self, supplier: terms.Supplier, products: Sequence[Product], times: Floats
    ) -> None:
        super().__init__(supplier, products)
        self._times = times

    def of(self, rows: Numbers, units: Units, world: Numbers) -> Mills:
        """Return the same in each of some worlds."""
        step = np.searchsorted(self._from, units, side="right")
        exact = self._exact[step, rows[:, None]]
        return half_up(exact * self._times[rows[:, None], world] * MILLS)


def prices(
    supplier: terms.Supplier, network: Network, luck: SupplyLuck
) -> Prices | UncertainPrices:
    """Return a supplier's prices, which may be uncertain."""
    if (luck.cost != 1.0).any():
        return UncertainPrices(supplier, network.listings, luck.cost)
    return Prices(supplier, network.listings)


class Supplier:
    """One supplier and its terms (M9, M90, M91, M96)."""

    def __init__(
        self, supplier: terms.Supplier, network: Network, luck: SupplyLuck, worlds: int
    ) -> None:
        self.terms = supplier
        self.prices = prices(supplier, network, luck)
        self.quality = Quality(supplier, network, luck, worlds)
        self._calendar = calendar(supplier, network, luck.outage.get(supplier.name))
        self._planned = calendar(supplier, network, None)
        self.work = production(supplier, network, luck, self._calendar, self.prices.of, worlds)
        self._bought = np.zeros(worlds, np.int64)
        self._credit_from = np.array([step.bought_units for step in supplier.credit])
        self._credit_days = np.array(
            [supplier.balance_days, *(step.balance_days for step in supplier.credit)]
        )

    def is_open(self, day: int) -> Flags:
        """Say whether the supplier takes orders on a day: everywhere, or in each world, (W,)."""
        return np.asarray(self._calendar.open[day])

    def usually_ready(self, day: int) -> float:
        """Return when an order of a day is expected to be ready: without queue or outage."""
        lead = self.terms.lead_time_days
        if self.terms.ready_stock or lead is None:
            return float(day)
        usual = np.array([lead.mean])
        return float(self._planned.done(np.array([day]), usual, np.zeros(1, np.int64))[0])

    def take(self, day: int, goods: Goods) -> Cents:
        """Accept a purchase order; return the cents that are due with it, (W,)."""
        self._bought[goods.world] += goods.units.sum(axis=0)
        self.work.take(day, goods)
        return np.asarray(self.deposits(goods.units, goods.cost).sum(axis=0))

    def deposits(self, units: Units, cost: Mills) -> Cents:
        """Return the cents that are due with lines of an order, any shape."""
        return part_of(extended(units, cost), self.terms.deposit_share)

    def bills(self, lots: Lots, bad: Units | int, on_shelf: Days) -> Iterator[Bill]:
        """Yield the balances of what was sent of lots, and what is given back for bad units."""
        owed = extended(lots.sent, lots.cost) - self.deposits(lots.units, lots.cost)
        step = np.searchsorted(self._credit_from, self._bought[lots.world], side="right")
        yield Bill(BALANCES, -owed, lots.ready + self._credit_days[step])
        if self.terms.defects and self.terms.defects.credited:
            back = part_of(extended(bad, lots.cost), self.terms.defects.credited)
            yield Bill(SUPPLIER_CREDITS, back, on_shelf)
