"""Proportional rationing in whole units, by largest remainder."""

from collections.abc import Sequence
from itertools import combinations

from ...arrays import Cents, Floats, Numbers, Units, np

_FEW = 8
"""Rows that are compared pair by pair sooner than they are sorted, by measurement."""


def turns(names: Sequence[str]) -> Numbers:
    """Return the place of each name among all names, (P, 1): whose turn it is where rests tie."""
    places = {name: place for place, name in enumerate(sorted(names))}
    return np.array([[places[name]] for name in names])


def ranks(values: Numbers | Floats) -> Numbers:
    """Return how many rows stand before each in its column, the least first, (P, W).

    Of equals the earlier row stands first. A few rows are compared one by one, many are sorted.
    """
    rank: Numbers = np.zeros(values.shape, np.int64)
    if len(values) > _FEW:
        order = np.argsort(values, axis=0, kind="stable")
        np.put_along_axis(rank, order, np.arange(len(values))[:, None], axis=0)
        return rank
    for row, later in combinations(range(len(values)), 2):
        after = values[later] < values[row]
        rank[row] += after
        rank[later] += ~after
    return rank


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
    return np.asarray(share + (ranks(turn - rest * (turn.max() + 1)) < left))


def shared_out(amount: Cents, weight: Floats) -> Cents:
    """Share amounts, (W,), out by weights of 0 or more, (L, W), to the last cent.

    Source: largest remainder (Hamilton); ties go to the earlier line.
    """
    if len(weight) == 1:
        return amount[None]
    exact = amount * weight / np.maximum(weight.sum(axis=0), 1)
    share = np.floor(exact)
    left = np.where(weight.any(axis=0), amount, 0) - share.sum(axis=0)
    return np.asarray(share + (ranks(share - exact) < left), np.int64)
