"""The cash forecast: the bank account over the next ninety days, payouts, bills and all (M5)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..arrays import Numbers
from ..network.network import Network
from ..policy.composed import Composed
from ..policy.decision import Decision, Policy
from ..policy.desk import Desk
from ..policy.open import open_policy
from .replay import Asked, drawn, ran
from .task import blocks

WORLDS = 200
EVERY, AHEAD = 15, 90
"""Days between the closes that are shown, and the last of them."""


@dataclass(frozen=True, slots=True)
class CashOn:
    """Cash at the close of a day, in the scenario's currency."""

    day: int
    idle: float
    """Mean where nothing is ordered."""
    mean: float
    """Mean under today's rule."""
    low: float
    """Exceeded in 19 of 20 worlds under today's rule."""


@dataclass(frozen=True, slots=True)
class CashForecast:
    """Where cash goes, where nothing is ordered and under today's rule."""

    low: float
    """Expected lowest cash where nothing is ordered, in the scenario's currency."""
    low_day: int
    """The median day of it."""
    closes: tuple[CashOn, ...]


class _ForDays:
    """A policy for so many days: what comes of it later is not looked at."""

    def __init__(self, policy: Policy, days: int) -> None:
        self._policy, self._days = policy, days

    def decide(self, desk: Desk) -> Decision:
        """Decide while it matters."""
        return self._policy.decide(desk) if desk.day < self._days else Decision()


def cash_forecast(network: Network) -> CashForecast:
    """Return cash every 15 days, and its lowest; nothing and today's rule stand side by side.

    Errors: OwnPolicyError when today's rule is a file of the user's that raises.
    """
    block, *_ = blocks(network, WORLDS)  # the first piece of many listings
    luck, plan = drawn((block, block))
    nothing, rule = Composed(name="no order"), network.policy(network.scenario.current_rule)
    worlds, last = block.worlds, min(AHEAD, network.plan_days)
    today = _ForDays(open_policy(rule, network.document.folder), last)
    asked = [Asked(nothing, nothing, worlds), Asked(rule, today, worlds)]
    record = ran(asked, network, luck, plan, ("cash",))
    idle, ruled = np.split(record.paths["cash"], 2, axis=1)
    days = range(EVERY, last + 1, EVERY) or (network.plan_days,)
    return CashForecast(
        float(record.totals["cash_low"][:worlds].mean()),
        int(np.median(record.totals["cash_low_day"][:worlds])),
        tuple(_on(until - 1, idle, ruled, network.minor.shown) for until in days),
    )


def _on(day: int, idle: Numbers, ruled: Numbers, shown: Callable[[float], float]) -> CashOn:
    """Return the close of a day; the paths of cash are (days, W)."""
    return CashOn(
        day,
        idle=shown(float(idle[day].mean())),
        mean=shown(float(ruled[day].mean())),
        low=shown(float(np.quantile(ruled[day], 0.05))),
    )


def shortage(network: Network, closes: tuple[CashOn, ...]) -> CashOn | None:
    """Return the first close at which one world in twenty has less than nothing, and no credit."""
    credit = network.scenario.cash.credit
    floor = -credit.limit if credit else 0.0
    return next((close for close in closes if close.low < floor), None)
