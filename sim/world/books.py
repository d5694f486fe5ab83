"""The books: at the close of each day all is settled, paid, checked and written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..scenario.part import cents
from ..scenario.scenario import Scenario
from .shop import Shop

Numbers = NDArray[np.int64]

PATHS: Mapping[str, Callable[[Shop], Numbers]] = {
    "on_hand": lambda shop: shop.stock.on_hand,
    "on_order": lambda shop: shop.stock.on_order,
    "backlog": lambda shop: shop.stock.backlog,
    "wanted": lambda shop: shop.stock.wanted,
    "served": lambda shop: shop.stock.served,
    "shipped": lambda shop: shop.stock.shipped,
    "received": lambda shop: shop.stock.received,
    "ordered": lambda shop: shop.stock.ordered,
    "level": lambda shop: shop.review.levels,
    "cash": lambda shop: shop.ledger.cash,
    "receivable": lambda shop: shop.settlement.payouts.outstanding,
}
"""Daily paths at the close: (P, W) in units, but cash and receivable (W,) in cents.

Flows (wanted, served, shipped, received, ordered) count from the first day.
"""


class Books:
    """Closes the days of one shop."""

    def __init__(self, shop: Shop, paths: Sequence[str]) -> None:
        self._shop = shop
        scenario = shop.scenario
        self._fixed = cents(scenario.cash.fixed_cost_per_day)
        launches = [p.on_sale_from or scenario.start for p in scenario.products]
        self._launch = np.array([[scenario.day(date)] for date in launches])
        self._shipped = shop.stock.shipped
        self.out = np.zeros(self._shipped.shape, np.bool_)
        """Which listings on sale closed the last day with an empty shelf, (P, W)."""
        self.out_days = np.zeros(self._shipped.shape, np.int64)
        self._sale = sale_days(scenario)
        self.sale_days = int(
            (self._sale & (self._launch <= np.arange(scenario.days)[:, None, None])).sum()
        )
        """Sale days of all products together, from their launch on."""
        self.sale_days_out = np.zeros(self._shipped.shape, np.int64)
        """Sale days that closed with an empty shelf so far, (P, W)."""
        self.wasted = np.zeros_like(shop.ledger.cash)
        """Cents of ads spent on an empty shelf so far."""
        self.low = shop.ledger.cash.copy()
        self.low_day = np.zeros_like(shop.ledger.cash)
        self.paths = {
            name: np.zeros((scenario.days, *PATHS[name](shop).shape), np.int64) for name in paths
        }

    def close(self, day: int) -> None:
        """Cancel what waited too long, settle the day's sales, pay its costs, check, write down."""
        shop, stock = self._shop, self._shop.stock
        stock.cancelled += shop.when_empty.stale(stock, day)
        shipped = stock.shipped
        sent, self._shipped = shipped - self._shipped, shipped
        shop.settlement.sell(day, sent)
        self._pay(day, sent)
        self.out = (stock.on_hand == 0) & (self._launch <= day)
        self.out_days += self.out
        self.sale_days_out += self.out & self._sale[day]
        self._note_low(day)
        self._check()
        for name, path in self.paths.items():
            path[day] = PATHS[name](shop)

    def _pay(self, day: int, sent: Numbers) -> None:
        """Post the costs of the day, on which `sent` units left."""
        shop, ledger = self._shop, self._shop.ledger
        ledger.post("storage", -shop.warehouse.store(day))
        ledger.post("fulfilment", -shop.warehouse.fulfil(sent))
        spent, wasted = shop.ads.close()
        ledger.post("ads", -spent.sum(axis=0))
        self.wasted += wasted.sum(axis=0)
        ledger.post("live fees", -int(shop.market.live_fees[day]))
        ledger.post("fixed costs", -self._fixed)

    def _note_low(self, day: int) -> None:
        """Remember the lowest close of cash and its day."""
        lower = self._shop.ledger.cash < self.low
        self.low = np.where(lower, self._shop.ledger.cash, self.low)
        self.low_day = np.where(lower, day, self.low_day)

    def _check(self) -> None:
        """Assert conservation of units, cash and receivables; never switched off."""
        shop = self._shop
        shop.stock.check()
        shop.ledger.check()
        under_way = shop.purchasing.goods.outstanding
        assert (under_way == shop.stock.on_order).all(), "goods under way do not add up"
        due = shop.settlement.revenue - shop.ledger.total["payouts"]
        assert (due == shop.settlement.payouts.outstanding).all(), "receivables do not add up"


def sale_days(scenario: Scenario) -> NDArray[np.bool_]:
    """Return whether each product is in the sale of a promotion on each day, (days, P, 1)."""
    sale = np.zeros((scenario.days, len(scenario.products), 1), np.bool_)
    for promotion in scenario.promotions:
        first = scenario.day(promotion.sale_from)
        rows = [scenario.product_names.index(name) for name in promotion.products]
        sale[max(first, 0) : max(first + promotion.sale_days, 0), rows] = True
    return sale
