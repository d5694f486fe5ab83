"""A law of chance whose 5 % and 95 % are the ends of an estimate's range.

Three points of a PERT law are its ends, and all of it lies between them: a range of nine in ten
taken for them would come out too narrow. So a lognormal law is written, which has two numbers as
the range has, and which is what most estimates are. Where its mean would be far from the value (a
range that is even, or near 0) it is a PERT law after all, with points worked out. Days that are
added may be below 0, which of all laws only three points can say.
"""

import math
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from ...arrays import Floats
from ..fitting.priors import NINE_OF_TEN
from .digits import significant

_OFF = 0.1
"""Share of the value that the mean of a lognormal law may be off."""
_STEPS = 2001
_FINE = 200
"""Parts of the span that a point is rounded to, at most."""


def law(low: float, value: float, high: float, least: float = 0.0) -> dict[str, Any]:
    """Return a law of a positive number as a file writes it, none of it below `least`."""
    if low > 0:
        sigma = math.log(high / low) / (2 * NINE_OF_TEN)
        mean = math.sqrt(low * high) * math.exp(sigma**2 / 2)
        if abs(mean / value - 1) <= _OFF:
            cv = significant(math.sqrt(math.expm1(sigma**2)), 3)
            return {"law": "lognormal", "mean": significant(mean, 4), "cv": cv}
    return {"law": "pert", **points(low, value, high, least)._asdict()}


class Points(NamedTuple):
    """Low, likeliest and high of a PERT law."""

    low: float
    mode: float
    high: float


def points(low: float, value: float, high: float, least: float = -math.inf) -> Points:
    """Return the points of the PERT law whose 5 % and 95 % are low and high, none below `least`.

    The value is the likeliest; where `least` is in the way, the range stays and it gives way.
    """
    table = _standard()
    share = (table.mode - table.low) / (table.high - table.low)
    mode = float(np.interp((value - low) / (high - low), share, table.mode))
    first, last = (float(np.interp(mode, table.mode, end)) for end in (table.low, table.high))
    span = (high - low) / (last - first)
    start = low - first * span
    if start < least:
        start = least
        mode = float(np.interp((low - least) / (high - least), table.low / table.high, table.mode))
        span = (high - least) / float(np.interp(mode, table.mode, table.high))
    return _rounded(start, start + mode * span, start + span)


class _Standard(NamedTuple):
    """PERT laws from 0 to 1, by their mode; (laws,) each."""

    mode: Floats
    low: Floats
    """5 %."""
    high: Floats
    """95 %."""


@cache
def _standard() -> _Standard:
    from scipy.special import betaincinv  # noqa: PLC0415 - only when a file is written

    mode = np.linspace(0.0, 1.0, _STEPS)
    low, high = (
        np.asarray(betaincinv(1 + 4 * mode, 5 - 4 * mode, chance), np.float64)
        for chance in (0.05, 0.95)
    )
    return _Standard(mode, low, high)


def _rounded(low: float, mode: float, high: float) -> Points:
    """Round points as finely as their span asks for."""
    decimals = -math.floor(math.log10((high - low) / _FINE))
    rounded = [round(point, decimals) + 0.0 for point in (low, mode, high)]
    return Points(*rounded)
