"""Workers: tasks over processes, results as they come, a killed worker's task done again."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import TypeVar

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


def _leave_ctrl_c() -> None:
    """Let the program that asked for the work answer to Ctrl-C; it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _once(work: Callable[[T], R], items: Sequence[T], workers: int) -> Iterator[tuple[T, R]]:
    """Run the items in one pool, twice as many waiting as there are workers."""
    pool: Executor = get_reusable_executor(max_workers=workers, initializer=_leave_ctrl_c)
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
