"""Numbers with no more digits than their range carries."""

import math

from ..estimate import Estimate

_MOST = 4
"""Digits that any number has: no record of a shop knows more of what is to come."""


def decimals_of(low: float, high: float) -> int:
    """Return the decimals that a range carries: a digit is at most a quarter of half of it."""
    half = (high - low) / 2
    return -math.floor(math.log10(half / 4)) if half > 0 else 3


def carried(value: float, estimate: Estimate) -> float:
    """Return a number rounded to what the range of an estimate carries, never to nothing."""
    rounded = float(round(value, decimals_of(estimate.low, estimate.high))) + 0.0
    return significant(rounded, _MOST) if rounded or not value else significant(value, 2)


def significant(value: float, digits: int) -> float:
    """Return a number with so many significant digits."""
    return float(f"{value:.{digits}g}")


def shown(value: float) -> str:
    """Write a number without trailing zeros and without an exponent."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
