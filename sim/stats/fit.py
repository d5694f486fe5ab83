"""A regression whose intervals hold where the spread differs from world to world."""

from dataclasses import dataclass

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
        variance = np.einsum("ij,jk,ik->i", row, self.covariance, row)
        return row @ self.coefficients, np.sqrt(np.maximum(variance, 0.0))


def fit(columns: Worlds, outcomes: Worlds) -> Fit:
    """Fit outcomes, (W,), by columns, (W, columns), of which some may say the same."""
    left, sizes, right = np.linalg.svd(columns, full_matrices=False)
    kept = sizes > sizes[0] * len(outcomes) * np.finfo(np.float64).eps
    left, inverse = left[:, kept], right[kept].T / sizes[kept]
    coefficients = inverse @ (left.T @ outcomes)
    fitted = columns @ coefficients
    leverage = np.minimum((left * left).sum(axis=1), 1.0 - 1e-9)
    squares = (outcomes - fitted) ** 2 / (1.0 - leverage)
    spread = left * squares[:, None]
    covariance = inverse @ (left.T @ spread) @ inverse.T
    return Fit(coefficients, covariance, fitted, squares, int(kept.sum()))
