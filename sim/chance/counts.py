"""Counts from a pre-drawn normal score: the same luck gives more orders when the rate is higher.

A count is the quantile of a Poisson law at a score that was drawn before, so a policy that changes
the rate changes the count as little as it can, and never the luck.
"""

from functools import cache
from importlib.util import find_spec

import numpy

from ..arrays import Floats, Normals, Numbers, np
from .small_counts import EXACT_BELOW, SCORE_HIGH, SCORE_LOW, looked_up

_LONG = 4_000
"""Numbers of an array from which on a method for each row, or a compiled loop, is faster."""
_LOADED_AFTER = 10_000_000
"""Numbers of long arrays from which on it is worth loading: that takes half a second."""


def scores(z: Normals) -> Normals:
    """Return scores cut at plus and minus 6, any shape; it changes 2 of a thousand million.

    They are drawn with the rest of luck, by numpy.
    """
    return numpy.clip(z, SCORE_LOW, SCORE_HIGH)


def poisson(rate: Floats, z: Normals) -> Numbers:
    """Return the Poisson quantile of each rate at each normal score.

    Shapes: any, equal. Units: orders. The count rises with the rate, but for one unit in 1 of
    1,000 draws where the two methods meet.
    Source: exact search below EXACT_BELOW, else Giles, ACM TOMS 42(1), 2016, algorithm 955.
    """
    assert rate.min() > -1e-9, "a rate of orders fell below 0"
    return (by_arrays if rate.size < _LONG else long_arrays)(rate, z)


def by_arrays(rate: Floats, z: Normals) -> Numbers:
    """Return the same without a compiler: the definition, which any array library runs."""
    small = rate < EXACT_BELOW
    number = np.count_nonzero(small)
    if number == small.size:
        return looked_up(rate, z)
    if number == 0:
        return _expanded(rate, z)
    if rate.ndim == 1 or rate.size < _LONG:
        return _either(rate, z)
    few, many = small.all(axis=1), ~small.any(axis=1)
    count = np.empty(rate.shape, np.int64)
    for rows, method in ((few, looked_up), (many, _expanded), (~(few | many), _either)):
        if rows.any():
            count[rows] = method(rate[rows], z[rows])
    return count


def _either(rate: Floats, z: Normals) -> Numbers:
    """Return the quantiles of rates on both sides of EXACT_BELOW."""
    few = looked_up(np.minimum(rate, EXACT_BELOW), z)
    return np.where(rate < EXACT_BELOW, few, _expanded(np.maximum(rate, EXACT_BELOW), z))


@cache
def is_compiled() -> bool:
    """Say whether there is a compiler for long arrays."""
    return find_spec("numba") is not None


class LongArrays:
    """What counts long arrays: a compiled loop, where there is a compiler, once it pays."""

    def __init__(self) -> None:
        self._counted = 0

    def __call__(self, rate: Floats, z: Normals) -> Numbers:
        """Count; see `poisson`."""
        self._counted += rate.size
        is_numpy = isinstance(rate, numpy.ndarray)
        if self._counted < _LOADED_AFTER or not (is_numpy and is_compiled()):
            return by_arrays(rate, z)
        from .compiled import poisson as compiled  # noqa: PLC0415 - half a second, and not always there

        return compiled(rate, z)


long_arrays = LongArrays()


def _expanded(rate: Floats, score: Normals) -> Numbers:
    """Return the quantile by Giles' normal expansion, second order."""
    z = score.astype(np.float64)
    skew = z * z
    skew += 2.0
    root = np.sqrt(rate)
    count = root * z
    count += rate
    count += skew / 6.0
    count -= skew * z / (72.0 * root)
    return np.maximum(count, 0.0, out=count).astype(np.int64)
