"""By how much a fan must be widened so that it would have held what it promises."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Floats
from .pit import HIGH, LOW
from .suspicion import scores
from .window import MONTH, Window

PRIOR = 8
"""Months that are taken to have been held as the fan promises, beside those that were seen."""
MOST = 6.0
"""Beyond that a fan says nothing anyway."""
_STEPS = np.linspace(1.0, MOST, 501)


def widening(windows: Sequence[Window]) -> float:
    """Return the factor on the spread of each SKU's demand, 1.0 or more.

    The smallest with which the fan would have held its share of the monthly totals, those of the
    prior among them. A month's scatter has two parts, what its days scatter and what the demand's
    multiple does; only the second is widened.
    """
    totals = [window.totals(MONTH) for window in windows]
    far = np.concatenate([np.abs(scores(each)[:, 0]) for each in totals])
    shares = np.concatenate([_shares(w, t) for w, t in zip(windows, totals, strict=True)])
    reach = np.concatenate([_reach(scores(each)) for each in totals])
    wider = np.sqrt(1.0 + (_STEPS[:, None] ** 2 - 1.0) * shares)  # (steps, N)
    held = (far <= reach * wider).sum(axis=1) + PRIOR * _usual(wider.mean(axis=1))
    enough = held >= (HIGH - LOW) * (len(far) + PRIOR) - 1e-9
    return float(_STEPS[np.argmax(enough)]) if enough.any() else MOST


def _reach(scored: Floats) -> Floats:
    """Return how far from the middle each month's fan reaches, in its standard deviations, (N,)."""
    return np.asarray(np.quantile(np.abs(scored[:, 1:]), HIGH - LOW, axis=1))


def _usual(wider: Floats) -> Floats:
    """Return what share of months of the model a fan holds that is so much wider."""
    from scipy.special import ndtr, ndtri  # noqa: PLC0415 - slow, and few ask

    return np.asarray(2.0 * ndtr(ndtri(HIGH) * wider) - 1.0)


def _shares(window: Window, totals: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Floats:
    """Return the share of each total's variance that the demand's multiple makes, (N,)."""
    months = window.days // MONTH
    kept = window.counts[: months * MONTH].reshape(months, MONTH, -1).mean(axis=1) >= 0.5
    spread = np.broadcast_to(window.spread, kept.shape)[kept]
    variance = np.log1p(totals[:, 1:]).var(axis=1)
    return np.asarray(np.clip(spread**2 / np.maximum(variance, 1e-9), 0.05, 1.0))
