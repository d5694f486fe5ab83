"""The shop as a classical SimPy model: one environment for one world, one number for one thing.

This is the yardstick of sim.world: the same order of the day and the same formulas, written the
plain way, so that every path must come out equal.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass

import simpy

from sim.chance.luck import Luck
from sim.policy.composed import Composed
from sim.scenario.part import cents
from sim.scenario.scenario import Scenario
from sim.world.plan import Plan

from .chance import Score, WorldLuck, count_baskets, count_evenly, count_orders
from .days import DAY, Trade
from .item import Item
from .policy import Rules
from .purchasing import Purchasing, Wish
from .setting import Setting
from .totals import totals

NO_GATE = 2**53
ITEM_PATHS = (
    "on_hand", "on_order", "backlog", "wanted", "served", "shipped", "received", "ordered", "level",
)  # fmt: skip

Process = Generator[simpy.Event, None, None]


@dataclass(frozen=True, slots=True)
class Run:
    """Totals by name, and paths by name: a number or one a product, on each day."""

    totals: dict[str, float]
    paths: dict[str, list]


def replay(scenario: Scenario, policy: Composed, luck: Luck, plan: Plan, world: int) -> Run:
    """Run one policy in one world of a block."""
    setting = Setting.of(scenario, plan)
    return Shop(setting, Rules.of(policy, setting), WorldLuck.of(luck, world)).run(keep_paths=True)


class Shop:
    """All departments of one shop in one world."""

    def __init__(self, setting: Setting, rules: Rules, luck: WorldLuck) -> None:
        scenario, terms = setting.scenario, setting.products
        self.setting, self.rules, self.luck = setting, rules, luck
        self.terms, self.days = scenario.settlement, scenario.days
        self.items = [Item(product) for product in terms]
        self.buying = Purchasing(setting, self.items, luck)
        self.enrolled = [[not missed] * len(terms) for missed in luck.missed]
        self._set_terms(scenario)
        self.cash = self.low = self.opening = cents(scenario.cash.opening)
        self.low_day = self.receivable = self.revenue = 0
        self.returned = self.ad_spend = self.wasted = self.fees = self.storage = 0
        self.freight_paid = 0
        self.payouts = [0] * (self.days + 1)
        self.returns: list[list[tuple[Item, int]]] = [[] for _ in self.payouts]
        self.paths: dict[str, list] = {}

    def _set_terms(self, scenario: Scenario) -> None:
        stockout, warehouse = scenario.market.stockout, scenario.warehouses[0]
        self.when_empty, self.patience = stockout.orders, stockout.cancel_after_days
        self.sync_lag = round(stockout.sync_lag_hours * 60)
        self.kept = 1.0 - stockout.traffic_lost_per_day
        self.unhealed = 0.5 ** (1.0 / stockout.half_life_days)
        self.free_days = warehouse.free_days
        self.fulfilment = cents(warehouse.fulfilment_per_unit)
        self.reserve = cents(scenario.cash.keep_at_least)
        self.spend_freely = scenario.cash.spend_freely
        self.fixed = cents(scenario.cash.fixed_cost_per_day)
        self.any_ads = any(item.ads for item in self.items)
        baskets = any(item.terms.basket > 1.0 for item in self.items)
        noisy = count_baskets if baskets else count_orders
        self.count = count_evenly if scenario.market.demand_noise == "none" else noisy

    def run(self, keep_paths: bool = False) -> Run:
        """Simulate all days."""
        if keep_paths:
            self.paths = {name: [] for name in (*ITEM_PATHS, "cash", "receivable")}
        env = simpy.Environment()
        for process in (self.mornings(env), self.market(env), self.closings(env)):
            env.process(process)
        env.run()
        return Run(totals(self), self.paths)

    # --- the morning ----------------------------------------------------------------------------

    def mornings(self, env: simpy.Environment) -> Process:
        """Receive, settle, review, order; then receive and pay what takes no time at all."""
        for day in range(self.days):
            yield env.timeout(day * DAY - env.now)
            self.unload(day)
            self.settle(day)
            self.heal()
            self.close_sign_up(day)
            self.review(day)
            self.unload(day)
            self.settle(day)
            self.open_market(day)

    def unload(self, day: int) -> None:
        """Put good returns and arrived goods on the shelf, and fill waiting orders."""
        returns, goods = self.returns[day], self.buying.goods[day]
        if not (returns or goods):
            return
        for item, units in returns:
            good = item.good.of(units)
            item.on_hand += good
            item.restocked += good
            self.returned += units
            self.cash -= units * item.terms.refund
        for item, units in goods:
            item.on_hand += units
            item.received += units
            item.on_order -= units
        for item, _ in returns + goods:
            item.fill()
        returns.clear()
        goods.clear()

    def settle(self, day: int) -> None:
        """Take payouts in; pay balances and freight."""
        payout, (balance, freight) = self.payouts[day], self.buying.bills(day)
        if payout or balance or freight:
            self.cash += payout - balance - freight
            self.receivable -= payout
            self.freight_paid += freight
            self.payouts[day] = 0

    def heal(self) -> None:
        """Let momentum fall where yesterday closed with an empty shelf, else heal."""
        if self.kept == 1.0:
            return
        for item in self.items:
            if item.out:
                item.traffic *= self.kept
            elif item.traffic < 1.0:
                item.traffic = 1.0 - (1.0 - item.traffic) * self.unhealed

    def close_sign_up(self, day: int) -> None:
        """Leave out the products that have no stock on the last day to sign up."""
        for number in self.setting.sign_up.get(day, ()):
            enrolled = self.enrolled[number]
            for p, item in enumerate(self.items):
                enrolled[p] = enrolled[p] and item.on_hand > 0

    def review(self, day: int) -> None:
        """Let the policy decide; place its orders; open the ads with the cash that is left."""
        rules, by_sea, by_air = self.rules, [], []
        for item in self.items:
            item.sold.append(item.served + item.accepted)
            item.level = level = rules.level(item, day)
            units = rules.units(item, day, level)
            item.ads_share = rules.ads(item, day)
            if units:
                flown, backup = rules.air(units, level), rules.backup(item, day)
                by_sea.append(Wish("sea", item, units - flown, backup))
                by_air.append(Wish("air", item, flown, backup))
        wishes = [wish for wish in by_sea + by_air if wish.units]
        self.cash -= self.buying.order(day, wishes, self.spendable())
        if self.any_ads:
            self.open_ads(day)

    def spendable(self) -> int:
        """Return the cents that orders and ads may take now."""
        return NO_GATE if self.spend_freely else max(self.cash - self.reserve, 0)

    def open_ads(self, day: int) -> None:
        """Cut the wished budgets to the cash there is."""
        running = [item for item in self.items if item.ads]
        wished = [item.ads_share * item.ads.terms.budget[day] for item in running]
        total = 0.0
        for wish in wished:
            total += wish
        share = min(self.spendable() / max(total, 1.0), 1.0)
        efficiency = self.luck.ads[day]
        for item, wish in zip(running, wished, strict=True):
            item.ads.open(day, wish * share, efficiency[item.terms.number])

    # --- the market -----------------------------------------------------------------------------

    def open_market(self, day: int) -> None:
        """Work out what the whole day would bring without live sessions."""
        multiple = [1.0] * len(self.items)
        for number, products, factor in self.setting.boosts[day]:
            times = self.luck.uplift[number] if factor is None else factor
            for p in products:
                if self.enrolled[number][p]:
                    multiple[p] *= times
        for item, organic, times in zip(self.items, self.luck.organic[day], multiple, strict=True):
            item.rate = organic * times * item.traffic
            if item.ads:
                item.rate += item.ads.rate

    def market(self, env: simpy.Environment) -> Process:
        """Trade at the end of each interval: all products, or the one that is live."""
        items, luck, usual, sell = self.items, self.luck, self.setting.live, self.sell
        for day, intervals in enumerate(self.setting.timetable):
            for minute, slot, session, trades in intervals:
                yield env.timeout(day * DAY + minute - env.now)
                if session is None:
                    for trade, score in zip(trades, luck.trades[day][slot], strict=True):
                        sell(items[trade.product], trade, 0.0, score)
                else:
                    (trade,) = trades
                    live = luck.audience[session] * usual[session][slot]
                    sell(items[trade.product], trade, live, luck.live[session][slot])

    def sell(self, item: Item, trade: Trade, live: float, score: Score) -> None:
        """Serve buyers from the shelf; what it cannot serve is lost, or taken all the same."""
        _, minutes, share = trade
        rate = item.rate * share
        if not item.on_hand and item.ads:
            rate -= item.ads.forgone(item.dark, share)
        wanted = self.count(item, rate + live, score)
        item.wanted += wanted
        shelf = item.on_hand
        if wanted < shelf:
            item.served += wanted
            item.on_hand = shelf - wanted
            return
        item.served += shelf
        item.on_hand = 0
        unmet = wanted - shelf
        blank = int(minutes * (unmet / wanted)) if wanted else minutes
        if unmet:
            item.accepted += self.accept(item, unmet, blank)
        item.dark += blank

    def accept(self, item: Item, unmet: int, blank: int) -> int:
        """Return how many orders the listing takes although the shelf is empty."""
        if self.when_empty == "lost":
            return 0
        if self.when_empty == "backordered":
            return unmet
        blind = max(min(self.sync_lag - item.dark, blank), 0)
        return int(blind * unmet / max(blank, 1))

    # --- the close ------------------------------------------------------------------------------

    def closings(self, env: simpy.Environment) -> Process:
        """Close the books at 23:55."""
        for day in range(self.days):
            yield env.timeout(day * DAY + DAY - 5 - env.now)
            self.close(day)

    def close(self, day: int) -> None:
        """Cancel, book the day's sales, pay its costs, write down."""
        net, costs, storage = 0, self.fixed + self.setting.live_fees[day], 0.0
        for item in self.items:
            if self.when_empty == "oversold":
                item.cancel(day, self.patience)
            sent = item.shipped - item.shipped_before
            item.shipped_before += sent
            net += sent * item.terms.net
            costs += sent * self.fulfilment
            storage += item.stored_long(day, self.free_days) * item.terms.storage
            if sent:
                self._send_back(day, item, sent)
            self._note_stockout(day, item)
        self.storage += round(storage)
        self.fees += self.setting.live_fees[day]
        self.cash -= costs + round(storage) + self._pay_ads()
        self._bill(day, net)
        if self.cash < self.low:
            self.low, self.low_day = self.cash, day
        if self.paths:
            self._write_down()

    def _send_back(self, day: int, item: Item, sent: int) -> None:
        back = item.returning.of(sent)
        if back:
            self.returns[min(day + max(item.terms.back_days, 1), self.days)].append((item, back))

    def _note_stockout(self, day: int, item: Item) -> None:
        item.out = item.on_hand == 0 and item.terms.launch <= day
        if item.out:
            item.out_days += 1
            item.sale_days_out += item.terms.sale[day]

    def _pay_ads(self) -> int:
        spent = 0
        for item in self.items:
            ads = item.ads
            if ads:
                cents_spent, cents_wasted = ads.close()
                spent += cents_spent
                self.wasted += cents_wasted
        self.ad_spend += spent
        return spent

    def _bill(self, day: int, net: int) -> None:
        """Send the day's net sales to the bank, part of them as a reserve."""
        terms, last = self.terms, self.days
        held = math.floor(net * terms.reserve_share + 1e-6)
        self.revenue += net
        self.receivable += net
        self.payouts[min(self.setting.paydays[day], last)] += net - held
        released = day + max(terms.delivery_days + terms.reserve_days, 1)
        self.payouts[min(released, last)] += held

    def _write_down(self) -> None:
        for name in ITEM_PATHS:
            self.paths[name].append([getattr(item, name) for item in self.items])
        self.paths["cash"].append(self.cash)
        self.paths["receivable"].append(self.receivable)
