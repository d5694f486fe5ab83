"""How units split over outcomes: by exact shares, or each unit by chance.

Siblings have one anatomy: `split` yields the units of each outcome of a day in turn, (P, W) each.
"""

from collections.abc import Iterator

from ...arrays import Floats, Normals, Units, np
from ...chance.binomial import binomial
from ..core.portion import Portion


class ExactShares:
    """Exact shares, (outcomes, P, 1 or W); what is cut off today comes tomorrow."""

    def __init__(self, shares: Floats, worlds: int) -> None:
        self._rows = [np.flatnonzero(share.any(axis=1)) for share in shares]
        self._portions = [
            Portion(share[rows], (len(rows), worlds))
            for share, rows in zip(shares, self._rows, strict=True)
        ]

    def split(self, day: int, units: Units) -> Iterator[Units]:
        """Yield the shares of the flow, in whole units."""
        for rows, portion in zip(self._rows, self._portions, strict=True):
            part = np.zeros_like(units)
            part[rows] = portion.of(units[rows])
            yield part


class ByChance:
    """Every unit by chance: one binomial after the other, of those that are left.

    Scores are normal, (D, outcomes, P, W).
    """

    def __init__(self, shares: Floats, scores: Normals) -> None:
        left = 1.0 - np.cumsum(shares, axis=0) + shares
        self._hazards = np.clip(shares / np.maximum(left, 1e-12), 0.0, 1.0)
        self._scores = scores

    def split(self, day: int, units: Units) -> Iterator[Units]:
        """Yield multinomial units."""
        for hazard, score in zip(self._hazards, self._scores[day], strict=True):
            part = binomial(units, hazard, score)
            units = units - part
            yield part


def outcomes(shares: Floats, scores: Normals | None, worlds: int) -> ExactShares | ByChance:
    """Return how units split over outcomes of some shares: by chance where there are scores."""
    return ExactShares(shares, worlds) if scores is None else ByChance(shares, scores)
