"""A design: the columns by which inputs enter a regression, the same for every gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from typing import Final, Self

import numpy as np

from .curve import KNOTS, Curve
from .fit import Columns
from .worlds import Worlds

WORLDS_A_COLUMN: Final = 15
"""With fewer a fit follows luck (Harrell 2015, section 4.4)."""


@dataclass(frozen=True, slots=True)
class Design:
    """A constant, a curve of each input, and where there are worlds enough products of each two."""

    draws: Mapping[str, Worlds]
    """Of each input, (W,)."""
    curves: Mapping[str, Curve]
    place: Mapping[str, slice]
    """Which columns are an input's curve."""
    columns: Columns
    scatter: Worlds
    """Sums over worlds of the products of each two columns, less their means."""

    @classmethod
    def of(cls, draws: Mapping[str, Worlds], usual: Mapping[str, float]) -> Self:
        """Return the design of draws, (W,) each, with what is usual of each input."""
        worlds = len(next(iter(draws.values())))
        size, products = _size(worlds, len(draws))
        curves = {what: Curve.through(x, usual[what], size) for what, x in draws.items()}
        parts = [curves[what].columns(x) for what, x in draws.items()]
        ends = accumulate((part.shape[1] for part in parts), initial=1)
        places = (slice(first, end) for first, end in pairwise(ends))
        lines = [curves[what].line(x) for what, x in draws.items()]
        pairs = [(a * b)[:, None] for a, b in combinations(lines, 2)] if products else []
        whole = np.concatenate([np.ones((worlds, 1)), *parts, *pairs], axis=1)
        centred = whole - whole.mean(axis=0)
        place = dict(zip(draws, places, strict=True))
        return cls(draws, curves, place, Columns.of(whole), centred.T @ centred)

    def row(self, what: str, values: Worlds) -> Worlds:
        """Return the rows at some values of an input, the others as usual; the first as usual."""
        rows = np.zeros((1 + len(values), self.columns.values.shape[1]))
        rows[:, 0] = 1.0
        rows[1:, self.place[what]] = self.curves[what].columns(values)
        return rows


def _size(worlds: int, inputs: int) -> tuple[int, bool]:
    """Return the columns of each curve, and whether there are products: as many as worlds bear."""
    pairs = inputs * (inputs - 1) // 2
    for size in KNOTS:
        for products in (True, False):
            columns = 1 + inputs * size + pairs * products
            if worlds >= WORLDS_A_COLUMN * columns:
                return size, products
    return 1, False
