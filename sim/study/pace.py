"""Pace: about how long a study takes here, by its first block."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from ..chance.luck import block_of
from ..device.gpu import DeviceError
from ..words import device as say
from ..words.number import number
from .replay import drawn, plan_of, replay
from .study import Study
from .task import tasks


@contextmanager
def timed(study: Study[Any], processes: int | None) -> Iterator[None]:
    """Say of a device that cannot be used what the study takes without it.

    Errors: DeviceError.
    """
    try:
        yield
    except DeviceError as error:
        time = time_of(study, processes or os.cpu_count() or 1)
        line = say.WITHOUT(
            problem=str(error),
            runs=number(study.network.scenario.runs),
            policies=say.POLICIES(len(study.policies)),
            time=time,
        )
        raise DeviceError(line) from error


def time_of(study: Study[Any], processes: int) -> str:
    """Return about how long the runs of a study take so many processes, in words."""
    network, runs = study.network, study.network.scenario.runs
    (first, *_) = tasks(network, study.policies[:1], min(runs, block_of(network)))
    plan_of(network)
    drawing = _seconds(lambda: drawn((first.block,)))
    replaying = _seconds(lambda: replay([first]))
    blocks = runs / first.block.worlds
    return _in_words((drawing + len(study.policies) * replaying) * blocks / processes)


def _seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _in_words(seconds: float) -> str:
    """Return a time in the unit in which it has two digits or less."""
    units = (1, say.SECONDS), (60, say.MINUTES), (3600, say.HOURS)
    size, unit = next((pair for pair in units if seconds < 99 * pair[0]), units[-1])
    return unit(max(round(seconds / size), 1))
