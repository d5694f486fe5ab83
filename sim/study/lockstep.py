"""Locksteps: which tasks are replayed side by side, as the columns of one and the same run.

What a wake of a process costs is shared by all columns, so a lockstep is as wide as the cache
likes: many blocks of worlds, or many policies in the same worlds, or many settings of one policy.
Every column is the run that it would be alone.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise

from .task import Task

WIDE = 12_000
"""Numbers of an array, listings by columns, from which on a wider lockstep is no faster, and memory
grows; measured, see tests/bench."""
_NARROW = 6_000
"""Numbers that are worth a worker of their own."""

Groups = Callable[[Sequence[Task], int], list[tuple[Task, ...]]]
"""What cuts tasks into groups for so many workers."""


def side_by_side(work: Sequence[Task], workers: int = 1) -> list[tuple[Task, ...]]:
    """Join tasks of the same shop; each worker gets about as much, where there is enough."""
    alike = defaultdict[Hashable, list[Task]](list)
    for task in work:
        alike[task.block.shop, task.stocked, task.kept].append(task)
    return [group for tasks in alike.values() for group in _cut(tasks, workers)]


def one_by_one(work: Sequence[Task], workers: int = 1) -> list[tuple[Task, ...]]:
    """Join no tasks: each of them fills locksteps of its own."""
    del workers
    return [(task,) for task in work]


def is_little(work: Sequence[Task], replays: int = 1) -> bool:
    """Say whether it is done sooner than workers are called, each task so many times."""
    return replays * sum(task.numbers for task in work) < 2 * _NARROW


def _cut(tasks: list[Task], workers: int) -> list[tuple[Task, ...]]:
    """Cut tasks into groups of about the same size; one policy's blocks stand together."""
    groups = _groups(tasks, workers)
    wide = -(-len(tasks) // groups)
    place = {whose: place for place, whose in enumerate(dict.fromkeys(t.whose for t in tasks))}

    def turn(task: Task) -> tuple[int, ...]:
        block = task.block
        return block.number // wide, place[task.whose], block.number, block.first

    in_turn = sorted(tasks, key=turn)
    ends = [len(tasks) * group // groups for group in range(groups + 1)]
    return [tuple(in_turn[first:last]) for first, last in pairwise(ends)]


def _groups(tasks: list[Task], workers: int) -> int:
    """Return in how many groups they fit the cache, so that as many workers are done together."""
    total = sum(task.numbers for task in tasks)
    least, worth = -(-total // WIDE), max(total // _NARROW, 1)
    together = -(-least // workers) * workers
    return min(max(least, min(together, worth)), len(tasks))
