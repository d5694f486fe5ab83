"""Proportional rationing in whole units, by largest remainder."""

import numpy as np

from ...arrays import Units


def ration(wanted: Units, available: Units) -> Units:
    """Cut wishes to what there is, in proportion, so that all of it is given out.

    Shapes: wanted (P, W), available (W,). Wishes that fit are kept.
    Source: largest remainder (Hamilton); ties go to the earlier product.
    """
    total = wanted.sum(axis=0)
    given = np.minimum(np.maximum(available, 0), total)
    exact = wanted * given
    share, rest = np.divmod(exact, np.maximum(total, 1))
    left = given - share.sum(axis=0)
    rank = np.argsort(np.argsort(-rest, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(share + (rank < left))
