"""On a device: blocks replayed as wide as its memory takes; processes do what is little or odd."""

import gc
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np
import psutil

from ..device.device import Elsewhere
from ..device.gpu import DeviceError
from ..device.memory import FullError
from ..device.moved import nbytes
from ..words import device as say
from ..words.number import number
from ..world.run.block import Record
from ..world.run.books import STOCK_PATHS
from .ahead import Ahead
from .lockstep import Group, alike, in_pieces
from .place import Place, at, wholes
from .replay import drawn, forget_luck, replay
from .task import Block, Task
from .workers import Processes, Workers

T = TypeVar("T")
R = TypeVar("R")

WORTH = 300_000
"""Numbers from which on a device is sooner done than processes: a lockstep takes it seconds."""
_SHARE = 0.8
"""Of its free memory that a lockstep may take, by what was tried; of the machine's that luck may,
half of it drawn ahead."""
_TRIED = 2
"""Blocks that are tried: they are joined, as all are."""


class OnDevice:
    """A device of this machine, which replays blocks; its processes do all else.

    Errors: DeviceError where not even one block has room.
    """

    here, at_once = 1, 1

    def __init__(
        self, device: Elsewhere, processes: Processes, tell: Callable[[str], None]
    ) -> None:
        self._device, self._processes, self._tell = device, processes, tell
        self._ahead = Ahead(processes.here)
        self._place = Place(device, self._ahead.take)
        self._taken: dict[tuple[int, int], Taken] = {}

    def suited(self, numbers: int) -> Workers:
        """Return the processes for work that they have done sooner."""
        return self if numbers >= WORTH else self._processes.suited(numbers)

    def at_home(self) -> Workers:
        """Return the processes."""
        return self._processes

    def locksteps(self, work: Sequence[Task]) -> list[Group]:
        """Return groups as wide as the device's memory takes."""
        return [group for some in alike(work) for group in in_pieces(some, self._most(some))]

    def spread(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Yield each item with its result, in turn; luck is drawn meanwhile for what follows."""
        pieces = [(blocks, list(some)) for blocks, some in groupby(items, _blocks)]
        for (blocks, some), (following, _) in pairwise([*pieces, ((), [])]):
            forget_luck()
            for item in some:
                with at(self._place):
                    self._ahead.keep([*blocks, *following])
                    result = self._replayed(work, item)
                yield item, result

    def close(self) -> None:
        """Draw no more, and let go of what lies on the device."""
        self._ahead.close()
        forget_luck()

    def _replayed(self, work: Callable[[Any], Any], group: Any) -> Any:  # noqa: ANN401 - see spread
        """Return the results of a group, of one half after the other where it has no room."""
        try:
            return work(group)
        except FullError:
            pass  # what the error holds is let go
        forget_luck()
        gc.collect()  # errors of SimPy go in circles
        self._device.memory.room()
        half = len(group) // 2
        if not half:
            worlds = number(group[0].block.worlds)
            raise DeviceError(say.TOO_LARGE(worlds=worlds, name=self._device.name))
        return [*self._replayed(work, group[:half]), *self._replayed(work, group[half:])]

    def _most(self, tasks: Sequence[Task]) -> int:
        """Return the numbers of an array of tasks that are alike, for which there is room."""
        network, memory = tasks[0].block.network, psutil.virtual_memory().available
        size = len(network.listings), network.days
        if size not in self._taken:
            self._taken[size] = self._tried(tasks)
        taken = self._taken[size]
        room = self._device.memory.room() / (taken.there + _of_paths(tasks[0]))
        return int(_SHARE * min(room, memory / 2 / taken.at_home)) * len(network.listings)

    def _tried(self, tasks: Sequence[Task]) -> "Taken":
        """Replay the first blocks under one policy, here as there; tell how many worlds differ.

        Policies of one's own are tried here, where arrays that are only to be read are locked.
        """
        some = [task for task in tasks if task.whose == tasks[0].whose][:_TRIED]
        columns, memory = sum(task.block.worlds for task in some), self._device.memory
        memory.room()
        with at(self._place):
            there = self._replayed(replay, some)
        taken = max(memory.taken() / columns - _of_paths(some[0]), 1.0)
        here, luck = replay(some), drawn(tuple(task.block for task in some))[0]
        for task in _own(tasks):
            replay([task])
        self._tell(_compared(self._device.name, here, there))
        return Taken(taken, nbytes(luck, np.ndarray) / columns)


class Taken(NamedTuple):
    """The bytes that a column takes."""

    there: float
    """On the device, daily paths apart."""
    at_home: float
    """Its luck, as it is drawn."""


def _blocks(group: Any) -> tuple[Block, ...]:  # noqa: ANN401 - a group of tasks, see spread
    """Return the whole blocks of a group."""
    return wholes([task.block for task in group])


def _own(tasks: Sequence[Task]) -> list[Task]:
    """Return a task of each policy of one's own."""
    each = {task.whose: task for task in reversed(tasks)}.values()
    return [task for task in each if task.block.network.policy(task.policy).own]


def _of_paths(task: Task) -> float:
    """Return the bytes of a column's daily paths."""
    network = task.block.network
    rows = [len(network.listings) if path in STOCK_PATHS else 1 for path in task.paths]
    return 8.0 * network.days * sum(rows)


def _compared(name: str, here: Record, there: Record) -> str:
    """Return a line about how many worlds differ on a device, in any of their totals."""
    differ = np.any([total != there.totals[key] for key, total in here.totals.items()], axis=0)
    worlds, others = number(len(differ)), int(differ.sum())
    if not others:
        return say.ALIKE(name=name, worlds=worlds)
    return say.UNLIKE(name=name, worlds=worlds, differ=number(others))
