"""Proportional rationing in whole units, by largest remainder."""

import numpy as np

from ...arrays import Cents, Floats, Units


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


def shared_out(amount: Cents, weight: Floats) -> Cents:
    """Share amounts, (W,), out by weights of 0 or more, (L, W), to the last cent.

    Source: largest remainder (Hamilton); ties go to the earlier line.
    """
    if len(weight) == 1:
        return amount[None]
    exact = amount * weight / np.maximum(weight.sum(axis=0), 1)
    share = np.floor(exact)
    left = np.where(weight.any(axis=0), amount, 0) - share.sum(axis=0)
    rank = np.argsort(np.argsort(share - exact, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(share + (rank < left), np.int64)
