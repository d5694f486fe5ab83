"""Workers: tasks over processes, results as they come, a killed worker's task done again."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import TypeVar

import psutil
from loky import get_reusable_executor

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 3


def spread(work: Callable[[T], R], items: Sequence[T], workers: int) -> Iterator[tuple[T, R]]:
    """Yield each item with its result, in the order in which they finish.

    With one worker all happens in this process. Ctrl-C stops the workers at once.
    """
    if workers == 1 or len(items) == 1:
        yield from ((item, work(item)) for item in items)
        return
    left = list(items)
    for attempt in range(_TRIES):
        try:
            for item, result in _once(work, left, workers):
                left = [other for other in left if other is not item]
                yield item, result
            return
        except BrokenExecutor:
            if attempt == _TRIES - 1:
                raise


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
    pool: Executor = get_reusable_executor(
        max_workers=workers, initializer=_serve, initargs=(os.getpid(),)
    )
    waiting, live = list(items), dict[Future[R], T]()
    try:
        while waiting or live:
            while waiting and len(live) < 2 * workers:
                item = waiting.pop(0)
                live[pool.submit(work, item)] = item
            done, _ = wait(live, return_when=FIRST_COMPLETED)
            for future in done:
                yield live.pop(future), future.result()
    except BaseException:
        pool.shutdown(wait=False, kill_workers=True)  # type: ignore[call-arg] # loky's own argument
        raise
