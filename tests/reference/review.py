"""The morning review in one world: what the desk shows, and what the rules of sim.policy decide."""

import math
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.network.network import Network
from sim.policy.decision import Decision, Policy
from sim.policy.desk import UNJUDGED, Desk, Standing
from sim.policy.sales_before import SalesBefore

from .days import rows_of
from .item import Item
from .ledger import Ledger
from .purchasing import Wish
from .setting import BEYOND, Setting
from .shop import Shop
from .totals import DEPOSITS
from .transfers import Load, roads

NOT_KNOWN = (
    "refunds",
    "refunds of earlier sales",
    "VAT back",
    "customs fees",
    "insurance claims",
    "supplier credits",
)
"""What nobody knows before it happens."""


@dataclass(slots=True)
class Day:
    """A day of an item: the units sold, less what was cancelled later; whether it was in stock."""

    sold: int
    counts: bool


class Decided(NamedTuple):
    """What the policy wants to buy and to move."""

    wishes: list[Wish]
    loads: list[Load]


class Review:
    """Lays the desk with arrays of one world, (P, 1), and asks an opened policy."""

    def __init__(
        self, setting: Setting, policy: Policy, items: list[Item], shops: list[Shop], ledger: Ledger
    ) -> None:
        self._policy, self._items, self._shops, self._ledger = policy, items, shops, ledger
        names, ways = [item.listing.name for item in items], roads(setting.network)
        self._roads = {(names[road.giver], names[road.taker]): road for road in ways}
        self._fixed = fixed(setting, items)
        self._fixed["transfer_days"] = {
            ends: road.terms.transit_days.mean for ends, road in self._roads.items()
        }
        self._plan_days, days = setting.network.plan_days, setting.network.days
        self._rows = (len(items), 1)
        self._past: list[list[Day]] = [[] for _ in items]
        """What each item did on each day so far."""
        self._seen = [(item.served + item.accepted, 0) for item in items]
        """Units of each item taken and cancelled so far."""
        self._clicks, self._ad_orders = np.zeros((2, days + 1, *self._rows))
        longest = max(float(lead.max()) for lead in setting.plan.lead_days.values())
        afloat = [setting.network.day(s.arrives) + 1 for s in setting.network.terms.shipments]
        self._promises = max([days + min(math.ceil(longest), BEYOND), *afloat])
        """Days for which goods may be promised."""

    def decide(self, day: int) -> Decided:
        """Ask the policy; note its levels, ads and prices, and return what is to go out.

        In the run-off nobody is asked: nothing goes out, and prices are those of the list.
        """
        if day >= self._plan_days:
            for item in self._items:
                item.level, item.price_share = 0, 1.0
            return Decided([], [])
        decision = self._policy.decide(self._desk(day))
        self._note(decision)
        return Decided(list(self._wishes(decision)), list(self._loads(decision)))

    def _note(self, decision: Decision) -> None:
        answers = (decision.levels, decision.ads, decision.standby, decision.price)
        rows = zip(self._items, *map(self._scalars, answers), strict=True)
        for item, level, ads, standby, price in rows:
            item.level = level
            item.levels.append(level)
            item.ads_share = standby if item.ads and item.ads.terms.standby else ads
            item.price_share = price

    def _wishes(self, decision: Decision) -> Iterator[Wish]:
        """Yield the orders, mode by mode; rows without a shelf of their own do not order."""
        backup = self._scalars(decision.backup_share)
        for mode, wished in decision.orders.items():
            for item, units, share in zip(self._items, self._scalars(wished), backup, strict=True):
                if units and not item.shelf_of and not item.parts:
                    yield Wish(mode, item, units, share)

    def _scalars(self, answer: Any) -> list[Any]:
        """Return what the policy answered for each row, or for all."""
        return np.broadcast_to(answer, self._rows)[:, 0].tolist()

    def _loads(self, decision: Decision) -> Iterator[Load]:
        for names, road in self._roads.items():
            if names in decision.transfers:
                yield road, int(decision.transfers[names][0])

    # --- the desk -------------------------------------------------------------------------------

    def _desk(self, day: int) -> Desk:
        shown = self._shown
        self._write_down(day)
        return Desk(
            day=day,
            on_hand=self._on_shelves(lambda item: max(item.on_hand + item.phantom, 0)),
            after_receipt=self._on_shelves(lambda item: item.after_receipt),
            on_order=shown(lambda item: item.on_order + item.on_road),
            backlog=shown(lambda item: item.backlog),
            **self._sales(day),
            promised=self._promised(),
            ads_share=by_row([item.ads_share for item in self._items]),
            clicks=self._clicks[: day + 1],
            ad_orders=self._ad_orders[: day + 1],
            price_share=by_row([item.price_share for item in self._items]),
            cash=np.array([self._ledger.cash]),
            payout_days=by_row([shop.settlement.days(day) for shop in self._shops]),
            cash_due=partial(self._cash_due, day),
            standing=standing(self._shops, day),
            **self._fixed,
        )

    def _shown(self, units: Callable[[Item], int]) -> NDArray[Any]:
        """Return units by row, those of all that draw on one shelf together."""
        return by_row([sum(n * units(other) for other, n in item.mates) for item in self._items])

    def _on_shelves(self, units: Callable[[Item], int]) -> NDArray[Any]:
        """Return the same, of a bundle the sets that its parts make."""
        shown = self._shown(units)
        for row, item in enumerate(self._items):
            if item.parts:
                shown[row] = min(shown[part.number, 0] // n for part, n in item.parts)
        return shown

    def _write_down(self, day: int) -> None:
        """Write down what was sold and clicked before today."""
        for row, item in enumerate(self._items if day else ()):
            taken, cancelled = item.served + item.accepted, item.cancelled
            before, gone = self._seen[row]
            self._past[row].append(Day(taken - before, item.launch < day and not item.out))
            if cancelled > gone:
                ordered = self._past[row][day - 1 - item.patience]
                earlier = item.cancelled_earlier if day - 1 == item.patience else 0
                ordered.sold -= cancelled - gone - earlier
            self._seen[row] = taken, cancelled
        for row, item in enumerate(self._items):
            if item.ads:
                self._clicks[day, row] = item.ads.clicks_so_far
                self._ad_orders[day, row] = item.ads.orders_so_far

    def _sales(self, day: int) -> dict[str, NDArray[np.int64]]:
        """Return what was sold before each day; and on days in stock, and how many there were."""
        tables = np.zeros((3, day + 1, *self._rows), np.int64)
        for row, item in enumerate(self._items):
            days = [
                sum(n * self._past[o.number][d].sold for o, n in item.mates) for d in range(day)
            ]
            counts = [past.counts for past in self._past[row]]
            kept = [units for units, counted in zip(days, counts, strict=True) if counted]
            for table, flow in zip(tables, (days, counts, kept), strict=True):
                table[1 : len(flow) + 1, row, 0] = np.cumsum(flow)
        return dict(zip(("sold", "days_in_stock", "sold_in_stock"), tables, strict=True))

    def _promised(self) -> NDArray[np.int64]:
        """Return all units ever promised by the day for which they were, (days, P, 1)."""
        promised = np.zeros((self._promises, *self._rows), np.int64)
        for row, item in enumerate(self._items):
            for other in item.pool:
                for day, units in other.promised:
                    promised[min(day, self._promises - 1), row] += units
        return promised

    def _cash_due(self, day: int, days: int) -> NDArray[np.int64]:
        """Return what platforms pay within some days, less all bills but the deposit's return."""
        ledger = self._ledger
        held = ("payouts", "sales before the first day")
        others = ledger.outstanding(*held, *DEPOSITS, *NOT_KNOWN)
        bills = ledger.outstanding() - others
        due = bills + sum(ledger.coming(cause, day + days) for cause in held)
        for shop in self._shops:
            if shop.is_free(day):
                due += sum(shop.settlement.balance.forecast(day, day + days))
        return np.array([due])


def by_row(values: list[Any]) -> NDArray[Any]:
    """Return one value a row in one world, (P, 1)."""
    return np.array(values)[:, None]


def fixed(setting: Setting, items: list[Item]) -> dict[str, Any]:
    """Return what the desk shows of products and plan, the same on every day."""
    plan = setting.plan
    return {
        "listings": tuple(item.listing.name for item in items),
        "products": tuple(item.product for item in items),
        "roles": tuple(item.listing.role for item in items),
        "carton": np.array([item.listing.carton for item in items]),
        "minimum_order": np.array(
            [
                supplier.minimum_order
                for item in items
                for supplier in setting.network.scenario.suppliers
                if supplier.name == item.listing.suppliers[0]
            ]
        ),
        "before": before(setting, items),
        "planned": planned(setting, items),
        "lead_days": plan.lead_days,
        "longest_lead_days": plan.longest_lead_days,
        "lead_sd_days": plan.lead_sd_days,
        "ads_budget": np.array([item.terms.ads_budget for item in items]).T,
        "promotions": tuple(promotions(setting.network)),
    }


def before(setting: Setting, items: list[Item]) -> SalesBefore:
    """Return what all who share a shelf sold before the first day, day by day where told."""
    told, plan = setting.network.terms.opening.history, setting.plan.cumulative
    usual, lists = [], []
    for item in items:
        known = told.get(item.listing.name)
        days = list(known) if isinstance(known, tuple) else []
        lists.append(days)
        rate = plan[7, item.number] / 7 if known is None else float(np.mean(known))
        usual.append(rate)
    if not told:
        week = [sum(n * plan[7, other.number] for other, n in item.mates) / 7 for item in items]
        return SalesBefore.of([[] for _ in items], np.array(week))
    together, rates = [], []
    for item in items:
        rows = [(other.number, n) for other, n in item.mates]
        longest = max(len(lists[row]) for row, _ in rows)
        back = [
            [n * units for units in [usual[row]] * (longest - len(lists[row])) + lists[row]]
            for row, n in rows
        ]
        together.append([sum(day) for day in zip(*back, strict=True)])
        rates.append(sum(n * usual[row] for row, n in rows))
    return SalesBefore.of(together, np.array(rates))


def planned(setting: Setting, items: list[Item]) -> NDArray[np.float64]:
    """Return the units that all who share a shelf expect before each day, (days and more, P)."""
    units = setting.plan.cumulative
    pooled = [sum(n * units[:, other.number] for other, n in item.mates) for item in items]
    return np.stack(pooled, axis=1)


def promotions(network: Network) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the first and the last day of each sale, and the names of the rows that take part."""
    for shop in network.shops:
        for p in shop.promotions:
            first, rows = shop.day(p.sale_from), rows_of(shop, p.products)
            yield first, first + p.sale_days - 1, tuple(shop.listings[row].name for row in rows)


def standing(shops: list[Shop], day: int) -> Standing:
    """Return how each row's shop stands with its platform."""
    if not any(shop.standing for shop in shops):
        return UNJUDGED
    rows = [astuple(of_shop(shop, day)) for shop in shops for _ in shop.items]
    return Standing(*(by_row(list(column)) for column in zip(*rows, strict=True)))


def of_shop(shop: Shop, day: int) -> Standing:
    """Return how a shop stands with its platform."""
    judged = shop.standing
    if not judged:
        return UNJUDGED
    window = judged.terms.window_days
    return Standing(
        score=judged.stars,
        late_rate=judged.late(window),
        cancel_rate=judged.cancelled(window),
        points=judged.points,
        ads_banned=judged.ads.on(day),
        shop_banned=judged.shop.on(day),
    )
