"""Runs of days without a sale that the law of a SKU's sales makes improbable: out of stock?"""

from collections.abc import Iterator

import numpy as np

from ...arrays import Flags, Numbers

_ONCE_IN = 0.01
"""Such a run is flagged if not once in a hundred records is there one as long by chance."""


def hardly_zero(units: Numbers) -> Flags:
    """Return the days of such runs, and the day before each, on which stock may have run out, (D,).

    The law is negative binomial with the mean and variance of the days outside of such runs.
    """
    flagged = np.zeros(len(units), np.bool_)
    for _ in range(5):  # what is flagged no longer counts for the law
        longest = _longest(units[~flagged], len(units))
        found = _runs(units == 0, longest)
        if (found == flagged).all():
            break
        flagged = found
    before = np.append(flagged[1:], False)
    return np.asarray(flagged | before)


def _longest(units: Numbers, days: int) -> float:
    """Return the longest run of zeros that chance may bring into so many days."""
    mean, variance = float(units.mean()), float(units.var())
    if mean <= 0:
        return np.inf
    k = mean**2 / max(variance - mean, 1e-6 * mean)
    chance = k * np.log(k / (k + mean))
    return float(np.log(_ONCE_IN / days) / min(chance, -1e-9))


def _runs(zero: Flags, longest: float) -> Flags:
    """Return the days of runs longer than so many, (D,)."""
    found = np.zeros(len(zero), np.bool_)
    for first, last in runs_of(zero):
        found[first : last + 1] = last - first + 1 > max(longest, 1.0)
    return found


def runs_of(flags: Flags) -> Iterator[tuple[int, int]]:
    """Yield the first and the last day of each run of days that are flagged."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int64), [0]])))
    yield from ((int(a), int(b) - 1) for a, b in edges.reshape(-1, 2))
