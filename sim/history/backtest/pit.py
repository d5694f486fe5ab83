"""The probability integral transform of counts: where among the worlds reality lies.

A count that is as usual as the worlds' is equally likely to lie at every rank; among equal counts
chance decides. No chance is drawn: each figure is its mean over that chance (Czado, Gneiting and
Held 2009, Predictive model assessment for count data, Biometrics 65, 1254-1261).
"""

from itertools import pairwise

import numpy as np

from ...arrays import Floats, Units

LOW, HIGH = 0.1, 0.9
"""The ends of the fan."""
BINS = 10


def ranks(columns: Units) -> tuple[Floats, Floats]:
    """Return between which shares of all columns each lies, (..., C) both.

    The rank of any column is uniform where all come from one law, whatever the law.
    """
    order = np.argsort(columns, axis=-1, kind="stable")
    ordered = np.take_along_axis(columns, order, axis=-1)
    every, place = columns.shape[-1], np.arange(columns.shape[-1])
    rises = np.diff(ordered, axis=-1, prepend=ordered[..., :1] - 1) > 0
    first = np.maximum.accumulate(np.where(rises, place, 0), axis=-1)
    ends = np.concatenate([rises[..., 1:], np.ones_like(rises[..., :1])], axis=-1)
    last = np.where(ends, place + 1, every)[..., ::-1]
    last = np.minimum.accumulate(last, axis=-1)[..., ::-1]
    below, upto = np.empty(columns.shape), np.empty(columns.shape)
    np.put_along_axis(below, order, first / every, axis=-1)
    np.put_along_axis(upto, order, last / every, axis=-1)
    return below, upto


def rank_of_first(columns: Units) -> tuple[Floats, Floats]:
    """Return the same of the first column alone, (...) both."""
    first = columns[..., :1]
    below, upto = (columns < first).mean(axis=-1), (columns <= first).mean(axis=-1)
    return below, upto


def within(below: Floats, upto: Floats, low: float = LOW, high: float = HIGH) -> Floats:
    """Return how likely each lies between two quantiles, in the shape of the ranks."""
    inside = np.minimum(upto, high) - np.maximum(below, low)
    return np.asarray(np.maximum(inside, 0.0) / (upto - below))


def histogram(below: Floats, upto: Floats, bins: int = BINS) -> Floats:
    """Return how much of each column falls into each bin, (bins, C) of ranks (N, C); sums to N."""
    edges = np.linspace(0.0, 1.0, bins + 1)
    each = [within(below, upto, low, high).sum(axis=0) for low, high in pairwise(edges.tolist())]
    return np.stack(each)
