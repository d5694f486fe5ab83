"""The desk: all that a policy sees when it decides in the morning. Never the future."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace

from ..arrays import Flags, Floats, Numbers, Units, np
from .sales_before import SalesBefore
from .sales_history import SalesHistory


@dataclass(frozen=True, slots=True)
class Standing:
    """How the platform judges each listing's shop, (P, W); these values where none does."""

    score: Floats | float = 5.0
    """Stars, 0 to 5."""
    late_rate: Floats | float = 0.0
    cancel_rate: Floats | float = 0.0
    points: Units | int = 0
    """Violation points that have not expired."""
    ads_banned: Flags | bool = False
    shop_banned: Flags | bool = False

    def of(self, columns: slice) -> "Standing":
        """Return the same of some of the worlds."""
        if self is UNJUDGED:
            return self
        return Standing(*(np.asarray(getattr(self, f.name))[..., columns] for f in fields(self)))


UNJUDGED = Standing()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the shop's back office shows at review on one day.

    Shapes: P listings by W worlds, unless said otherwise. A listing is a product (in file order),
    or a product in one of its shops and regions; listings that draw on one shelf show what they
    have and sell together. Units: pieces, days, and cents, which are minor units of the currency:
    in VND whole dong. `sold[d]` is what was sold before day d; the last is up to this morning.
    """

    day: int
    listings: tuple[str, ...]
    """The product's name, and where it has several listings the shop or region: `lamp @ West`."""
    products: tuple[str, ...]
    """The product of each listing."""
    roles: tuple[str, ...]
    """The role of each listing's product."""
    carton: Units
    """Units of a carton, (P,): orders are raised to whole ones."""
    minimum_order: Units
    """Least units of an order at each listing's first supplier, (P,): orders are raised to it."""
    on_hand: Units
    after_receipt: Units
    """On hand after the last receipt; the opening stock before the first."""
    on_order: Units
    backlog: Units
    sold: Numbers
    """Cumulative units sold, but for orders that were cancelled later, (day + 1, P, W)."""
    days_in_stock: Units
    """Days so far on which it was on sale and closed with stock, (day + 1, P, W)."""
    sold_in_stock: Numbers
    """Cumulative units sold on the first so many of those days, (day + 1, P, W)."""
    planned: Floats
    """Cumulative units expected by the seller's plan, (days + 1 and beyond, P)."""
    lead_days: Mapping[str, Floats]
    """Expected days from order to shelf by mode, (P,)."""
    longest_lead_days: Mapping[str, Floats]
    """The same, exceeded once in twenty times."""
    lead_sd_days: Mapping[str, Floats]
    """Their standard deviation, (P,)."""
    ads_budget: Floats
    """Planned ads budget in cents, (days, P)."""
    promised: Units
    """Units by the day on which the shelf expects them, as promised when ordered, (days, P, W)."""
    transfer_days: Mapping[tuple[str, str], float]
    """Expected days of a transfer by the listings that may give and take it."""
    promotions: tuple[tuple[int, int, tuple[str, ...]], ...]
    """First and last sale day of each promotion, and its listings."""
    ads_share: Floats
    """Yesterday's share of the ads plan."""
    clicks: Floats
    """Cumulative clicks on ads, as the ads manager shows them, (day + 1, P, W); 0 without ads."""
    ad_orders: Floats
    """Cumulative orders that the ads manager attributes to the ads, like `clicks`."""
    price_share: Floats
    """Share of the list price that was asked for yesterday."""
    cash: Units
    """Cents, (W,)."""
    payout_days: Units
    """Days from delivery to payout of what leaves today, by shop in file order, (shops, W)."""
    cash_due: Callable[[int], Units]
    """Cents that platforms pay within so many days, less all that is owed for goods and freight,
    (W,): when a bill comes depends on suppliers and ships, so it counts at once (M5)."""
    standing: Standing = UNJUDGED
    """How the platform judges the listings' shops."""
    before: SalesBefore | None = None
    """What was sold before the first day; none: the plan's own first week stands in."""

    def of(self, columns: slice) -> "Desk":
        """Return the desk of some of the worlds, without copying."""
        seen = {name: getattr(self, name)[..., columns] for name in _BY_WORLD}
        return replace(
            self,
            **seen,
            cash_due=lambda days: self.cash_due(days)[columns],
            standing=self.standing.of(columns),
        )

    @property
    def position(self) -> Units:
        """Inventory position: on hand plus on order less backlog."""
        return self.on_hand + self.on_order - self.backlog

    def lead(self, mode: str) -> Units:
        """Return the expected days from order to shelf by a mode, rounded up, (P,)."""
        days: Units = np.ceil(self.lead_days[mode]).astype(np.int64)
        return days

    def arriving(self, days: int | Units) -> Units:
        """Return the units on order that are not promised for later than in `days` days, (P, W).

        Days are one number or one a listing. What is late is expected at any moment. Units bear no
        marks, so one that came early counts for the one that was promised first.
        """
        last = self.day + np.broadcast_to(days, len(self.listings))
        each, later = {*last.tolist()}, np.zeros_like(self.on_order)
        for day in each:
            rows = slice(None) if len(each) == 1 else last == day
            later[rows] = self.promised[day + 1 :, rows].sum(axis=0)
        return np.asarray(np.maximum(self.on_order - later, 0))

    def position_within(self, days: int | Units) -> Units:
        """Return on hand plus what arrives within some days, less backlog, (P, W)."""
        return self.on_hand + self.arriving(days) - self.backlog

    def lacking(self, days: Units) -> Floats:
        """Return the most that the plan's sales lack on one of so many days, (P,), (P, W).

        Below 0 where goods are left on all of them.
        """
        lots = self.promised[self.day + 1 :]
        later, most = lots.sum(axis=0), np.full(self.on_hand.shape, -np.inf)
        last = min(int(days.max()), len(lots))
        for day, lot in enumerate(lots[:last], 1):
            if day == last or lot.any():  # before they come, and at the end, most is lacking
                there = self.on_hand - self.backlog + np.maximum(self.on_order - later, 0)
                most = np.maximum(most, self.expected(np.minimum(day, days)) - there)
                later = later - lot
        return most

    def enrolled(self, listings: Collection[str]) -> Flags:
        """Return which listings are in a promotion, (P, 1)."""
        return np.array([[listing in listings] for listing in self.listings])

    def expected(self, days: int | Units, start: int | None = None) -> Floats:
        """Return the units that the plan expects in `days` days from `start` (today), (P, 1).

        `days` is one number for all listings or one a listing, (P,).
        """
        first = self.day if start is None else start
        last = len(self.planned) - 1
        until = np.broadcast_to(np.minimum(first + days, last), len(self.listings))
        reached = self.planned[until, np.arange(len(until))]
        return np.asarray((reached - self.planned[min(first, last)])[:, None])

    def last(self, every: int) -> int:
        """Return the last day, today or before, on which what is done every so many days was."""
        return self.day - self.day % every

    def sales(self, every: int = 1, *, in_stock_days_only: bool = True) -> SalesHistory:
        """Return what was sold so far; orders that were cancelled are no sales.

        Days on which a listing was not on sale, or closed with an empty shelf, do not count, unless
        asked for; the window then reaches further back, also into the days before the first.
        The figures are worked out anew `every` so many days; between, the old ones stay (M86).
        """
        today, before = self.last(every), self.before or SalesBefore.at(self._first_week)
        if in_stock_days_only:
            return SalesHistory(self.sold_in_stock, self.days_in_stock[today], before)
        return SalesHistory(self.sold, np.full_like(self.days_in_stock[0], today), before)

    def average_sales(self, window: int, every: int = 1, in_stock_days_only: bool = True) -> Floats:
        """Return units sold a day over the last `window` days that count, (P, W); see `sales`."""
        return self.sales(every, in_stock_days_only=in_stock_days_only).average(window)

    @property
    def _first_week(self) -> Floats:
        """Units a day of the plan's own first week, (P,)."""
        return np.asarray(self.planned[min(7, len(self.planned) - 1)] / 7.0)

    def conversion(self, first: int, last: int) -> Floats:
        """Return ad orders a click between two mornings, (P, W); 0 where nobody clicked."""
        clicks = self.clicks[last] - self.clicks[first]
        orders = self.ad_orders[last] - self.ad_orders[first]
        return np.asarray(orders / np.where(clicks > 0, clicks, 1.0) * (clicks > 0))


_BY_WORLD = (
    "on_hand", "after_receipt", "on_order", "backlog", "sold", "days_in_stock", "sold_in_stock",
    "promised", "ads_share", "clicks", "ad_orders", "price_share", "cash", "payout_days",
)  # fmt: skip
"""What a desk shows of each world."""


def whole(units: Floats) -> Units:
    """Round a wish up to whole pieces, and never below none."""
    return np.maximum(np.ceil(units), 0.0).astype(np.int64)
