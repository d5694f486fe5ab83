"""Frozen orders: what a policy ordered in each world, given again in it, as it was or corrected."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..arrays import Floats
from ..policy.decision import Policy
from ..policy.frozen import Frozen, Ordered
from ..world.core.journal import OrderBook
from .block_result import Arrays
from .corrections import Correction
from .lockstep import WIDE
from .replay import replay
from .task import Task

Corrections = Mapping[str, Sequence[Correction]]
"""By policy."""
PROFITS = "profits"


def corrected_profits(work: Sequence[Task], corrections: Corrections) -> list[Arrays]:
    """Replay tasks, and their orders again with each correction of their policy.

    Each result has profits in the scenario's currency, (1 + corrections, W); the first are those of
    the policy itself.
    """
    return [{PROFITS: _profits(task, corrections[task.policy])} for task in work]


def _profits(task: Task, corrections: Sequence[Correction]) -> Floats:
    """Return what a task earns by itself, and by its orders with each correction."""
    book, at_once = OrderBook(), max(WIDE // task.numbers, 1)
    own = replay([task], journal=book).totals["profit"]
    parts = [corrections[n : n + at_once] for n in range(0, len(corrections), at_once)]
    again = (_again(task, book.orders, part) for part in parts)
    return np.concatenate([own[None], *again])


def _again(task: Task, orders: Sequence[Ordered], corrections: Sequence[Correction]) -> Floats:
    """Return what some orders earn in their worlds with each of some corrections, side by side."""
    worlds = task.block.worlds
    columns = [
        some._replace(world=some.world + place * worlds)
        for place, correction in enumerate(corrections)
        for some in correction.of(orders)
    ]

    def frozen(policy: Policy) -> Policy:
        return Frozen(policy, columns)

    record = replay([task] * len(corrections), watched=frozen)
    return record.totals["profit"].reshape(len(corrections), worlds)
