"""The week, by all SKUs together: a market has one."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Floats
from ..estimate import Estimate
from .demand import FittedDemand
from .priors import NINE_OF_TEN


def weekday(fits: Sequence[FittedDemand]) -> tuple[Estimate, ...]:
    """Return the seven multiples, Monday first, which sum to 7; what is told best counts most."""
    logs, variances = zip(*map(_week, fits), strict=True)
    weights = 1.0 / np.stack(variances)
    mean = (np.stack(logs) * weights).sum(axis=0) / weights.sum(axis=0)
    multiple = 7.0 * np.exp(mean) / np.exp(mean).sum()
    reach = np.exp(NINE_OF_TEN / np.sqrt(weights.sum(axis=0)))
    days = sum(len(fit.daily.units) for fit in fits)
    found = zip(multiple, multiple / reach, multiple * reach, strict=True)
    return tuple(Estimate(float(v), float(low), float(high), days) for v, low, high in found)


def _week(fit: FittedDemand) -> tuple[Floats, Floats]:
    """Return the logarithms of a SKU's seven multiples, and their variances, (7,) each."""
    place = fit.at["weekday"]
    raw, covariance = fit.mean[place], fit.covariance[place, place]
    share = np.exp(raw) / np.exp(raw).sum()
    turn = np.eye(7) - share  # the multiples' mean is 1, whatever the level
    logs = raw - np.log(np.exp(raw).mean())
    return logs, np.einsum("ij,jk,ik->i", turn, covariance, turn)
