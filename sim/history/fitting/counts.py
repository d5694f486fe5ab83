"""Counts of a day under the negative binomial law, also of days that tell only a lower bound.

Mean mu and size r: variance mu + mu^2 / r. A day without stock at its close is censored: what was
sold is the least that was wanted (Agrawal & Smith 1996).
"""

import numpy as np
from scipy.special import betainc, gammaln

from ...arrays import Flags, Floats


def log_likelihood(counts: Floats, least: Flags, mean: Floats, size: Floats) -> Floats:
    """Return the log probability of each day, (D,): of the count, or of so much or more."""
    told = (
        gammaln(counts + size)
        - gammaln(size)
        - gammaln(counts + 1.0)
        + size * np.log(size / (size + mean))
        + counts * np.log(mean / (size + mean))
    )
    reached = _reach(counts[least], mean[least], size[..., least], 0)
    told[..., least] = np.log(np.maximum(reached, 1e-300))
    return np.asarray(told)


def expected(counts: Floats, least: Flags, mean: Floats, size: Floats) -> tuple[Floats, Floats]:
    """Return the mean and the variance of what was wanted, given what the days tell, (D,) each.

    Of a day that tells its count they are that count and 0.
    """
    wanted, variance = counts.copy(), np.zeros_like(counts)
    counts, mean, size = counts[least], mean[least], size[least]
    reach = np.maximum(_reach(counts, mean, size, 0), 1e-300)
    first = mean * _reach(counts, mean, size, 1) / reach
    second = mean**2 * (1.0 + 1.0 / size) * _reach(counts, mean, size, 2) / reach
    wanted[least] = np.maximum(first, counts)
    variance[least] = np.maximum(second + first - first**2, 0.0)
    return wanted, variance


def _reach(counts: Floats, mean: Floats, size: Floats, order: int) -> Floats:
    """Return P(Y >= counts - order) for a size larger by order, (D,).

    For order 0 it is the probability of the bound; times mu, and mu^2 (1 + 1/r), the higher ones
    are E[Y; Y >= counts] and E[Y (Y - 1); Y >= counts].
    """
    bound = counts - order
    inside = betainc(np.maximum(bound, 0.5), size + order, mean / (mean + size))
    return np.where(bound > 0.5, inside, 1.0)
