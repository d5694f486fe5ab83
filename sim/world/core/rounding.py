"""Rounding: the one rule by which money becomes whole, half up, and products that cannot overflow.

Half up is the nearest whole number, and of two the larger, so -0.5 is 0. What is paid is rounded
above 0 and then taken away: half a cent is a cent, whoever owes it.
"""

from fractions import Fraction
from functools import cache
from math import floor, gcd
from typing import Any

from numpy.typing import NDArray

from ...arrays import Cents, Floats, Mills, Numbers, Units, largest, np
from ...scenario.part import MILLS, NOISE

_BILLION = 10**9
_SMALL = 9_000
"""Times so many, an amount below 10^15 is still below 2^63."""
_LIMB = 11
"""Bits of a factor that are multiplied at a time: 2^11 times 2^50 is well below 2^63."""


def half_up(amount: NDArray[np.floating[Any]]) -> Cents:
    """Return amounts in whole numbers; any shape."""
    above = np.asarray(amount + (0.5 + NOISE))
    return np.asarray(np.floor(above, out=above), dtype=np.int64)


def extended(units: Units | int, mills: Mills | int) -> Cents:
    """Return the cents of lines of units at a price in mills each; any shapes that fit.

    A line is what one listing sells on a day at one price, or a lot of an order.
    """
    amount: Cents = np.asarray(units * mills)
    amount += MILLS // 2
    amount //= MILLS
    return amount


def part_of(amount: Cents, share: float | Floats) -> Cents:
    """Return a share of whole amounts, half up; exact for shares to the ninth decimal.

    Shares are below 9, amounts below 10^15 in size.
    """
    some, whole = _fraction(share) if isinstance(share, float) else _fractions(share)
    most = some if isinstance(some, int) else largest(some)
    if most <= _SMALL:
        return np.asarray((amount * some + whole // 2) // whole)
    high = amount // whole
    low = amount - high * whole
    return np.asarray(high * some + (low * some + whole // 2) // whole)


@cache
def _fraction(share: float) -> tuple[int, int]:
    """Return a share, to the ninth decimal, as a fraction in its lowest terms: 22 % is 11 / 50."""
    return Fraction(floor(share * _BILLION + (0.5 + NOISE)), _BILLION).as_integer_ratio()


def _fractions(shares: Floats) -> tuple[Numbers, int]:
    """Return the same of shares with one denominator; in billionths where they differ by world."""
    some = half_up(np.asarray(shares) * _BILLION)
    common = gcd(_BILLION, *some.ravel().tolist()) if some.shape[-1:] == (1,) else 1
    return some // common, _BILLION // common


def in_proportion(units: Units, some: Cents, whole: Cents) -> Units:
    """Return `units * some // whole` where the product may not fit; some at most the whole, (W,).

    The units are multiplied a few bits at a time, as in a long division by hand.
    """
    result, rest = np.zeros_like(units), np.zeros_like(units)
    bits = largest(units).bit_length()
    for shift in reversed(range(0, bits, _LIMB)):
        digit: Numbers = (units >> shift) & ((1 << _LIMB) - 1)
        times, rest = np.divmod((rest << _LIMB) + digit * some, whole)
        result = (result << _LIMB) + times
    return result
