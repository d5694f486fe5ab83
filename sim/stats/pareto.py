"""Pareto: what of several settings is beaten by none."""

import numpy as np

from ..arrays import Flags, Floats


def unbeaten(goals: Floats) -> Flags:
    """Say which settings, (N, G), no other beats: as much of all goals and more of one, (N,)."""
    as_much = (goals[:, None] >= goals[None]).all(axis=2)
    more = (goals[:, None] > goals[None]).any(axis=2)
    return np.asarray(~(as_much & more).any(axis=0))


def spread_out(goals: Floats, most: int) -> list[int]:
    """Return at most so many settings of (N, G) by falling first goal, its ends among them."""
    ranked = np.argsort(-goals[:, 0], kind="stable")
    places = np.linspace(0, len(ranked) - 1, min(most, len(ranked))).round().astype(int)
    return [int(ranked[place]) for place in dict.fromkeys(places.tolist())]
