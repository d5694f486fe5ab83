"""Curves of one input for a regression: straight lines, or natural cubic splines, through 0."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from .worlds import Worlds

KNOTS: Final = {4: (0.05, 0.275, 0.5, 0.725, 0.95), 2: (0.10, 0.5, 0.90), 1: ()}
"""Quantiles of the draws at which the pieces of a curve meet, by its columns.

Source: Harrell 2015, Regression Modeling Strategies, section 2.4.6, table 2.3.
"""


@dataclass(frozen=True, slots=True)
class Curve:
    """How an input enters: columns that are all 0 at its usual draw."""

    usual: float
    scale: float
    """Standard deviation of the draws; 0 where they do not vary."""
    knots: tuple[float, ...]
    """In standard deviations from the usual draw; none: a straight line."""

    @classmethod
    def through(cls, draws: Worlds, usual: float, columns: int) -> Self:
        """Return a curve of at most so many columns, for draws of any law, (W,)."""
        scale = float(draws.std())
        if scale == 0.0:
            return cls(usual, 0.0, ())
        knots = np.unique(np.quantile((draws - usual) / scale, KNOTS[columns]))
        return cls(usual, scale, tuple(knots.tolist()) if len(knots) > 2 else ())

    def line(self, draws: Worlds) -> Worlds:
        """Return draws in standard deviations from the usual one, (W,)."""
        return (draws - self.usual) / (self.scale or 1.0)

    def columns(self, draws: Worlds) -> Worlds:
        """Return the columns of draws, (W, columns); none of an input that does not vary."""
        if self.scale == 0.0:
            return np.empty((len(draws), 0))
        at, usual = self._spline(self.line(draws)), self._spline(np.zeros(1))
        return at - usual

    def _spline(self, x: Worlds) -> Worlds:
        """Return a natural spline's columns: cubic between the knots, straight beyond them.

        Source: Harrell 2015, equation 2.25.
        """
        if not self.knots:
            return x[:, None]
        first, (last_but_one, last) = self.knots[0], self.knots[-2:]
        end, size = last - last_but_one, (last - first) ** 2
        bends = [
            _cube(x - knot)
            - _cube(x - last_but_one) * ((last - knot) / end)
            + _cube(x - last) * ((last_but_one - knot) / end)
            for knot in self.knots[:-2]
        ]
        return np.stack([x, *(bend / size for bend in bends)], axis=1)


def _cube(x: Worlds) -> Worlds:
    return np.maximum(x, 0.0) ** 3
