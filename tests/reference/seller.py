"""The seller as a classical SimPy model: one environment for one world, one number for one thing.

This is the yardstick of sim.world: the same order of the day and the same formulas, written the
plain way, so that every path must come out equal. The rules of a policy are those of sim.policy,
asked in one world.
"""

import math
from collections.abc import Generator
from dataclasses import dataclass

import simpy

from sim.chance.luck import Luck
from sim.policy.decision import Policy
from sim.scenario.part import cents

from .days import DAY
from .item import Item
from .ledger import AdAccount, Ledger
from .money import half_up
from .opening import open_books
from .purchasing import Purchasing
from .review import Decided, Review
from .setting import BEYOND, Setting
from .shop import Shop
from .totals import at_cost, payable, receivable, service, standing_of, totals
from .transfers import Trucks, roads
from .treasury import gate_of
from .warehouse import Lots, Records, Storage

NO_GATE = 2**53
ITEM_PATHS = (
    "on_hand", "on_order", "on_road", "backlog", "wanted", "served", "shipped", "dispatched",
    "late", "received", "ordered", "level",
)  # fmt: skip
MONEY_PATHS = ("cash", "receivable", "balance", "payable", "goods_cost")

Process = Generator[simpy.Event, None, None]


@dataclass(frozen=True, slots=True)
class Run:
    """Totals by name, and paths by name: a number or one a product, on each day."""

    totals: dict[str, float]
    paths: dict[str, list]


class Seller:
    """All shops of a seller in one world, and what they share."""

    def __init__(self, setting: Setting, policy: Policy, luck: Luck) -> None:
        network = setting.network
        self.setting, self.luck = setting, luck
        self.days = network.days
        self.items = [Item(terms) for terms in setting.listings]
        for item in self.items:
            item.pool = [self.items[row] for row in item.terms.pool]
            item.mates = [(self.items[row], units) for row, units in item.terms.mates]
        self.guests = [item for item in self.items if item.shelf_of]
        self.ledger = Ledger(cents(network.terms.cash.opening), self.days + BEYOND)
        self.buying = Purchasing(network, self.items, luck, self.ledger)
        self.ad_account = AdAccount(network, self.ledger)
        self.shops = [
            Shop(shop, self.items, its_luck, self.ledger, self.ad_account)
            for shop, its_luck in zip(setting.shops, luck.shops, strict=True)
        ]
        main, *further = self.shops
        self.in_turn = [main, *sorted(further, key=lambda shop: shop.setting.shop.name)]
        """The shops in the order in which they take of what they share."""
        self.storage = Storage(network, self.items, self.ledger)
        self.perishable = [Lots(item) for item in self.items if item.listing.shelf_life_days]
        self.records = luck.records and Records(network, self.items, luck.records)
        self.trucks = None
        if roads(network):
            self.trucks = Trucks(network, self.items, luck, self.ledger)
        open_books(self)
        self.opened_with = at_cost(self)
        self.desk = Review(setting, policy, self.items, self.shops, self.ledger)
        self.low, self.low_day, self.balance_low = self.ledger.cash, 0, 0
        self.set_terms()
        self.gate = gate_of(self)
        self.paths: dict[str, list] = {}

    def set_terms(self) -> None:
        """Read the terms of cash and warehouse."""
        cash = self.setting.network.terms.cash
        self.reserve, self.spend_freely = cents(cash.keep_at_least), cash.spend_freely
        self.credit, self.line = cash.credit, 0
        if cash.credit and cash.credit.pays_for_orders:
            self.line = cents(cash.credit.limit)
        self.fixed = cents(cash.fixed_cost_per_day)

    def run(self, keep_paths: bool = False) -> Run:
        """Simulate all days."""
        if keep_paths:
            self.paths = {name: [] for name in (*ITEM_PATHS, *MONEY_PATHS)}
        env = simpy.Environment()
        for process in (self.mornings(env), self.market(env), self.closings(env)):
            env.process(process)
        env.run()
        return Run(totals(self), self.paths)

    def mornings(self, env: simpy.Environment) -> Process:
        """Receive, settle, review, order; then receive and pay what takes no time at all."""
        for day in range(self.days):
            yield env.timeout(day * DAY - env.now)
            for lots in self.perishable if day else ():
                lots.open(day)
            self.unload(day)
            if self.records:
                self.records.open(day)
            self.settle(day)
            self.judge(day)
            for shop in self.shops:
                shop.rate(day)
            self.review(day)
            self.unload(day)
            self.ledger.settle(day)
            for shop in self.shops:
                shop.open_market(day)

    def unload(self, day: int) -> None:
        """Put good returns and arrived goods on the shelf, and fill waiting orders."""
        for shop in self.in_turn:
            shop.back.open(day)
        self.gather()
        for shop in self.shops:
            shop.unpack()
        goods = self.buying.goods[day]
        for item, good, failed in goods:
            item.on_hand += good
            item.received += good
            item.failed += failed
            item.on_order -= good + failed
        for item, _, _ in goods:
            item.fill()
        for item, good, _ in goods:
            if good:
                item.after_receipt = item.on_hand
        goods.clear()
        if self.trucks:
            self.trucks.arrive(day)
        for shop in self.in_turn:
            shop.fill_from_elsewhere()

    def gather(self) -> None:
        """Put what came back for an item without a shelf on the shelf that it draws on."""
        for item in self.guests:
            owner = item.pool[0]
            owner.on_hand += item.on_hand
            owner.moved_in += item.on_hand
            item.moved_out += item.on_hand
            owner.phantom += item.phantom
            item.on_hand = item.phantom = 0
        for item in self.items if self.guests else ():
            item.fill()

    def settle(self, day: int) -> None:
        """Release and pay out what platforms hold, but of suspended shops; move all that is due."""
        for shop in self.shops:
            shop.settlement.balance.open(day, shop.is_free(day))
        self.ledger.settle(day)

    def judge(self, day: int) -> None:
        """Let the platform judge every shop; others may follow those that are suspended today."""
        judged = [shop for shop in self.shops if shop.standing]
        banned = [shop for shop in judged if shop.standing.judge(day)]
        for shop in judged:
            if any(other is not shop for other in banned):
                shop.standing.follow(day)

    def review(self, day: int) -> None:
        """Let the policy decide; place its orders; open the ads with the cash that is left."""
        decided = self.decide(day)
        if self.trucks:
            self.trucks.ship(day, decided.loads)
        self.buying.order(day, decided.wishes, self.gate)
        left = self.ad_account.open(day, self.spendable())
        for shop in self.in_turn:
            shop.set_prices(day)
            if shop.settlement.terms.ads_from_balance:
                shop.open_ads(day, max(shop.settlement.balance.held, 0))
            else:
                left -= math.ceil(shop.open_ads(day, left))

    def decide(self, day: int) -> Decided:
        """Return what the policy wants to buy and to move."""
        return self.desk.decide(day)

    def spendable(self) -> int:
        """Return the cents that orders and ads may take now."""
        return NO_GATE if self.spend_freely else max(self.ledger.cash - self.reserve + self.line, 0)

    def market(self, env: simpy.Environment) -> Process:
        """Trade at the end of each interval, the shops in turn."""
        for day in range(self.days):
            turns = [
                (turn.minute, number, place, shop, turn)
                for number, shop in enumerate(self.in_turn)
                for place, turn in enumerate(shop.setting.timetable[day])
            ]
            for minute, _, _, shop, turn in sorted(turns, key=lambda t: t[:3]):
                yield env.timeout(day * DAY + minute - env.now)
                shop.trade(day, turn)

    def closings(self, env: simpy.Environment) -> Process:
        """Close the books at 23:55."""
        for day in range(self.days):
            yield env.timeout(day * DAY + DAY - 5 - env.now)
            self.close(day)

    def close(self, day: int) -> None:
        """Close every shop, pay the day's costs, write down."""
        for shop in self.in_turn:
            shop.close(day)
        self.storage.close(day)
        if self.records:
            self.records.close(day)
        if day < self.setting.network.winds_down_on:
            self.ledger.post("fixed costs", -self.fixed)
        self.pay_for_money()
        if self.ledger.cash < self.low:
            self.low, self.low_day = self.ledger.cash, day
        owed = sum(min(shop.settlement.balance.released, 0) for shop in self.shops)
        self.balance_low = min(self.balance_low, owed)
        self.look_back(day)
        if self.paths:
            self._write_down()

    def look_back(self, day: int) -> None:
        """Remember how buyers were served when the plan ends, and how all stood soon after."""
        plan, restocked_on = self.setting.network.plan_days, self.setting.network.restocked_on
        if day == plan - 1:
            self.service = service(self)
        if day == restocked_on - 1:
            self.restocked = standing_of(self)
        if day == plan - 1 + (restocked_on - plan) // 2:
            self.half_restocked = standing_of(self)

    def pay_for_money(self) -> None:
        """Pay interest on cash below zero, and what goods tie up."""
        cash, short = self.setting.network.terms.cash, max(-self.ledger.cash, 0)
        line = self.credit
        within = min(short, cents(line.limit)) if line else 0
        beyond = 0.0 if cash.spend_freely else cash.overdraft_per_year
        rate = line.interest_per_year / 365 if line else 0.0
        owed = half_up(within * rate + (short - within) * (beyond / 365))
        self.ledger.post("interest", -owed)
        self.ledger.post("cost of capital", -half_up(at_cost(self) * (cash.capital_per_year / 365)))

    def _write_down(self) -> None:
        for name in ITEM_PATHS:
            self.paths[name].append([getattr(item, name) for item in self.items])
        self.paths["cash"].append(self.ledger.cash)
        self.paths["receivable"].append(receivable(self.ledger))
        self.paths["balance"].append(sum(shop.settlement.balance.released for shop in self.shops))
        self.paths["payable"].append(payable(self.ledger))
        self.paths["goods_cost"].append(at_cost(self))
