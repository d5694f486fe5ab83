"""One policy in one block of worlds: SimPy processes that act on all the worlds at once."""

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace

import simpy

from ...arrays import Cents, Floats, Numbers
from ...chance.luck import Luck
from ...network.network import Network
from ...policy.decision import Policy
from ..core import clock
from ..core.journal import NO_JOURNAL, NoJournal
from ..core.measures import by_key
from ..core.timetable import Timetable
from .accounts import accounts
from .books import Books
from .day import moments
from .plan import Plan
from .seller import open_seller
from .shop import Shop
from .totals import totals


@dataclass(frozen=True, slots=True)
class Record:
    """What is written down of one policy in a block of worlds."""

    totals: Mapping[str, Floats]
    """Totals of each world, by the keys of sim.world.core.measures, (W,)."""
    paths: Mapping[str, Numbers]
    """Daily paths by the names asked for, (days, P, W) or (days, W)."""
    by_listing: Mapping[str, Numbers]
    """Of each listing its days out of stock in the plan (`out_days`), and the units on hand when
    the plan ends (`left`) and when all days are over (`dead`), (P, W)."""
    accounts: Mapping[str, Cents]
    """Profit by cause, (W,) in cents; see sim.world.run.accounts."""

    def only(self, names: Collection[str]) -> "Record":
        """Return no more than those of its totals that have one of these keys."""
        kept = {key: total for key, total in self.totals.items() if key in names}
        return replace(self, totals=kept, paths={}, by_listing={}, accounts={})

    def columns(self, worlds: slice) -> "Record":
        """Return the same of some of its worlds."""
        return Record(
            {key: total[worlds] for key, total in self.totals.items()},
            {name: path[..., worlds] for name, path in self.paths.items()},
            {name: units[:, worlds] for name, units in self.by_listing.items()},
            {name: cents[worlds] for name, cents in self.accounts.items()},
        )


def run_block(
    network: Network,
    policy: Policy,
    luck: Luck,
    plan: Plan,
    worlds: int,
    paths: Sequence[str] = (),
    days: int | None = None,
    journal: NoJournal = NO_JOURNAL,
) -> Record:
    """Replay a policy in the first `worlds` of a block, for the first `days` or all of them.

    What is shipped is written into the journal.

    Errors: AssertionError when a unit or a cent does not add up.
    """
    env, days = simpy.Environment(), days or network.days
    seller = open_seller(network, policy, luck, plan, worlds, journal)
    books = Books(seller, paths)
    for moment, act in moments(seller, books).items():
        env.process(clock.daily(env, moment, days, act))
    timetables = dict(zip([shop.name for shop in seller.shops], plan.timetables, strict=True))
    trading = [(shop, timetables[shop.name]) for shop in seller.in_turn]
    env.process(_trade(env, trading, days))
    env.run()
    assert env.now == (days - 1) * clock.DAY + clock.BOOKS.minute, "a day was not closed"
    seller.ledger.check_lines()
    found = by_key(totals(seller, books), network.minor)
    return Record(found, books.paths, books.by_listing, accounts(seller, books))


def _trade(
    env: simpy.Environment, trading: Sequence[tuple[Shop, Timetable]], days: int
) -> Generator[simpy.Event, None, None]:
    """Trade in every interval of every day; at the same minute shops trade in turn."""
    shops = [shop for shop, _ in trading]
    for day in range(days):
        yield env.timeout(day * clock.DAY + clock.MARKET.minute - env.now)
        for shop in shops:
            shop.market.open(day)
        turns = [(turn, shop) for shop, timetable in trading for turn in timetable[day]]
        for turn, shop in sorted(turns, key=lambda pair: pair[0].minute):
            yield env.timeout(day * clock.DAY + turn.minute - env.now)
            shop.market.trade(day, turn)
