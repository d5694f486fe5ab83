"""One policy in one block of worlds: SimPy processes that act on all the worlds at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import simpy
from numpy.typing import NDArray

from ..chance.luck import Luck
from ..policy.decision import Decision, Policy
from ..scenario.scenario import Scenario
from . import clock
from .books import Books
from .plan import Plan
from .shop import Shop, open_shop
from .totals import totals


@dataclass(frozen=True, slots=True)
class Record:
    """What is written down of one policy in a block of worlds."""

    totals: Mapping[str, NDArray[np.float64]]
    """Totals of each world, by name, (W,)."""
    paths: Mapping[str, NDArray[np.int64]]
    """Daily paths by the names asked for, (days, P, W) or (days, W)."""


def run_block(
    scenario: Scenario,
    policy: Policy,
    luck: Luck,
    plan: Plan,
    worlds: int,
    paths: Sequence[str] = (),
) -> Record:
    """Replay a policy in the first `worlds` of a block.

    Errors: AssertionError when a unit or a cent does not add up.
    """
    env = simpy.Environment()
    shop = open_shop(scenario, policy, luck, plan, worlds)
    day = _Day(shop, Books(shop, paths))
    for moment, act in day.moments.items():
        env.process(clock.daily(env, moment, scenario.days, act))
    env.process(shop.market.run(env))
    env.run()
    assert env.now == (scenario.days - 1) * clock.DAY + clock.BOOKS.minute, "a day was not closed"
    return Record(totals(shop, day.books), day.books.paths)


class _Day:
    """What happens at each moment of a day, in the words of the order of the day."""

    def __init__(self, shop: Shop, books: Books) -> None:
        self._shop = shop
        self.books = books
        self._decision = Decision()
        self.moments = {
            clock.DOCK: self.unload,
            clock.BANK: self.settle,
            clock.PLATFORM: self.rate,
            clock.DESK: self.decide,
            clock.SUPPLIERS: self.order,
            clock.SPOT: self.deliver_at_once,
            clock.BOOKS: books.close,
        }

    def unload(self, day: int) -> None:
        """Put arrived goods and good returns on the shelf."""
        shop = self._shop
        if shop.settlement.returns.is_due(day):
            good, refunds = shop.settlement.take_back(day)
            shop.stock.restock(good)
            shop.ledger.post("refunds", -refunds)
        if shop.purchasing.goods.is_due(day):
            shop.stock.receive(shop.purchasing.goods.due(day))

    def settle(self, day: int) -> None:
        """Take payouts in, pay what falls due."""
        shop = self._shop
        for cause, line, sign in (
            ("payouts", shop.settlement.payouts, 1),
            ("balances", shop.purchasing.balances, -1),
            ("freight", shop.purchasing.freight, -1),
        ):
            if line.is_due(day):
                shop.ledger.post(cause, sign * line.due(day))

    def rate(self, day: int) -> None:
        """Let momentum fall or heal by yesterday's close; close sign-ups."""
        self._shop.momentum.update(self.books.out)
        self._shop.promotions.close_sign_up(day, self._shop.stock.on_hand > 0)

    def decide(self, day: int) -> None:
        """Let the policy decide."""
        self._decision = self._shop.review.decide(day)

    def order(self, day: int) -> None:
        """Place the orders, then open the ads with what cash is left."""
        shop = self._shop
        shop.purchasing.order(day, self._decision)
        spendable = shop.gate.spendable(shop.ledger.cash)
        shop.ads.set_budget(day, shop.review.ads, spendable)

    def deliver_at_once(self, day: int) -> None:
        """Receive and pay what takes no time at all."""
        self.unload(day)
        self.settle(day)
