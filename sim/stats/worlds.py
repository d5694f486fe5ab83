"""A column of outcomes, one value per world, and how many worlds it says something about."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Worlds = NDArray[np.float64]


def as_worlds(values: ArrayLike) -> Worlds:
    """Read values as a column of finite floats, one per world.

    Errors: ValueError for more dimensions, none, or a value that is not finite.
    """
    column = np.asarray(values, dtype=np.float64)
    if column.ndim != 1 or column.size == 0:
        raise ValueError(f"expected one value per world, got an array of shape {column.shape}")
    if not np.isfinite(column).all():
        raise ValueError("expected one value per world, got a value that is not finite")
    return column


def as_common_worlds(a: ArrayLike, b: ArrayLike) -> tuple[Worlds, Worlds]:
    """Read two columns of outcomes from the same worlds, in the same order.

    Errors: ValueError for columns of different lengths.
    """
    first, second = as_worlds(a), as_worlds(b)
    if first.size != second.size:
        raise ValueError(f"not the same worlds: {first.size} against {second.size}")
    return first, second


def is_constant(column: Worlds) -> bool:
    """Tell whether at least two worlds agree, and all of them do: one world shows no spread."""
    return column.size > 1 and bool((column == column[0]).all())


def count_events(column: Worlds) -> int:
    """Count the worlds in which something happened: those that leave the quiet value.

    The quiet value is what more than half of the worlds share (no unit lost, a fill rate of 1);
    where no value is so common it is 0, and profit-like values are events nearly everywhere.
    """
    middle = np.partition(column, column.size // 2)[column.size // 2]
    # A value held by more than half of the worlds is always the middle one.
    departures = int(np.count_nonzero(column != middle))
    if 2 * departures < column.size:
        return departures
    return int(np.count_nonzero(column))
