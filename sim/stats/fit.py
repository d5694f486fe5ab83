"""A regression whose intervals hold where the spread differs from world to world."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from .worlds import Worlds


@dataclass(frozen=True, slots=True)
class Fit:
    """Least squares of outcomes on columns."""

    coefficients: Worlds
    covariance: Worlds
    """Of the coefficients (HC2: MacKinnon & White 1985, Journal of Econometrics 29, 305-325)."""
    fitted: Worlds
    """(W,)."""
    squares: Worlds
    """The part of each world's squared outcome that is luck, unbiased for its variance, (W,)."""
    columns: int
    """That say something of their own."""

    def at(self, row: Worlds) -> tuple[Worlds, Worlds]:
        """Return what is fitted for rows, (rows, columns), and its standard errors, (rows,)."""
        variance = ((row @ self.covariance) * row).sum(axis=1)
        return row @ self.coefficients, np.sqrt(np.maximum(variance, 0.0))


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns taken apart once, by which any outcomes of the same worlds are fitted."""

    values: Worlds
    """(W, columns), of which some may say the same."""
    left: Worlds
    """(W, those that say something of their own), at right angles to each other."""
    inverse: Worlds
    """What leads from these back to the columns."""

    @classmethod
    def of(cls, values: Worlds) -> Self:
        """Take columns apart, (W, columns)."""
        left, sizes, right = np.linalg.svd(values, full_matrices=False)
        kept = sizes > sizes[0] * len(values) * np.finfo(np.float64).eps
        return cls(values, left[:, kept], right[kept].T / sizes[kept])

    def fit(self, outcomes: Worlds) -> Fit:
        """Fit outcomes, (W,)."""
        left, inverse = self.left, self.inverse
        coefficients = inverse @ (left.T @ outcomes)
        fitted = self.values @ coefficients
        leverage = np.minimum((left * left).sum(axis=1), 1.0 - 1e-9)
        squares = (outcomes - fitted) ** 2 / (1.0 - leverage)
        spread = left * squares[:, None]
        covariance = inverse @ (left.T @ spread) @ inverse.T
        return Fit(coefficients, covariance, fitted, squares, left.shape[1])
