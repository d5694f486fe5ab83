"""Intervals of what was counted in clusters: days of one window are alike, and no evidence each."""

from math import sqrt

import numpy as np

from ...arrays import Floats
from ...stats.estimate import TOO_FEW_RUNS, Estimate
from ...stats.law import beta_quantile, t_multiplier, tail

CLUSTERED = "by clusters"


def share(held: Floats, of: Floats, level: float = 0.95) -> Estimate:
    """Estimate the share that was held, of so many in each cluster, (G,) both.

    Clopper and Pearson's interval with as many observations as carry what the clusters tell (Korn
    and Graubard 1998, Survey Methodology 24, 193-201). No interval of fewer than two clusters.
    """
    clusters = len(of)
    value = float(held.sum() / of.sum()) if clusters else np.nan
    if clusters < 2:
        return Estimate(value, None, None, clusters, clusters, TOO_FEW_RUNS, 2)
    seen = _effective(value, _error(held, of), clusters, float(of.sum()))
    margin, inside = tail(level), seen * value
    low = beta_quantile(margin, inside, seen - inside + 1) if inside > 0 else 0.0
    high = beta_quantile(1 - margin, inside + 1, seen - inside) if inside < seen else 1.0
    return Estimate(value, min(low, value), max(high, value), clusters, clusters, CLUSTERED)


def _effective(value: float, error: float, clusters: int, every: float) -> float:
    """Return of how many independent observations a share would have the same error."""
    if error == 0:
        return float(clusters)
    # Few clusters tell their own error badly: as Student's interval is wider than the normal's.
    wider = (t_multiplier(0.95, clusters) / t_multiplier(0.95, 10**6)) ** 2
    return min(max(value * (1 - value) / error**2 / wider, float(clusters)), every)


def ratio(top: Floats, bottom: Floats, level: float = 0.95) -> Estimate:
    """Estimate sum over sum of clusters, (G,) both, with Student's interval over clusters."""
    clusters = len(top)
    value = float(top.sum() / bottom.sum()) if clusters else np.nan
    if clusters < 2:
        return Estimate(value, None, None, clusters, clusters, TOO_FEW_RUNS, 2)
    reach = t_multiplier(level, clusters) * _error(top, bottom)
    return Estimate(value, value - reach, value + reach, clusters, clusters, CLUSTERED)


def _error(top: Floats, bottom: Floats) -> float:
    """Return the standard error of sum over sum, by what each cluster deviates from it."""
    clusters, value = len(top), top.sum() / bottom.sum()
    deviations = top - value * bottom
    return sqrt(clusters / (clusters - 1) * float((deviations**2).sum())) / float(bottom.sum())


def by_cluster(values: Floats, cluster: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    """Return the sum of each cluster's values, (G,), of clusters that are numbered from 0."""
    return np.bincount(cluster, values).astype(np.float64)
