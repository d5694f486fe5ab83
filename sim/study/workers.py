"""Workers: tasks over processes, results as they come, a killed worker's task done again."""

import os
import signal
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from typing import Protocol, TypeVar

import psutil
from loky import get_reusable_executor

from .lockstep import NARROW, Group, side_by_side
from .task import Task

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 3
_PATIENCE = 1.0
"""Seconds to wait for a result before it is asked again how many tasks there is room for."""


class Workers(Protocol):
    """What does the tasks of a study, here or elsewhere."""

    @property
    def here(self) -> int:
        """Of how many processes the memory is this machine's, beside the program itself."""

    @property
    def at_once(self) -> int:
        """How many tasks are done at the same time, as far as is known."""

    def suited(self, numbers: int) -> "Workers":
        """Return what is soonest done with work of so many numbers; see sim.study.lockstep."""

    def at_home(self) -> "Workers":
        """Return what does work that looks into replays while they run, by numpy."""

    def locksteps(self, work: Sequence[Task]) -> list[Group]:
        """Return which tasks are replayed side by side."""

    def spread(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Yield each item with its result, in the order in which they finish."""


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes of this machine; with one of them all happens in the program itself."""

    here: int

    @property
    def at_once(self) -> int:
        """As many as there are processes."""
        return self.here

    def suited(self, numbers: int) -> Workers:
        """Return the program itself for work that is done sooner than processes are started."""
        return ALONE if numbers < 2 * NARROW else self

    def at_home(self) -> Workers:
        """Return the processes."""
        return self

    def locksteps(self, work: Sequence[Task]) -> list[Group]:
        """Return groups of about as much work for each process."""
        return side_by_side(work, self.at_once)

    def spread(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Yield each item with its result; Ctrl-C stops the workers at once."""
        if self.here == 1 or len(items) == 1:
            yield from ((item, work(item)) for item in items)
            return
        left = list(items)
        for attempt in range(_TRIES):
            try:
                for item, result in _once(work, left, self.here):
                    left = [other for other in left if other is not item]
                    yield item, result
                return
            except BrokenExecutor:
                if attempt == _TRIES - 1:
                    raise


ALONE = Processes(1)
"""The program itself."""


def as_they_finish(
    submit: Callable[[T], Future[R]], items: Sequence[T], room: Callable[[], int]
) -> Iterator[tuple[T, R]]:
    """Yield each item with its result; as many are under way as there is room for, at least 1."""
    waiting, live = deque(items), dict[Future[R], T]()
    while waiting or live:
        most = room()
        while waiting and len(live) < most:
            item = waiting.popleft()
            live[submit(item)] = item
        done, _ = wait(live, _PATIENCE, FIRST_COMPLETED)
        for future in done:
            yield live.pop(future), future.result()


def _serve(asking: int) -> None:
    """Begin a worker of the program with some process number: it lives no longer than that.

    The program answers to Ctrl-C, and ends its workers; one that is killed can do so no more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(asking,), daemon=True).start()


def _end_with(asking: int) -> None:
    """End this process once another has ended."""
    try:
        program = psutil.Process(asking)
        while program.is_running() and program.status() != psutil.STATUS_ZOMBIE:
            time.sleep(1.0)
    except psutil.NoSuchProcess:
        pass
    os._exit(1)


def _once(work: Callable[[T], R], items: Sequence[T], workers: int) -> Iterator[tuple[T, R]]:
    """Run the items in one pool, twice as many waiting as there are workers."""
    # A worker that keeps the luck of its blocks has grown; loky takes that for a leak and says so.
    warnings.filterwarnings("ignore", message="A worker was restarted", category=UserWarning)
    pool: Executor = get_reusable_executor(
        max_workers=workers, initializer=_serve, initargs=(os.getpid(),)
    )
    try:
        yield from as_they_finish(lambda item: pool.submit(work, item), items, lambda: 2 * workers)
    except BaseException:
        pool.shutdown(wait=False, kill_workers=True)  # type: ignore[call-arg] # loky's own argument
        raise
