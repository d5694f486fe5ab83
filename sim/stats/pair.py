"""Two policies compared in the same worlds."""

from dataclasses import dataclass
from math import ceil, hypot, inf, log10, sqrt

import numpy as np
from numpy.typing import ArrayLike

from .estimate import Estimate
from .interval import mean, probability, runs_for_half_width
from .worlds import Worlds, as_common_worlds

_DIGITS = 14
"""That a difference of two numbers keeps of the 16 which each has."""

_MOST_DECIMALS = 300
"""That a number may be rounded to without an overflow."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What separates b from a, world by world."""

    gap: Estimate
    """Mean of b - a with its paired interval, at the level adjusted for `comparisons`."""
    standard_error: float
    """Of the gap, in its unit."""
    correlation: float | None
    """Of a and b over the worlds; None where one of them does not vary."""
    variance_reduction: float
    """How many times more runs independent worlds would have taken for the same standard error;
    infinite where b - a is the same in every world."""
    chance_b_better: Estimate
    """Probability that b > a in one world, at the level as given."""
    comparisons: int
    """How many share the error probability."""
    runs_needed: int | None
    """Runs in all after which the interval of the gap is expected to exclude 0, if gap and spread
    stay as seen; None where it does already, or never will."""

    @property
    def identical(self) -> bool:
        """Whether a and b agree in every world."""
        return self.gap.low == self.gap.high == 0


def adjusted_level(level: float, comparisons: int) -> float:
    """Return Bonferroni's level: all so many intervals hold together at the level given.

    Errors: ValueError for fewer than one comparison.
    """
    if comparisons < 1:
        raise ValueError(f"at least one comparison, got {comparisons}")
    return 1 - (1 - level) / comparisons


def compare(a: ArrayLike, b: ArrayLike, level: float = 0.95, comparisons: int = 1) -> Pair:
    """Compare b with a on common worlds by their differences, (W,) each, in any unit.

    All `comparisons` that are made together hold at `level`. The paired interval is Law's (2015,
    Simulation Modeling and Analysis, section 10.2.1), with the method of `mean`: where the two
    differ in too few worlds there is none.

    Errors: ValueError for different lengths, fewer than 2 worlds, or fewer than 1 comparison.
    """
    first, second = as_common_worlds(a, b)
    if first.size < 2:
        raise ValueError("one world shows no spread: a comparison needs at least two")
    difference = differences(first, second)
    adjusted = adjusted_level(level, comparisons)
    gap, deviation = mean(difference, adjusted), _deviation(difference)
    of_a, of_b = _deviation(first), _deviation(second)
    reduction = hypot(of_a, of_b) / deviation if deviation else inf
    return Pair(
        gap=gap,
        standard_error=deviation / sqrt(difference.size),
        correlation=_correlation(first, second, of_a * of_b),
        variance_reduction=reduction * reduction,
        chance_b_better=probability(difference > 0, level),
        comparisons=comparisons,
        runs_needed=_runs_to_exclude_zero(gap, deviation, adjusted),
    )


def differences(a: Worlds, b: Worlds) -> Worlds:
    """Return b - a, to the digits that both carry.

    A subtraction leaves noise behind them, by which equal differences would be different outcomes,
    and cents with no spread at all would seem to have some.
    """
    largest = max(np.abs(a).max(), np.abs(b).max())
    digits = ceil(log10(largest)) if largest > 0 else 0
    return np.round(b - a, min(max(_DIGITS - digits, 0), _MOST_DECIMALS))


def _deviation(column: Worlds) -> float:
    # The mean of equal values is rounded, and would leave a spread that is not there.
    return 0.0 if (column == column[0]).all() else float(column.std(ddof=1))


def _correlation(a: Worlds, b: Worlds, scale: float) -> float | None:
    if scale == 0:
        return None
    covariance = float(np.dot(a - a.mean(), b - b.mean())) / (a.size - 1)
    return min(1.0, max(-1.0, covariance / scale))


def _runs_to_exclude_zero(gap: Estimate, deviation: float, level: float) -> int | None:
    excluded = gap.low is not None and gap.high is not None and (gap.low > 0 or gap.high < 0)
    if gap.value == 0 or excluded:
        return None
    runs = runs_for_half_width(deviation, abs(gap.value), level)
    # A lopsided interval may still hold 0 where the t interval would not.
    return None if runs is None else max(runs, gap.runs_for_events, gap.runs + 1)
