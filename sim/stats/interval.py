"""Intervals for a mean, a pooled ratio and a probability, and the runs that a width takes."""

from dataclasses import replace
from math import ceil, sqrt

import numpy as np
from numpy.typing import ArrayLike

from . import estimate as methods
from .estimate import FEWEST_EVENTS, Estimate
from .law import beta_quantile, t_multiplier, t_tail, tail
from .worlds import Worlds, as_common_worlds, as_worlds, count_events, is_constant

MANY_EVENTS = 50
"""From here on Student's t keeps its promise for skewed outcomes too."""
MOST_RUNS = 1_000_000_000
"""An answer beyond this is no plan."""


def mean(values: ArrayLike, level: float = 0.95) -> Estimate:
    """Estimate the mean of values, (W,), by the method that the number of events can bear.

    Such intervals hold the true mean with probability `level`. Identical values give a zero-width
    interval, method "constant": exact for these worlds, silent on how likely another outcome is.

    Errors: ValueError for what is no column of finite numbers, or a level outside (0, 1).
    """
    column = as_worlds(values)
    return around_mean(column, count_events(column), level)


def around_mean(column: Worlds, events: int, level: float) -> Estimate:
    """Put an interval around a mean whose events were counted by the caller."""
    value, margin = float(column.mean()), tail(level)
    if is_constant(column):
        exact = float(column[0])
        return Estimate(exact, exact, exact, column.size, events, methods.CONSTANT)
    if events < FEWEST_EVENTS:
        return Estimate(value, None, None, column.size, events, methods.TOO_FEW_EVENTS)
    reach = t_multiplier(1 - 2 * margin, column.size)
    error = float(column.std(ddof=1)) / sqrt(column.size)
    if events < MANY_EVENTS:
        low = value - error * _hall(column, reach)
        high = value - error * _hall(column, -reach)
        return Estimate(value, low, high, column.size, events, methods.HALL)
    low, high = value - error * reach, value + error * reach
    return Estimate(value, low, high, column.size, events, methods.STUDENT_T)


def _hall(column: Worlds, reach: float) -> float:
    """Turn a symmetric reach, in standard errors, into one that fits the skewness seen.

    Source: Hall (1992), On the removal of skewness by transformation, JRSS B 54, 221-228: the
    inverse of his cubic, with Student's quantile in place of the normal one. The difference of
    cube roots is written as a quotient, which stays exact as the skewness goes to 0.
    """
    skewness = _skewness(column)
    shifted = reach - skewness / (6 * sqrt(column.size))
    root = float(np.cbrt(1 + skewness * shifted / sqrt(column.size)))
    return 3 * shifted / (root * root + root + 1)


def _skewness(column: Worlds) -> float:
    centred = column - column.mean()
    return float((centred**3).mean() / (centred**2).mean() ** 1.5)


def chance_of_less(values: ArrayLike, bound: float) -> float | None:
    """Return how probable a mean as high as that of values, (W,), is where the truth is `bound`.

    The tail of the test whose intervals are those of `mean`; None where these have no interval, or
    the values no spread.

    Errors: ValueError for what is no column of finite numbers.
    """
    column = as_worlds(values)
    events = count_events(column)
    if is_constant(column) or events < FEWEST_EVENTS:
        return None
    error = float(column.std(ddof=1)) / sqrt(column.size)
    reach = (float(column.mean()) - bound) / error
    if events < MANY_EVENTS:
        bend = _skewness(column) / sqrt(column.size)
        reach += bend * (reach * reach / 3 + 1 / 6) + bend * bend * reach**3 / 27  # Hall's cubic
    return t_tail(reach, column.size)


def runs_for_half_width(deviation: float, half_width: float, level: float = 0.95) -> int | None:
    """Return the fewest runs, at least 2, for which a t interval is no wider than asked.

    `deviation` is the standard deviation of one run's outcome, in the unit of the half-width; an
    answer beyond `MOST_RUNS` is None.

    Errors: ValueError for a half-width that is not positive, or a level outside (0, 1).
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


def ratio(numerator: ArrayLike, denominator: ArrayLike, level: float = 0.95) -> Estimate:
    """Estimate a ratio of two means by the pooled ratio, sum over sum (a fill rate), (W,) each.

    Each world's residual stands in for its value (delta method; Cochran 1977, Sampling Techniques,
    section 6.4); worlds whose own ratio leaves the common one are the events.

    Errors: ValueError for columns of different lengths, denominators that are negative or all 0.
    """
    top, bottom = as_common_worlds(numerator, denominator)
    if (bottom < 0).any() or not bottom.any():
        raise ValueError("denominators must not be negative, and not all of them 0")
    pooled = float(top.sum() / bottom.sum())
    counted = (bottom > 0) | (top != 0)
    with np.errstate(divide="ignore"):
        own = top[counted] / bottom[counted]
    if top.size > 1 and (own == own[0]).all():
        return Estimate(pooled, pooled, pooled, top.size, 0, methods.CONSTANT)
    linear = pooled + (top - pooled * bottom) / bottom.mean()
    return replace(around_mean(linear, count_events(own), level), value=pooled)


def probability(happened: ArrayLike, level: float = 0.95) -> Estimate:
    """Estimate how likely an event is from whether it happened, (W,).

    The interval is Clopper and Pearson's (1934, Biometrika 26, 404-413): it never covers less
    than its level, and after 0 of n it still gives an upper bound.

    Errors: ValueError for what is no column of booleans.
    """
    flags = np.asarray(happened)
    if flags.dtype != np.bool_:
        raise ValueError(f"expected one boolean per world, got {flags.dtype}")
    runs, events, margin = as_worlds(flags).size, int(np.count_nonzero(flags)), tail(level)
    low = beta_quantile(margin, events, runs - events + 1) if events else 0.0
    high = beta_quantile(1 - margin, events + 1, runs - events) if events < runs else 1.0
    return Estimate(events / runs, low, high, runs, events, methods.CLOPPER_PEARSON)
