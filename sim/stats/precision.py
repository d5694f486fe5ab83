"""How many runs a wanted precision takes, judged by the spread seen so far."""

from math import ceil, sqrt

from numpy.typing import ArrayLike

from sim.stats.interval import mean
from sim.stats.law import t_multiplier
from sim.stats.worlds import as_worlds

# Stopping on a half-width keeps the interval's coverage from 30 runs on.
FEWEST_RUNS = 30
# An answer beyond this is no plan.
MOST_RUNS = 1_000_000_000


def runs_for_half_width(deviation: float, half_width: float, level: float = 0.95) -> int | None:
    """Return the fewest runs for which a t interval is no wider than asked.

    Args:
        deviation: standard deviation of one run's outcome.
        half_width: the wanted half-width, same unit; positive.
        level: level of the interval.

    Returns:
        The total number of runs, at least 2; None beyond `MOST_RUNS`.

    Raises:
        ValueError: the half-width is not positive, or the level is not in (0, 1).
    """
    if half_width <= 0:
        raise ValueError(f"a half-width is positive, got {half_width}")
    most_errors = sqrt(MOST_RUNS) * half_width
    if t_multiplier(level, MOST_RUNS) * deviation > most_errors:
        return None
    # Student's multiplier exceeds its limit, so the limit's answer is a floor to climb from.
    runs = max(2, ceil((t_multiplier(level, MOST_RUNS) * deviation / half_width) ** 2))
    while t_multiplier(level, runs) * deviation > half_width * sqrt(runs):
        runs += 1
    return runs


def runs_for_precision(values: ArrayLike, relative: float, level: float = 0.95) -> int | None:
    """Return the fewest runs for which the mean's half-width is this share of the mean.

    Law (2015), Simulation Modeling and Analysis, section 9.4.1, with two floors: `FEWEST_RUNS`,
    and the runs that let the mean have an interval at all.

    Args:
        values: shape (worlds,), the outcomes so far; at least 2.
        relative: half-width wanted over the size of the mean, for example 0.05.
        level: level of the interval.

    Returns:
        The total number of runs; None where the mean is 0 or the answer beyond `MOST_RUNS`.

    Raises:
        ValueError: fewer than two values, or relative is not positive.
    """
    column = as_worlds(values)
    if column.size < 2:
        raise ValueError("one run shows no spread: precision needs at least two")
    if relative <= 0:
        raise ValueError(f"a relative precision is positive, got {relative}")
    estimate = mean(column, level)
    if estimate.value == 0:
        return None
    half_width = relative * abs(estimate.value)
    runs = runs_for_half_width(float(column.std(ddof=1)), half_width, level)
    return None if runs is None else max(runs, estimate.runs_for_events, FEWEST_RUNS)
