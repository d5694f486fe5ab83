"""The cash forecast: the bank account over the next ninety days, payouts, bills and all (M5)."""

from dataclasses import dataclass

import numpy as np

from ..arrays import Numbers
from ..network.network import Network
from .replay import replay
from .task import tasks

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


def cash_forecast(network: Network, idle: Numbers) -> tuple[CashOn, ...]:
    """Return cash every 15 days; `idle` is the path where nothing is ordered, (days, W).

    Errors: OwnPolicyError when today's rule is a file of the user's that raises.
    """
    work = tasks(network, [network.scenario.current_rule], idle.shape[1], ("cash",))
    shown = network.minor.shown
    last = min(AHEAD, network.plan_days)
    cash = replay(work, last).paths["cash"]
    days = range(EVERY, last + 1, EVERY) or (network.plan_days,)
    return tuple(
        CashOn(
            day=until - 1,
            idle=shown(float(idle[until - 1].mean())),
            mean=shown(float(cash[until - 1].mean())),
            low=shown(float(np.quantile(cash[until - 1], 0.05))),
        )
        for until in days
    )


def shortage(network: Network, forecast: tuple[CashOn, ...]) -> CashOn | None:
    """Return the first close at which one world in twenty has less than nothing, and no credit."""
    credit = network.scenario.cash.credit
    floor = -credit.limit if credit else 0.0
    return next((close for close in forecast if close.low < floor), None)
