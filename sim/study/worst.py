"""The worst futures of a policy, and what they have in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Flags, Floats
from ..stats import Estimate, cvar, mean
from ..world.core.measures import BY_KEY, MONEY, Topic

SHARE = 0.05
"""Of the futures that are called the worst."""
FEWEST = 400
"""Futures from which on so few of them show anything: twenty."""
_SHOWN = 4
"""Traits of each kind."""
_ALIKE = 0.9
"""Correlation from which on two traits are one."""
Columns = Mapping[tuple[str, str], Floats]
"""By name and unit."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What is otherwise in the worst futures."""

    name: str
    unit: str
    """See sim.world.core.measures; empty for a multiple or days that an input drew."""
    worst: Estimate
    """Its mean there."""
    others: float
    """In all other futures."""


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst futures by profit."""

    policy: str
    profit: Estimate
    """Their mean, in the scenario's currency."""
    below: float
    """Profit that all others reach."""
    traits: tuple[Trait, ...]
    """What tells them from all others: first what drew them or emptied shelves, then all else that
    is counted, each with the largest difference first."""


def worst_of(
    policy: str, totals: Mapping[str, Floats], further: Mapping[str, Floats]
) -> Worst | None:
    """Return the worst futures by their totals, (W,) each; None where there are too few futures.

    `further` are other numbers that may tell them apart, by what people call them. A trait is told
    where the interval of its mean in the worst futures, adjusted for all that are looked at, leaves
    out the mean of all others.
    """
    profit = totals["profit"]
    if profit.size < FEWEST:
        return None
    last = np.sort(profit)[int(SHARE * profit.size)]
    is_worst = np.zeros(profit.size, np.bool_)
    is_worst[np.argsort(profit, kind="stable")[: int(SHARE * profit.size)]] = True
    measures = {
        (measure.label, measure.unit.name): column
        for measure, column in ((BY_KEY[key], column) for key, column in totals.items())
        if measure.topic is not Topic.MONEY and measure.unit is not MONEY
    }
    others = {(name, ""): column for name, column in further.items()}
    looks = len(measures) + len(others)
    traits = (*_told(others, is_worst, looks), *_told(measures, is_worst, looks))
    return Worst(policy, cvar(profit, SHARE), float(last), traits)


def _told(columns: Columns, is_worst: Flags, looks: int) -> Iterator[Trait]:
    """Yield the traits that tell the worst futures from others; of those that are alike one."""
    varied = {name: column for name, column in columns.items() if np.ptp(column) > 0}
    told = list[Floats]()
    for name in sorted(varied, key=lambda name: -_surprise(varied[name], is_worst)):
        column, others = varied[name], float(varied[name][~is_worst].mean())
        sure = _leaves_out(mean(column[is_worst], 1 - 0.05 / looks), others)
        if sure and not any(_alike(column, other) for other in told):
            told.append(column)
            yield Trait(*name, mean(column[is_worst]), others)
        if len(told) == _SHOWN:
            break


def _surprise(column: Floats, is_worst: Flags) -> float:
    """Return how far the mean of the worst futures lies from the others', in deviations."""
    gap = column[is_worst].mean() - column[~is_worst].mean()
    return abs(float(gap)) / float(column.std())


def _leaves_out(figure: Estimate, value: float) -> bool:
    """Say whether the interval of a figure is there and does not hold a value."""
    if figure.low is None or figure.high is None:
        return False
    return not figure.low <= value <= figure.high


def _alike(one: Floats, other: Floats) -> bool:
    return abs(float(np.corrcoef(one, other)[0, 1])) > _ALIKE
