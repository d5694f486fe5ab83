"""The books: the close of each day is checked and written down; nothing moves here."""

from collections.abc import Callable, Mapping, Sequence

from ...arrays import Cents, Days, Flags, Numbers, np
from ...network.shop import Shop
from ..core.measures import Totals
from ..demand.promotion import enrolled_rows
from ..warehouse.transfers import moves
from .alarms import Alarms
from .profit import Standing, standing
from .seller import Seller
from .service import service
from .size import Size

Path = Callable[[Seller], Numbers]

STOCK_PATHS: Mapping[str, Path] = {
    "on_hand": lambda seller: seller.stock.on_hand,
    "on_order": lambda seller: seller.stock.on_order,
    "on_road": lambda seller: seller.stock.on_road,
    "backlog": lambda seller: seller.stock.backlog,
    "wanted": lambda seller: seller.stock.wanted,
    "served": lambda seller: seller.stock.served,
    "taken": lambda seller: seller.stock.taken,
    "shipped": lambda seller: seller.stock.shipped,
    "dispatched": lambda seller: seller.stock.dispatched,
    "late": lambda seller: seller.stock.late,
    "received": lambda seller: seller.stock.received,
    "ordered": lambda seller: seller.stock.ordered,
    "level": lambda seller: seller.review.levels,
    "empty": lambda seller: np.concatenate([shop.empty for shop in seller.shops]),
}
"""Daily paths at the close in units, (P, W).

Flows (wanted, served, taken, shipped, dispatched, late, received, ordered) count from the first
day; empty is 1 where neither the listing's own shelf nor another that serves it has any.
"""
MONEY_PATHS: Mapping[str, Path] = {
    "cash": lambda seller: seller.ledger.cash,
    "receivable": lambda seller: seller.receivable,
    "balance": lambda seller: seller.balance,
    "payable": lambda seller: seller.payable,
    "goods_cost": lambda seller: seller.worth.at_cost(seller.goods),
}
"""Daily paths at the close in cents, (W,)."""
PATHS: Mapping[str, Path] = {**STOCK_PATHS, **MONEY_PATHS}


class Books:
    """Records the days of a seller."""

    def __init__(self, seller: Seller, paths: Sequence[str]) -> None:
        self._seller = seller
        network, shape = seller.network, seller.stock.on_hand.shape
        self._launch = np.array([[network.launch(row)] for row in network.listings])
        self.out = np.zeros(shape, np.bool_)
        """Which listings on sale closed the last day with an empty shelf, (P, W)."""
        self.out_days = np.zeros(shape, np.int64)
        """Days of the plan that closed so, (P, W)."""
        self.left = np.zeros(shape, np.int64)
        """What was on hand when the plan ended, (P, W)."""
        self._last = network.plan_days - 1
        self._sale = np.concatenate([sale_days(shop) for shop in network.shops], axis=1)
        self.sale_days = int(
            (self._sale & (self._launch <= np.arange(network.plan_days)[:, None, None])).sum()
        )
        """Sale days of all products together, from their launch on."""
        self._in_sale = [bool(rows.any()) for rows in self._sale]
        self.sale_days_out = np.zeros(shape, np.int64)
        """Sale days that closed with an empty shelf so far, (P, W)."""
        self.alarms = Alarms(shape)
        self._size = Size(network)
        self._moves = moves(network, seller.stock, seller.transfers.road)
        self.opened_with = seller.worth.at_cost(seller.goods)
        """What goods on the shelf and on their way cost on the eve of the first day, (W,)."""
        self.service: Totals = {}
        """What is counted when the plan ends."""
        self._restocked = network.restocked_on - 1
        self._half_restocked = (self._last + self._restocked) // 2
        self._standings: dict[int, Standing] = {}
        self.balance_low = np.zeros_like(seller.ledger.cash)
        """The lowest close of what platform balances are below 0, (W,)."""
        self._asked = tuple(paths)
        self._paths = {
            name: np.zeros((network.days, *PATHS[name](seller).shape), np.int64)
            for name in {*paths, "cash"}
        }
        self._closed = 0
        """Days that are over."""

    @property
    def paths(self) -> Mapping[str, Numbers]:
        """The daily paths that were asked for, (days, P, W) or (days, W)."""
        return {name: self._paths[name] for name in self._asked}

    @property
    def by_listing(self) -> Mapping[str, Numbers]:
        """What is known of each listing when all days are over, (P, W) each."""
        return {"out_days": self.out_days, "left": self.left, "dead": self._seller.stock.on_hand}

    @property
    def _cash(self) -> Cents:
        """Cash at each close so far, (days, W)."""
        return self._paths["cash"][: self._closed]

    @property
    def low(self) -> Cents:
        """The lowest close of cash so far, or what it opened with, (W,)."""
        opening = self._seller.ledger.opening
        return np.asarray(np.minimum(self._cash.min(axis=0), opening))

    @property
    def low_day(self) -> Days:
        """The first day of that close, (W,); 0 where cash never fell below its opening."""
        low = self.low
        lowest = self._cash == low
        return np.asarray(lowest.argmax(axis=0) * (low < self._seller.ledger.opening))

    @property
    def restocked(self) -> Standing:
        """How the seller stood when goods ordered as the plan ended could be there."""
        return self._standing(self._restocked)

    @property
    def half_restocked(self) -> Standing:
        """How it stood when half of the time until then was over."""
        return self._standing(self._half_restocked)

    def _standing(self, day: int) -> Standing:
        """Return how the seller stood at a close, or stands now that a shorter run has ended."""
        return self._standings.get(day) or standing(self._seller, self.opened_with)

    def close(self, day: int) -> None:
        """Note what the day left, assert that nothing is missing, keep the paths asked for."""
        seller = self._seller
        empty = np.concatenate([shop.empty for shop in seller.shops])
        self.out = empty & (self._launch <= day)
        if day <= self._last:
            self._judge(day)
        if any(shop.settlement.balance.released.min() < 0 for shop in seller.shops):
            self.balance_low = np.minimum(self.balance_low, seller.owed_to_platforms)
        self._check()
        if day == self._last:
            self.service = service(seller)
            self.left = np.array(seller.stock.on_hand)
        if day in {self._restocked, self._half_restocked}:
            self._standings[day] = standing(seller, self.opened_with)
        for name, path in self._paths.items():
            path[day] = PATHS[name](seller)
        self._closed = day + 1

    def _judge(self, day: int) -> None:
        """Count a day of the plan by its empty closes."""
        self.out_days += self.out
        if self._in_sale[day]:
            self.sale_days_out += self.out & self._sale[day]
        self.alarms.close(self._seller.review.levels, self.out)

    def _check(self) -> None:
        """Assert conservation of units and cents; never switched off."""
        seller = self._seller
        self._size.check_cash(seller.ledger.cash)
        seller.stock.check()
        self._moves.check()
        seller.ledger.check()
        for shop in seller.shops:
            shop.check()
        seller.ad_account.check()
        under_way = seller.purchasing.under_way()
        assert (under_way == seller.stock.on_order).all(), "goods under way do not add up"


def sale_days(shop: Shop) -> Flags:
    """Return whether each product is in a promotion's sale on each day of the plan, (D, P, 1)."""
    sale = np.zeros((shop.plan_days, len(shop.listings), 1), np.bool_)
    for promotion in shop.promotions:
        first = shop.day(promotion.sale_from)
        rows = enrolled_rows(shop, promotion)
        sale[max(first, 0) : max(first + promotion.sale_days, 0), rows] = True
    return sale
