"""How many of some units meet each of several fates: by exact shares, or each unit by chance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from ...arrays import Floats, Normals, Units
from ...chance.binomial import binomial
from ..core.portion import Portion


class Fates(Protocol):
    """How many of a day's units meet each of some fates."""

    def of(self, day: int, units: Units) -> Iterator[Units]:
        """Yield the units of each fate in turn, (P, W) each."""
        ...


class Even:
    """Exact shares, (fates, P, 1); what is cut off today comes tomorrow."""

    def __init__(self, shares: Floats, worlds: int) -> None:
        self._rows = [np.flatnonzero(share) for share in shares]
        self._portions = [
            Portion(share[rows], (len(rows), worlds))
            for share, rows in zip(shares, self._rows, strict=True)
        ]

    def of(self, day: int, units: Units) -> Iterator[Units]:
        """Yield the shares of the flow, in whole units."""
        for rows, portion in zip(self._rows, self._portions, strict=True):
            fate = np.zeros_like(units)
            fate[rows] = portion.of(units[rows])
            yield fate


class ByChance:
    """Every unit decides for itself: one binomial after the other, of those that are left.

    Scores are normal, (D, fates, P, W).
    """

    def __init__(self, shares: Floats, scores: Normals) -> None:
        left = 1.0 - np.cumsum(shares, axis=0) + shares
        self._hazards = np.clip(shares / np.maximum(left, 1e-12), 0.0, 1.0)
        self._scores = scores

    def of(self, day: int, units: Units) -> Iterator[Units]:
        """Yield multinomial units."""
        for hazard, score in zip(self._hazards, self._scores[day], strict=True):
            fate = binomial(units, hazard, score)
            units = units - fate
            yield fate


def fates(shares: Floats, scores: Normals | None, worlds: int) -> Fates:
    """Return how units meet fates of some shares: by chance where there are scores."""
    return Even(shares, worlds) if scores is None else ByChance(shares, scores)
