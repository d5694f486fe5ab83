"""One shop in a block of worlds: all departments, wired to each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..chance.luck import Luck
from ..policy.decision import Policy
from ..scenario.part import cents
from ..scenario.scenario import Scenario
from .demand.ads import AdsDesk, NoAds, ads_desk
from .demand.market import Market
from .demand.momentum import Momentum
from .demand.promotion import Promotions
from .demand.stockout import WhenEmpty, when_empty
from .money.cash import Gate, gate
from .money.ledger import Ledger
from .money.settlement import Settlement
from .plan import Plan
from .review import Review
from .stock import Stock
from .supply.purchasing import Purchasing
from .supply.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Shop:
    """The departments; the only place where the wings of the world meet."""

    scenario: Scenario
    stock: Stock
    ledger: Ledger
    gate: Gate
    settlement: Settlement
    purchasing: Purchasing
    warehouse: Warehouse
    ads: AdsDesk | NoAds
    promotions: Promotions
    momentum: Momentum
    when_empty: WhenEmpty
    market: Market
    review: Review


def open_shop(scenario: Scenario, policy: Policy, luck: Luck, plan: Plan, worlds: int) -> Shop:
    """Return the shop on the eve of its first day, in the first `worlds` of a block."""
    demand = luck.demand.first(worlds)
    shape = (len(scenario.products), worlds)
    opening = np.array([[product.opening_stock] for product in scenario.products], np.int64)
    stock = Stock(np.repeat(opening, worlds, axis=1))
    ledger = Ledger(cents(scenario.cash.opening), worlds)
    spending = gate(scenario.cash)
    ads = ads_desk(scenario, demand.ads, worlds)
    promotions = Promotions(scenario, demand.uplift, demand.missed, worlds)
    momentum = Momentum(scenario.market.stockout, shape)
    empty = when_empty(scenario.market.stockout, scenario.days, shape)
    return Shop(
        scenario=scenario,
        stock=stock,
        ledger=ledger,
        gate=spending,
        settlement=Settlement(scenario, shape),
        purchasing=Purchasing(scenario, luck.supply, stock, ledger, spending),
        warehouse=Warehouse(scenario, stock),
        ads=ads,
        promotions=promotions,
        momentum=momentum,
        when_empty=empty,
        market=Market(scenario, demand, stock, ads, promotions, momentum, empty, plan.timetable),
        review=Review(scenario, policy, plan, stock, ledger),
    )
