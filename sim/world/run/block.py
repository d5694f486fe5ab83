"""One policy in one block of worlds: SimPy processes that act on all the worlds at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass

import simpy

from ...arrays import Floats, Numbers
from ...chance.luck import Luck
from ...network.network import Network
from ...policy.decision import Decision, Policy
from ..core import clock
from ..core.measures import by_key
from ..core.timetable import Timetable
from ..platform.platform import judge
from .books import Books
from .plan import Plan
from .seller import Seller, open_seller
from .shop import Shop
from .totals import totals


@dataclass(frozen=True, slots=True)
class Record:
    """What is written down of one policy in a block of worlds."""

    totals: Mapping[str, Floats]
    """Totals of each world, by the keys of sim.world.core.measures, (W,)."""
    paths: Mapping[str, Numbers]
    """Daily paths by the names asked for, (days, P, W) or (days, W)."""


def run_block(
    network: Network,
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
    seller = open_seller(network, policy, luck, plan, worlds)
    books = Books(seller, paths)
    for moment, act in _Day(seller, books).moments().items():
        env.process(clock.daily(env, moment, network.days, act))
    env.process(_trade(env, seller.shops, plan.timetables))
    env.run()
    assert env.now == (network.days - 1) * clock.DAY + clock.BOOKS.minute, "a day was not closed"
    seller.ledger.check_causes()
    return Record(by_key(totals(seller, books)), books.paths)


def _trade(
    env: simpy.Environment, shops: Sequence[Shop], timetables: Sequence[Timetable]
) -> Generator[simpy.Event, None, None]:
    """Trade in every interval of every day; at the same minute shops trade in file order."""
    for day, today in enumerate(zip(*timetables, strict=True)):
        yield env.timeout(day * clock.DAY + clock.MARKET.minute - env.now)
        for shop in shops:
            shop.market.open(day)
        turns = [(turn, shop) for shop, turns in zip(shops, today, strict=True) for turn in turns]
        for turn, shop in sorted(turns, key=lambda pair: pair[0].minute):
            yield env.timeout(day * clock.DAY + turn.minute - env.now)
            shop.market.trade(day, turn)


class _Day:
    """What happens at each moment of a day, in the words of the order of the day."""

    def __init__(self, seller: Seller, books: Books) -> None:
        self._seller = seller
        self._books = books
        self._decision = Decision()

    def moments(self) -> dict[clock.Moment, Callable[[int], None]]:
        """Return what happens at each moment; made when asked, or the day would hold itself."""
        return {
            clock.DOCK: self.open,
            clock.BANK: self.settle,
            clock.PLATFORM: self.rate,
            clock.DESK: self.decide,
            clock.SUPPLIERS: self.order,
            clock.SPOT: self.deliver_at_once,
            clock.BOOKS: self._books.close,
        }

    def open(self, day: int) -> None:
        """Unload, and let the record drift from the shelf, or be put right."""
        self.unload(day)
        self._seller.records.open(day)

    def unload(self, day: int) -> None:
        """Put arrived goods and good returns on the shelf."""
        seller = self._seller
        for shop in seller.shops:
            shop.take_back(day)
        seller.pools.gather(seller.stock)
        inbound = seller.purchasing.inbound
        if inbound.failed.is_due(day):
            seller.stock.miss(inbound.failed.due(day))
        if inbound.goods.is_due(day):
            seller.stock.receive(inbound.goods.due(day))
        seller.transfers.arrive(day)
        for shop in seller.shops:
            shop.market.fallback.fill()

    def settle(self, day: int) -> None:
        """Move all that is due, but what a suspended shop or a small payout must wait for."""
        for shop in self._seller.shops:
            shop.platform.freeze(day)
            shop.settlement.payouts.hold_small(day)
        self._seller.ledger.settle(day)

    def rate(self, day: int) -> None:
        """Judge the shops; let momentum fall or heal by yesterday's close; close sign-ups."""
        judge(day, [shop.platform for shop in self._seller.shops])
        for shop in self._seller.shops:
            if day in shop.settlement.tiers.reviews:
                shop.settlement.tiers.review(day, shop.platform.standing(day).score)
            shop.market.momentum.update(self._books.out[shop.rows])
            shop.market.referrals.react(day, self._books.out[shop.rows])
            shop.market.promotions.close_sign_up(day, ~shop.empty)

    def decide(self, day: int) -> None:
        """Let the policy decide."""
        self._decision = self._seller.review.decide(day)

    def order(self, day: int) -> None:
        """Send transfers, place the orders, then open the ads with what cash is left."""
        seller = self._seller
        seller.transfers.ship(day, self._decision.transfers)
        seller.purchasing.order(day, self._decision)
        left = seller.ad_account.open(day, seller.gate.spendable(seller.ledger.cash))
        for shop in seller.shops:
            shop.market.prices.open(day, seller.review.prices[shop.rows])
            plan = shop.platform.ads_plan(day, seller.review.ads[shop.rows])
            shop.market.ads.set_budget(day, plan, left, shop.market.momentum.traffic)
            left = left - shop.market.ads.budget

    def deliver_at_once(self, day: int) -> None:
        """Receive and pay what takes no time at all."""
        self.unload(day)
        self._seller.ledger.settle(day)
