"""Intervals for the bad end of the outcomes: quantiles and CVaR."""

from dataclasses import replace
from math import ceil, log

import numpy as np
from numpy.typing import ArrayLike

from .estimate import CONSTANT, ORDER_STATISTICS, TOO_FEW_EVENTS, TOO_FEW_RUNS, Estimate
from .interval import mean
from .law import binomial_cdf, tail
from .worlds import as_worlds, count_events, is_constant


def quantile(values: ArrayLike, q: float, level: float = 0.95) -> Estimate:
    """Estimate the quantile below which a share q of values, (W,), lies.

    The interval lies between two of the ordered outcomes, assumes nothing on their law (David and
    Nagaraja 2003, Order Statistics, section 7.1), and takes at least `runs_for_quantile` worlds.

    Errors: ValueError for q or a level outside (0, 1), or what is no column of finite numbers.
    """
    ordered = np.sort(as_worlds(values))
    needed = runs_for_quantile(q, level)
    runs, events, value = ordered.size, count_events(ordered), float(np.quantile(ordered, q))
    if runs < needed:
        return Estimate(value, None, None, runs, events, TOO_FEW_RUNS, needed)
    at_most, margin = binomial_cdf(runs, q), tail(level)
    low = float(ordered[np.searchsorted(at_most, margin, side="right") - 1])
    high = float(ordered[np.searchsorted(at_most, 1 - margin)])
    return Estimate(value, low, high, runs, events, ORDER_STATISTICS)


def runs_for_quantile(q: float, level: float = 0.95) -> int:
    """Return the fewest worlds for which the interval of a quantile exists.

    Errors: ValueError for q or a level outside (0, 1).
    """
    if not 0 < q < 1:
        raise ValueError(f"a quantile lies strictly between 0 and 1, got {q}")
    return ceil(log(tail(level)) / log(max(q, 1 - q)))


def cvar(values: ArrayLike, share: float = 0.05, level: float = 0.95) -> Estimate:
    """Estimate the mean of the worst share of values, (W,), of which more is better.

    A mean of threshold - max(threshold - value, 0) / share over all worlds (Rockafellar and
    Uryasev 2000, J. Risk 2, 21-41). To first order the threshold's own error does not matter, so
    the variance is that of this mean (Trindade, Uryasev, Shapiro and Zrazhevsky 2007, J. Banking
    & Finance 31, 3524-3538). The worlds below the threshold are the events.

    Errors: ValueError for a share outside (0, 1], or what is no column of finite numbers.
    """
    if not 0 < share <= 1:
        raise ValueError(f"a share of the worlds lies in (0, 1], got {share}")
    column = as_worlds(values)
    # The small term keeps 0.07 * 100 from falling short of 7.
    whole = min(int(share * column.size + 1e-9), column.size - 1)
    threshold = np.partition(column, whole)[whole]
    estimate = mean(threshold - np.maximum(threshold - column, 0) / share, level)
    if estimate.method == CONSTANT and not is_constant(column):
        # One value fills the whole tail: nothing was seen of how far it may reach.
        return replace(estimate, low=None, high=None, method=TOO_FEW_EVENTS)
    return estimate
