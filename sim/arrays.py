"""The arrays of a replay: of which module they are, decided here alone, and what they mean.

Worlds lie on the last axis of all of them, (W,) or (P, W) by row.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy
from numpy.typing import NDArray
from scipy import special as _special

__all__ = [
    "Cents",
    "Days",
    "Flags",
    "Floats",
    "Mills",
    "Normals",
    "Numbers",
    "Units",
    "arrays_of",
    "largest",
    "np",
    "read_only",
    "special",
]  # fmt: skip

if TYPE_CHECKING:  # to those who read, and to mypy, they are what they stand for
    import numpy as np
    from scipy import special
else:
    np, special = ModuleType("np"), ModuleType("special")
    np.__dict__.update(vars(numpy))
    special.__dict__.update(vars(_special))


@contextmanager
def arrays_of(module: Mapping[str, Any], functions: Mapping[str, Any]) -> Iterator[None]:
    """Let `np` and `special` be of another module for the time of a replay.

    `module` has numpy's names, as many as replays use, `functions` those of scipy.special. What
    draws luck meanwhile, and whatever is not of a replay, imports numpy itself.
    """
    before = dict(vars(np)), dict(vars(special))
    _become(np, module)
    _become(special, functions)
    try:
        yield
    finally:
        _become(np, before[0])
        _become(special, before[1])


def _become(stand_in: ModuleType, names: Mapping[str, Any]) -> None:
    """Let a module have these names and no others: what is missing must not be another's."""
    vars(stand_in).clear()
    vars(stand_in).update(names)


Units = NDArray[numpy.int64]
"""Pieces of a product."""
Cents = NDArray[numpy.int64]
"""Money in minor units of the currency: cents, or whole dong."""
Mills = NDArray[numpy.int64]
"""Money for a unit, in thousandths of a minor unit."""
Days = NDArray[numpy.int64]
"""Days since the first one, or how many of them."""
Numbers = NDArray[numpy.int64]
"""Any other whole numbers: counts, indices, order numbers."""
Floats = NDArray[numpy.float64]
"""Rates, shares, multiples, and what is reported."""
Flags = NDArray[numpy.bool_]
"""Yes or no."""
Normals = NDArray[numpy.float32]
"""Normal scores, drawn beforehand."""

Number = TypeVar("Number", bound=numpy.generic)


def largest(numbers: Numbers) -> int:
    """Return the largest of some numbers that are not below 0; 0 where there are none."""
    return int(numbers.max()) if numbers.size else 0


def read_only(array: NDArray[Number]) -> NDArray[Number]:
    """Return a view that nobody can write to, where arrays can be locked; numpy's can."""
    if isinstance(array, numpy.ndarray):
        array = array.view()
        array.flags.writeable = False
    return array
