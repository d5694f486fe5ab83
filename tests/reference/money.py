"""Money in whole numbers, plainly: half up, once a line."""

import math


def half_up(amount: float) -> int:
    """Return the nearest whole number, of two the larger; binary may have lost a little."""
    return math.floor(amount + (0.5 + 1e-6))


def extended(units: int, mills: int) -> int:
    """Return the cents of units at a price in thousandths of a cent."""
    return (2 * units * mills + 1000) // 2000


def part_of(amount: int, share: float) -> int:
    """Return a share of an amount, the share taken to the ninth decimal."""
    return (2 * amount * half_up(share * 1e9) + 10**9) // (2 * 10**9)
