"""Counts from a pre-drawn normal score: the same luck gives more orders when the rate is higher.

A count is the quantile of a Poisson law at a score that was drawn before, so a policy that changes
the rate changes the count as little as it can, and never the luck.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, pdtr

from ..arrays import Floats, Normals, Numbers

EXACT_BELOW = 10.0
"""Rates below this are searched exactly; from it on the expansion errs by one in 1 of 400 draws."""

_RATE_CELLS, _SCORE_CELLS = 64, 128
_SCORE_LOW, _SCORE_HIGH = -6, 6
_COLUMNS = (_SCORE_HIGH - _SCORE_LOW) * _SCORE_CELLS


class Scores(NamedTuple):
    """Normal scores, and the column of the table of small counts that each falls into."""

    z: Normals
    column: NDArray[np.int32]


def scores(z: Normals) -> Scores:
    """Return scores, cut at plus and minus 6, with their columns; any shape.

    The cut changes 2 draws of a thousand million.
    """
    cut = np.clip(z, _SCORE_LOW, _SCORE_HIGH)
    column = ((cut - _SCORE_LOW) * _SCORE_CELLS).astype(np.int32)
    return Scores(cut, np.minimum(column, _COLUMNS - 1))


def poisson(rate: Floats, score: Scores) -> Numbers:
    """Return the Poisson quantile of each rate at each normal score.

    Shapes: any, equal. Units: orders. The count rises with the rate, but for one unit in 1 of
    1,000 draws where the two methods meet.
    Source: exact search below EXACT_BELOW, else Giles, ACM TOMS 42(1), 2016, algorithm 955.
    """
    assert rate.min() > -1e-9, "a rate of orders fell below 0"
    small = rate < EXACT_BELOW
    number = np.count_nonzero(small)
    if number == small.size:
        return _search(rate, score)
    if number == 0:
        return _expand(rate, score)
    if rate.ndim == 1:
        return _either(rate, score)
    few, many = small.all(axis=1), ~small.any(axis=1)
    count = np.empty(rate.shape, np.int64)
    for rows, method in ((few, _search), (many, _expand), (~(few | many), _either)):
        if rows.any():
            count[rows] = method(rate[rows], Scores(score.z[rows], score.column[rows]))
    return count


def _either(rate: Floats, score: Scores) -> Numbers:
    """Return the quantiles of rates on both sides of EXACT_BELOW."""
    few = _search(np.minimum(rate, EXACT_BELOW), score)
    many = _expand(np.maximum(rate, EXACT_BELOW), score)
    return np.where(rate < EXACT_BELOW, few, many)


def _expand(rate: Floats, score: Scores) -> Numbers:
    """Return the quantile by Giles' normal expansion, second order."""
    z = score.z.astype(np.float64)
    skew = z * z
    skew += 2.0
    root = np.sqrt(rate)
    count = root * z
    count += rate
    count += skew / 6.0
    count -= skew * z / (72.0 * root)
    return np.maximum(count, 0.0, out=count).astype(np.int64)


@cache
def _table() -> NDArray[np.int8]:
    """Return for each cell of rate and score its only count, or -1 - the least of several.

    The last row is that of EXACT_BELOW itself.
    """
    rates = np.arange(int(EXACT_BELOW) * _RATE_CELLS + 2) / _RATE_CELLS
    edges = np.arange(_COLUMNS + 1) / _SCORE_CELLS + _SCORE_LOW
    below, term = ndtr(edges), np.exp(-rates)
    count, total = np.zeros((len(rates), len(edges)), np.int8), term.copy()
    for k in range(1, 50):
        count += below[None, :] > total[:, None]
        term = term * rates / k
        total = total + term
    least, most = count[:-1, :-1], count[1:, 1:]
    return np.where(most == least, least, -1 - least).ravel().astype(np.int8)


def _search(rate: Floats, score: Scores) -> Numbers:
    """Return the exact quantile: looked up where its cell holds one count, else counted up."""
    cell = (rate * _RATE_CELLS).astype(np.int32)
    cell *= _COLUMNS
    cell += score.column
    count = _table().take(cell).astype(np.int64)
    flat = count.ravel()
    (several,) = np.nonzero(flat < 0)
    below = ndtr(score.z.ravel()[several].astype(np.float64))
    flat[several] = _count_up(-1 - flat[several], rate.ravel()[several], below)
    return count


def _count_up(count: Numbers, rate: Floats, below: Floats) -> Numbers:
    """Raise each count until the Poisson law reaches the probability."""
    (short,) = np.nonzero(below > pdtr(count, rate))
    while short.size:
        count[short] += 1
        short = short[below[short] > pdtr(count[short], rate[short])]
    return count
