"""Suppliers as the seller deals with them: open or closed, price, terms of payment, quality."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...chance.supply import SupplyLuck
from ...scenario import supplier as terms
from ...scenario.scenario import Scenario
from ..portion import share_of
from .make_to_order import MakeToOrder
from .make_to_stock import MakeToStock
from .price import Prices
from .quality import quality
from .work import Work

Units = NDArray[np.int64]


class Supplier:
    """One supplier and its terms (M9, M90, M91, M96)."""

    def __init__(
        self, supplier: terms.Supplier, scenario: Scenario, luck: SupplyLuck, worlds: int
    ) -> None:
        self.terms = supplier
        self.prices = Prices(supplier, scenario.listings)
        self.quality = quality(supplier, scenario, luck)
        self._calendar = Work(supplier, scenario)
        self.work = _work(supplier, scenario, luck, self._calendar, worlds)
        self._bought = np.zeros(worlds, np.int64)
        self._credit_from = [step.bought_units for step in supplier.credit]
        self._credit_days = np.array(
            [supplier.balance_days, *(step.balance_days for step in supplier.credit)]
        )

    def is_open(self, day: int) -> bool:
        """Say whether the supplier takes orders on a day."""
        return bool(self._calendar.open[day])

    def deposit(self, product: int, units: Units) -> Units:
        """Return the cents that are due with an order."""
        return share_of(self.prices.of(product, units), self.terms.deposit_share)

    def buy(self, units: Units, world: Units) -> None:
        """Remember what was bought: much of it earns longer credit."""
        self._bought[world] += units

    def balance_day(self, ready: Units, world: Units) -> Units:
        """Return when the balance of goods falls due."""
        step = np.searchsorted(self._credit_from, self._bought[world], side="right")
        return np.asarray(ready + self._credit_days[step])


def _work(
    supplier: terms.Supplier,
    scenario: Scenario,
    luck: SupplyLuck,
    calendar: Work,
    worlds: int,
) -> MakeToOrder | MakeToStock:
    """Return how a supplier makes its goods."""
    names = scenario.listing_names
    if supplier.ready_stock:
        return MakeToStock(supplier.ready_stock, scenario.days, (len(names), worlds))
    lead = [luck.lead[supplier.name, name] for name in names]
    return MakeToOrder(calendar, lead, supplier.capacity_per_day, worlds)
