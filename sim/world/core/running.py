"""Running sums and lows over days, of all worlds at once."""

from itertools import pairwise
from typing import TypeVar

from numpy.typing import NDArray

from ...arrays import np

Number = TypeVar("Number", np.int64, np.float64)


def running(combine: np.ufunc, by_day: NDArray[Number]) -> NDArray[Number]:
    """Combine each day's amounts with all before it, (days, ..., W), in place, and return them.

    It goes day by day, so that worlds, which lie side by side, are combined in one stroke; numpy's
    own `accumulate` goes world by world along this axis, and takes five times as long.
    """
    for before, today in pairwise(by_day):
        combine(before, today, out=today)
    return by_day


def each_day(so_far: NDArray[Number]) -> NDArray[Number]:
    """Make running sums, (days, ..., W), each day's own part again, in place, and return them."""
    for day in range(len(so_far) - 1, 0, -1):
        so_far[day] -= so_far[day - 1]
    return so_far
