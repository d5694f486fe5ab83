"""The continuous ranked probability score: how far a forecast's law lies from what came."""

import numpy as np

from ...arrays import Floats, Units


def crps(members: Floats | Units, came: Floats | Units) -> Floats:
    """Return the score of each forecast, in the unit of what is forecast, less is better, (...).

    The law is that of the members, (..., M), NaN where there are fewer: mean |X - y| less half the
    mean |X - X'| (Gneiting & Raftery 2007, Journal of the American Statistical Association 102,
    359-378). A forecast of a few past days so pays for what they leave open. NaN with fewer than 2.
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
        score = misses.sum(axis=-1) / many - pairs / many**2
    return np.asarray(np.where(many > 1, score, np.nan))
