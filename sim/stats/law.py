"""Quantiles and probabilities of the textbook laws.

SciPy is imported where it is used, so that a command that needs no interval starts without it;
`scipy.special` gives the same figures as `scipy.stats` for a third of the import time.
"""

import numpy as np
from numpy.typing import NDArray


def tail(level: float) -> float:
    """Return the probability that a two-sided interval leaves out on each side.

    Errors: ValueError for a level outside (0, 1).
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies strictly between 0 and 1, got {level}")
    return (1 - level) / 2


def t_multiplier(level: float, runs: int) -> float:
    """Return how many standard errors a two-sided Student t interval reaches to each side."""
    from scipy.special import stdtrit  # noqa: PLC0415 - see above

    return -float(stdtrit(runs - 1, tail(level)))


def t_tail(errors: float, runs: int) -> float:
    """Return the probability that Student's t of so many runs lies above so many errors."""
    from scipy.special import stdtr  # noqa: PLC0415 - see above

    return float(stdtr(runs - 1, -errors))


def beta_quantile(probability: float, a: float, b: float) -> float:
    """Return the quantile of the beta law with shapes a and b."""
    from scipy.special import betaincinv  # noqa: PLC0415 - see above

    return float(betaincinv(a, b, probability))


def binomial_cdf(runs: int, probability: float) -> NDArray[np.float64]:
    """Return P(at most k of so many runs) for k = 0 ... runs - 1."""
    from scipy.special import betainc  # noqa: PLC0415 - see above

    counts = np.arange(runs, dtype=np.float64)
    return np.asarray(betainc(runs - counts, counts + 1, 1 - probability), dtype=np.float64)
