"""Stages: runs that go on until they are enough, each stage whole blocks of worlds.

The runs are the first ones of any larger study of the same seed, whatever the stages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import pandas as pd

from ..chance.luck import block_of
from ..network.network import Network
from ..stats import Pair
from ..words import verdict as say
from ..words.number import number
from .block_result import Arrays, concatenated
from .frames import runs_frame
from .kept import Firsts
from .memory import refuse_if_too_large
from .runner import Progress, Runner


class Stages(Protocol):
    """After how many runs to look whether they are enough."""

    @property
    def first(self) -> int:
        """Return after how many runs to look for the first time."""

    @property
    def most(self) -> int:
        """Return how many runs there are at most."""

    def next(self, lead: Pair | None, done: int) -> int:
        """Return after how many runs to look again, or `done` where they are enough."""

    def reason(self, lead: Pair | None, done: int) -> str:
        """Say why the runs ended after so many."""

    def plan(self) -> Sequence[str]:
        """Say what is going to be done, where that is not known beforehand."""


@dataclass(frozen=True, slots=True)
class AllAtOnce:
    """As many runs as were asked for."""

    most: int

    @property
    def first(self) -> int:
        """All of them."""
        return self.most

    def next(self, lead: Pair | None, done: int) -> int:
        """Stop."""
        return done

    def reason(self, lead: Pair | None, done: int) -> str:
        """Say that all is done."""
        return say.ALL_DONE(runs=number(done))

    def plan(self) -> Sequence[str]:
        """Say nothing: the number is known."""
        return ()


def replay_in_stages(
    network: Network,
    policies: Sequence[str],
    runner: Runner,
    stages: Stages,
    lead: Callable[[pd.DataFrame], Pair | None],
    keep: Firsts,
) -> dict[str, Arrays]:
    """Return each policy's arrays over as many runs as are enough; `lead` is that of some runs.

    Errors: StudyTooLargeError, before the stage that would not fit into memory.
    """
    onward = Onward(runner.progress)
    onwards, parts, frames = replace(runner, progress=onward), [], []
    done, target = 0, stages.first
    while done < target:
        asked = network.changed(runs=target)
        refuse_if_too_large(asked, len(policies), runner.workers.here, keep)
        begun = done // block_of(network)
        parts.append(onwards.replay_with_twins(network, policies, target - done, begun, keep))
        done = target
        if done < stages.most:
            frames.append(runs_frame(parts[-1]))
            target = stages.next(lead(pd.concat(frames, ignore_index=True)), done)
        onward.next()
    # What is put together is let go at once, so that memory holds the rest of it but once.
    return {name: concatenated([part.pop(name) for part in parts]) for name in policies}


class Onward:
    """Progress that goes on from stage to stage."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._before, self._total = progress, 0, 0

    def __call__(self, done: int, total: int) -> None:
        """Show what is done of this stage, after those before it."""
        self._total = total
        self._progress(self._before + done, self._before + total)

    def next(self) -> None:
        """Begin another stage."""
        self._before += self._total
