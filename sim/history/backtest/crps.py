"""The continuous ranked probability score: how far a forecast's law lies from what came."""

import numpy as np

from ...arrays import Floats, Units


def crps(members: Floats | Units, came: Floats | Units) -> Floats:
    """Return the score of each forecast, in the unit of what is forecast, less is better, (...).

    Members are draws of the law, (..., M), NaN where there are fewer. This is the fair form, whose
    mean does not depend on M (Ferro 2014, Fair scores for ensemble forecasts, QJRMS 140, 1917):
    mean |X - y| less half the mean |X - X'| of two different members. NaN with fewer than 2.
    """
    ordered = np.sort(members.astype(np.float64), axis=-1)  # NaN last
    known = ~np.isnan(ordered)
    many = known.sum(axis=-1)
    ordered = np.where(known, ordered, 0.0)
    misses = np.abs(ordered - came[..., None]) * known
    place = np.arange(members.shape[-1])
    # Twice the sum over pairs of their difference, by the places in order.
    pairs = (ordered * (2 * place + 1 - many[..., None]) * known).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        score = misses.sum(axis=-1) / many - pairs / (many * (many - 1))
    return np.asarray(np.where(many > 1, score, np.nan))
