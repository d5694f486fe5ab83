"""Counts from a pre-drawn normal score: the same luck gives more orders when the rate is higher.

A count is the quantile of a Poisson law at a score that was drawn before, so a policy that changes
the rate changes the count as little as it can, and never the luck.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, pdtr

Floats = NDArray[np.float64]
Scores = NDArray[np.float32]
Counts = NDArray[np.int64]

EXACT_BELOW = 10.0
"""Rates below this are searched exactly; above it the normal expansion errs by one in 1 draw of 2,000."""

_RATE_CELLS, _SCORE_CELLS = 32, 64
_SCORE_LOW, _SCORE_LAST, _SCORE_HIGH = -6.0, 5.99, 6.0


def poisson(rate: Floats, score: Scores) -> Counts:
    """Return the Poisson quantile of each rate at each normal score.

    Shapes: any, equal. Units: orders. The count never falls when the rate rises.
    Source: exact search below EXACT_BELOW, else Giles, ACM TOMS 42(1), 2016, algorithm 955.
    """
    small = rate < EXACT_BELOW
    if small.all():
        return _search(rate, score)
    if not small.any():
        return _expand(rate, score)
    few = _search(np.minimum(rate, np.nextafter(EXACT_BELOW, 0.0)), score)
    many = _expand(np.maximum(rate, EXACT_BELOW), score)
    return np.where(small, few, many)


def _expand(rate: Floats, score: Scores) -> Counts:
    """Return the quantile by Giles' expansion in powers of the root of the rate, third order."""
    z = score.astype(np.float64)
    square = z * z
    root = np.sqrt(rate)
    count = rate + root * z
    count += (square + 2.0) / 6.0
    count -= z * (square + 2.0) / (72.0 * root)
    count += ((3.0 * square + 7.0) * square - 16.0) / (810.0 * rate)
    return np.maximum(count, 0.0).astype(np.int64)


class _Cells(NamedTuple):
    """For each cell of rate and score: the least count in it, and whether it is the only one."""

    least: NDArray[np.int8]
    settled: NDArray[np.bool_]


@cache
def _cells() -> _Cells:
    rates = np.arange(int(EXACT_BELOW) * _RATE_CELLS + 1) / _RATE_CELLS
    edges = np.arange(_SCORE_LOW * _SCORE_CELLS, _SCORE_HIGH * _SCORE_CELLS + 1) / _SCORE_CELLS
    below = ndtr(edges)
    count = np.zeros((len(rates), len(edges)), np.int8)
    term = np.exp(-rates)
    total = term.copy()
    for k in range(1, 50):
        count += below[None, :] > total[:, None]
        term = term * rates / k
        total = total + term
    return _Cells(count[:-1, :-1].copy(), count[:-1, :-1] == count[1:, 1:])


def _search(rate: Floats, score: Scores) -> Counts:
    """Return the exact quantile: looked up where its cell holds one count, else counted up."""
    cells = _cells()
    column = ((np.clip(score, _SCORE_LOW, _SCORE_LAST) - _SCORE_LOW) * _SCORE_CELLS).astype(np.intp)
    cell = (rate * _RATE_CELLS).astype(np.intp) * cells.least.shape[1] + column
    count = cells.least.ravel()[cell].astype(np.int64)
    unsettled = np.nonzero(~cells.settled.ravel()[cell])
    count[unsettled] = _count_up(count[unsettled], rate[unsettled], score[unsettled])
    return count


def _count_up(count: Counts, rate: Floats, score: Scores) -> Counts:
    """Raise each count until the Poisson law reaches the score's probability."""
    below = ndtr(score.astype(np.float64))
    short = below > pdtr(count, rate)
    while short.any():
        count += short
        short = below > pdtr(count, rate)
    return count
