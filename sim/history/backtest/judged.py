"""What windows say of the fan, figure by figure; those of one SKU are made by `Window.only`."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from ...arrays import Floats
from ...stats import Estimate
from .clustered import ratio, share
from .crps import crps
from .pit import rank_of_first, within
from .window import MONTH, Window

Windows = Sequence[Window]


class Scores(NamedTuple):
    """Mean scores over the days on which all three are known, and there was stock."""

    fan: float
    weekday: float
    recent: float
    days: int

    def skill(self, rival: float) -> float | None:
        """Return by what share the fan's is better than a rival's."""
        return 1.0 - self.fan / rival if self.days and rival > 0 else None


def days_held(windows: Windows) -> Estimate:
    """Estimate the share of days within the fan; clusters are the SKUs of an origin."""
    held = [(_inside(w) * w.counts).sum(axis=0) for w in windows]
    return _by_clusters(share, held, [w.counts.sum(axis=0) for w in windows])


def totals_held(windows: Windows, *, together: bool = False) -> Estimate:
    """Estimate the share of monthly totals within the fan, of each SKU or of all together.

    Clusters are the SKUs of an origin, of which most have one month.
    """
    totals = np.concatenate([w.totals(MONTH, together=together) for w in windows])
    held = within(*rank_of_first(totals))
    return _by_clusters(share, [held], [np.ones(len(held))])


def bias(windows: Windows) -> Estimate:
    """Estimate what came over what was expected; clusters are the SKUs of an origin."""
    columns = [w.columns for w in windows]
    came = [each[..., 0].sum(axis=0) for each in columns]
    return _by_clusters(ratio, came, [each[..., 1:].mean(axis=2).sum(axis=0) for each in columns])


def scores_of(windows: Windows) -> Scores:
    """Return the scores of the fan and of its rivals."""
    every = np.concatenate([_scores(window) for window in windows], axis=1)
    every = every[:, ~np.isnan(every).any(axis=0)]
    fan, weekday, recent = every.mean(axis=1).tolist() if every.size else (np.nan,) * 3
    return Scores(fan, weekday, recent, every.shape[1])


def _scores(window: Window) -> Floats:
    """Return the scores of the fan, and of both rivals, (3, N)."""
    days = window.counts & ~window.out  # rivals know of no empty shelf
    forecasts = (window.fan, window.same_weekday, window.recent)
    return np.stack([crps(members[days], window.sold[days]) for members in forecasts])


def _inside(window: Window) -> Floats:
    """Return how likely each day lies within the fan, (D, P)."""
    return within(*rank_of_first(window.columns))


def _by_clusters(
    estimate: Callable[[Floats, Floats], Estimate],
    top: Sequence[Floats | np.ndarray[tuple[int], np.dtype[np.int64]]],
    bottom: Sequence[Floats | np.ndarray[tuple[int], np.dtype[np.int64]]],
) -> Estimate:
    """Estimate from those clusters that hold anything."""
    over, under = (np.concatenate(each).astype(np.float64) for each in (top, bottom))
    return estimate(over[under > 0], under[under > 0])
