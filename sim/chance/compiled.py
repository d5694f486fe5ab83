"""The counts of a long array in one compiled loop: `counts` has the definition.

Number by number it does what the arrays do, in the same order, so that every bit is the same; a
test compares them. The compiled code is kept on disk: only the first start waits for it.
"""

import numpy as np
from numba import njit

from ..arrays import Floats, Normals, Numbers
from .small_counts import COLUMNS, EXACT_BELOW, RATE_CELLS, SCORE_CELLS, SCORE_LOW, settle, table

_LOW, _CELLS = np.float32(SCORE_LOW), np.float32(SCORE_CELLS)


def poisson(rate: Floats, z: Normals) -> Numbers:
    """Return the Poisson quantile of each rate at each score; see `counts.poisson`."""
    rates, scores = rate.ravel(), z.ravel()
    count, several = np.empty(rates.size, np.int64), np.empty(rates.size, np.int64)
    number = _count(rates, scores, table(), count, several)
    settle(count, several[:number], rates, scores)
    return count.reshape(rate.shape)


@njit(cache=True)
def _count(rate, z, small, count, several):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - numba finds them
    """Fill in the counts, and where a cell of the table leaves several; return how many these are.

    Shapes: (N,) each, but for the table.
    """
    left = 0
    for i in range(rate.size):
        if rate[i] < EXACT_BELOW:
            column = int((z[i] - _LOW) * _CELLS)
            column = column if column < COLUMNS else COLUMNS - 1
            count[i] = small[int(rate[i] * RATE_CELLS) * COLUMNS + column]
            if count[i] < 0:
                several[left] = i
                left += 1
        else:
            score = float(z[i])
            skew = score * score + 2.0
            root = np.sqrt(rate[i])
            expanded = root * score + rate[i] + skew / 6.0 - skew * score / (72.0 * root)
            count[i] = int(expanded) if expanded > 0.0 else 0
    return left
