"""Locksteps: which tasks are replayed side by side, as the columns of one and the same run.

What a wake of a process costs is shared by all columns, so a lockstep is as wide as the cache
likes: many blocks of worlds, or many policies in the same worlds, or many settings of one policy.
Every column is the run that it would be alone.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby, pairwise

from .task import Task

WIDE = 12_000
"""Numbers of an array, listings by columns, from which on a wider lockstep is no faster, and memory
grows; measured, see tests/bench."""
NARROW = 6_000
"""Numbers that are worth a worker of their own."""

Group = tuple[Task, ...]
"""Tasks that are replayed side by side."""
Cut = Callable[[Sequence[Task]], list[Group]]
"""What cuts tasks into groups."""


def side_by_side(work: Sequence[Task], workers: int = 1) -> list[Group]:
    """Join tasks of the same shop; each worker gets about as much, where there is enough."""
    return [group for tasks in alike(work) for group in _cut(tasks, workers)]


def one_by_one(work: Sequence[Task]) -> list[Group]:
    """Join no tasks: each of them fills locksteps of its own."""
    return [(task,) for task in work]


def in_pieces(tasks: Sequence[Task], most: int) -> list[Group]:
    """Join tasks that are alike until an array has so many numbers at most.

    Policies stand side by side where all their blocks fit, else they follow one another in the
    same blocks, so that luck is drawn and moved once for all of them.
    """
    fit = max(most // max(task.numbers for task in tasks), 1)
    blocks = dict.fromkeys((task.block.number, task.block.first) for task in tasks)
    wide = _even(len(blocks), fit)
    piece = {block: place // wide for place, block in enumerate(blocks)}
    names = dict.fromkeys(task.whose for task in tasks)
    beside = _even(len(names), max(fit // wide, 1))
    turn = {whose: place for place, whose in enumerate(names)}

    def group(task: Task) -> tuple[int, int]:
        return piece[task.block.number, task.block.first], turn[task.whose] // beside

    def place(task: Task) -> tuple[int, ...]:
        return *group(task), turn[task.whose], task.block.number, task.block.first

    return [tuple(some) for _, some in groupby(sorted(tasks, key=place), group)]


def _even(many: int, most: int) -> int:
    """Return the size of pieces that are about alike, none of more than the most."""
    return -(-many // -(-many // most))


def alike(work: Sequence[Task]) -> Iterable[list[Task]]:
    """Return tasks that may be replayed side by side."""
    result = defaultdict[Hashable, list[Task]](list)
    for task in work:
        result[task.block.shop, task.stocked, task.kept].append(task)
    return result.values()


def numbers(work: Iterable[Task]) -> int:
    """Return the numbers of an array over the listings and worlds of some tasks."""
    return sum(task.numbers for task in work)


def _cut(tasks: list[Task], workers: int) -> list[Group]:
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
    least, worth = -(-total // WIDE), max(total // NARROW, 1)
    together = -(-least // workers) * workers
    return min(max(least, min(together, worth)), len(tasks))
