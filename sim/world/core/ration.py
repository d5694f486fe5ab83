"""Proportional rationing in whole units, by largest remainder."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Cents, Floats, Numbers, Units


def turns(names: Sequence[str]) -> Numbers:
    """Return the place of each name among all names, (P, 1): whose turn it is where rests tie."""
    places = {name: place for place, name in enumerate(sorted(names))}
    return np.array([[places[name]] for name in names])


def ration(wanted: Units, available: Units, turn: Numbers | None = None) -> Units:
    """Cut wishes to what there is, in proportion, so that all of it is given out.

    Shapes: wanted (P, W), available (W,), turn (P, 1). Wishes that fit are kept.
    Source: largest remainder (Hamilton); ties go to the earlier turn, without turns to the earlier
    row.
    """
    total = wanted.sum(axis=0)
    given = np.minimum(np.maximum(available, 0), total)
    exact = wanted * given
    share, rest = np.divmod(exact, np.maximum(total, 1))
    left = given - share.sum(axis=0)
    if turn is None:
        turn = np.arange(len(wanted))[:, None]
    rank = np.argsort(np.argsort(turn - rest * (turn.max() + 1), axis=0), axis=0)
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
