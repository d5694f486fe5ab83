"""Counts at small rates: exact quantiles of the Poisson law, most of them looked up in a table."""

from functools import cache

import numpy
from numpy.typing import NDArray
from scipy.special import ndtr

from ..arrays import Floats, Normals, Numbers, np, special

EXACT_BELOW = 10.0
"""Rates below this are searched exactly; from it on the expansion errs by one in 1 of 400 draws."""
SCORE_LOW, SCORE_HIGH = -6, 6
RATE_CELLS, SCORE_CELLS = 64, 128
"""Cells of the table in a unit of the rate, and in one of the score."""
COLUMNS = (SCORE_HIGH - SCORE_LOW) * SCORE_CELLS


@cache
def table() -> NDArray[numpy.int8]:
    """Return for each cell of rate and score its only count, or -1 - the least of several.

    The last row is that of EXACT_BELOW itself.
    """
    rates = numpy.arange(int(EXACT_BELOW) * RATE_CELLS + 2) / RATE_CELLS
    edges = numpy.arange(COLUMNS + 1) / SCORE_CELLS + SCORE_LOW
    below, term = ndtr(edges), numpy.exp(-rates)
    count, total = numpy.zeros((len(rates), len(edges)), numpy.int8), term.copy()
    for k in range(1, 50):
        count += below[None, :] > total[:, None]
        term = term * rates / k
        total = total + term
    least, most = count[:-1, :-1], count[1:, 1:]
    return numpy.where(most == least, least, -1 - least).ravel().astype(numpy.int8)


@cache
def _table_of(kind: type) -> NDArray[np.int8]:
    """Return the table as an array of the module that it is looked up by."""
    return np.asarray(table())


def looked_up(rate: Floats, z: Normals) -> Numbers:
    """Return the exact quantiles of rates up to EXACT_BELOW; any shape."""
    column = ((z - SCORE_LOW) * SCORE_CELLS).astype(np.int32)
    np.minimum(column, COLUMNS - 1, out=column)
    cell = (rate * RATE_CELLS).astype(np.int32)
    cell *= COLUMNS
    cell += column
    count = _table_of(np.ndarray).take(cell).astype(np.int64)
    (several,) = np.nonzero(count.ravel() < 0)
    settle(count.ravel(), several, rate.ravel(), z.ravel())
    return count


def settle(count: Numbers, several: Numbers, rate: Floats, z: Normals) -> None:
    """Count up, in place, where a cell holds several counts: until the law reaches the score."""
    least, among = -1 - count[several], rate[several]
    below = special.ndtr(z[several].astype(np.float64))
    (short,) = np.nonzero(below > special.pdtr(least, among))
    while short.size:
        least[short] += 1
        short = short[below[short] > special.pdtr(least[short], among[short])]
    count[several] = least
