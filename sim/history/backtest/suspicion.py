"""How odd reality looks among the worlds of its own fans: exact tests by rank.

Each world of the fans takes the place of reality once, and whatever is asked of reality is asked of
it, too. So a test knows what days of one window have in common, SKUs that share a draw, shelves
that ran empty, and small counts; it needs no law. Windows do not overlap and are of one chance
each, so that world w of all windows is one possible past.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Units
from .pit import histogram, ranks
from .window import MONTH, WEEK, Window


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How likely worlds look as odd as reality, by what is asked; all are 0 to 1."""

    all: float
    """In any of the ways below, whichever is the oddest."""
    narrow: float
    """Monthly totals that lie as far from the middle."""
    wide: float
    """Monthly totals that lie as near to it."""
    low: float
    """A fan that lies as far below what came."""
    high: float
    """A fan that lies as far above it."""
    surprise: float
    """One month or week that lies as far from the middle as the farthest."""
    uniform: float
    """Ranks of days that are as uneven."""


def suspicion(windows: Sequence[Window]) -> Suspicion:
    """Return how odd reality looks in some windows of equally many worlds."""
    months = np.concatenate([scores(w.totals(MONTH)) for w in windows])
    weeks = np.concatenate([scores(w.totals(WEEK)) for w in windows])
    found = {
        "narrow": (months**2).mean(axis=0),
        "wide": -(months**2).mean(axis=0),
        "low": months.mean(axis=0),
        "high": -months.mean(axis=0),
        "surprise": np.abs(np.concatenate([months, weeks])).max(axis=0),
        "uniform": _unevenness(windows),
    }
    chances = {name: chance(odd) for name, odd in found.items()}
    # The oddest of several is the oddest of them only by the chance that any of them is so.
    oddest = np.min(list(chances.values()), axis=0)
    return Suspicion(all=rank(-oddest), **{name: float(each[0]) for name, each in chances.items()})


def scores(totals: Units) -> Floats:
    """Return how many standard deviations each total lies from the worlds' mean, (N, 1 + W).

    On the scale of logarithms, on which errors of a level are as large above as below.
    """
    scale = np.log1p(totals)
    worlds = scale[:, 1:]
    # A shelf that sells out in nearly every world leaves no spread: by Poisson's it is told apart
    # from a sale or two that were counted otherwise.
    least = 1.0 / np.sqrt(1.0 + totals[:, 1:].mean(axis=1, keepdims=True))
    spread = np.maximum(worlds.std(axis=1, keepdims=True), least)
    return np.asarray((scale - worlds.mean(axis=1, keepdims=True)) / spread)


def chance(odd: Floats) -> Floats:
    """Return for each column how likely columns are as odd, (C,) both.

    The share of columns that are; beyond the oddest tenth by an exponential tail through it, so
    that what is far odder than all others is told from the oddest of them.
    """
    ordered = np.sort(odd)
    ranked = (len(odd) - np.searchsorted(ordered, odd, "left")) / len(odd)
    start = np.quantile(ordered, 1.0 - _TAIL)
    beyond = ordered[ordered > start][:-1]  # the oddest may be reality, which is no part of it
    scale = float(np.mean(beyond - start)) if len(beyond) else 0.0
    if scale <= 0:
        return np.asarray(ranked)
    return np.where(odd > start, _TAIL * np.exp(-np.maximum(odd - start, 0.0) / scale), ranked)


_TAIL = 0.1


def rank(odd: Floats) -> float:
    """Return the share of columns, (C,), that are as odd as the first."""
    return float((odd >= odd[0]).mean())


def _unevenness(windows: Sequence[Window]) -> Floats:
    """Return how far each column's ranks of days are from even, (1 + W,): Pearson's statistic."""
    counted = sum((bins_of(window) for window in windows), start=np.zeros(1))
    expected = counted.sum(axis=0) / len(counted)
    return np.asarray(((counted - expected) ** 2).sum(axis=0) / np.maximum(expected, 1e-9))


def bins_of(window: Window) -> Floats:
    """Return how many days that count have ranks in each bin, (bins, 1 + W)."""
    return histogram(*ranks(window.columns[window.counts]))
