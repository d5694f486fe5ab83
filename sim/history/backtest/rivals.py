"""Naive rivals of a forecast, by what the days before an origin sold."""

import numpy as np

from ...arrays import Floats

WEEKS, RECENT = 8, 28


def same_weekday(past: Floats, days: int) -> Floats:
    """Return what each coming day's weekday sold in the last 8 weeks, (days, P, 8).

    `past` are the days until the origin, (T, P), NaN where nothing is known: no day, no stock.
    """
    ahead = np.arange(days)[:, None]
    back = 7 * (np.arange(WEEKS)[None, :] + ahead // 7 + 1) - ahead  # days before the origin
    return _taken(past, back)


def recent(past: Floats, days: int) -> Floats:
    """Return what the last 28 days sold, the same for each coming day, (days, P, 28)."""
    return _taken(past, np.tile(np.arange(1, RECENT + 1), (days, 1)))


def _taken(past: Floats, back: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Floats:
    """Return the days that lie so many days before the origin, (D, P, M) for back (D, M)."""
    most = int(back.max())
    padded = np.concatenate([np.full((most, past.shape[1]), np.nan), past])
    return np.asarray(np.moveaxis(padded[len(padded) - back], 2, 1))
