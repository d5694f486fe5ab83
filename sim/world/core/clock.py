"""The clock, in whole minutes since the first day, and the order of a day as one table."""

from collections.abc import Callable, Generator
from typing import NamedTuple

from simpy import Environment, Event

DAY = 24 * 60


class Moment(NamedTuple):
    """A time of the day at which one department acts."""

    minute: int
    who: str
    does: str


DOCK = Moment(
    0,
    "dock",
    "what expired is written off; what arrived is put on the shelf; returns are refunded; waiting"
    " orders are filled",
)
BANK = Moment(5, "bank", "platforms release and pay out; payouts in; balances and freight out")
PLATFORM = Moment(
    10,
    "platform",
    "score, caps, points, bans, payout tiers; momentum falls or heals; sign-up closes",
)
DESK = Moment(15, "desk", "the policy sees the shop and decides")
SUPPLIERS = Moment(20, "suppliers and carriers", "orders are accepted, deposits paid, trips booked")
SPOT = Moment(25, "dock and bank", "goods and bills without any delay")
MARKET = Moment(
    30, "market", "trades until 23:50: three intervals, 5-minute steps in live sessions"
)
BOOKS = Moment(23 * 60 + 55, "books", "close the day: sales settled, costs paid, all sums checked")

ORDER_OF_THE_DAY = (DOCK, BANK, PLATFORM, DESK, SUPPLIERS, SPOT, MARKET, BOOKS)
"""Receive, review, demand. No two processes share a minute."""


def daily(
    env: Environment, moment: Moment, days: int, act: Callable[[int], None]
) -> Generator[Event, None, None]:
    """Act once a day at a moment; the SimPy process of most departments."""
    for day in range(days):
        yield env.timeout(day * DAY + moment.minute - env.now)
        act(day)
