"""Runner: policies over blocks and workers; a block that is done is not run again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ..network.network import Network
from .block_result import PATHS, joined, measure
from .parts import Parts
from .replay import Task, tasks
from .workers import spread

Arrays = Mapping[str, NDArray[np.generic]]
Progress = Callable[[int, int], None]
"""Called with runs done and runs in all."""


def silent(done: int, total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Replays policies over some processes, and keeps each block as soon as it is done."""

    workers: int
    parts: Parts
    progress: Progress

    def replay(
        self, network: Network, policies: Sequence[str], first_block: int = 0
    ) -> dict[str, Arrays]:
        """Return each policy's arrays over the scenario's runs; see sim.study.block_result."""
        work = tasks(network, tuple(policies), network.scenario.runs, PATHS, first_block)
        done = self._blocks(network, work)
        return {n: joined([done[n, t.block] for t in work if t.policy == n]) for n in policies}

    def _blocks(self, network: Network, work: Sequence[Task]) -> dict[tuple[str, int], Arrays]:
        """Return what is kept of each policy and block; run those that are not on disk."""
        name = _namer(network)
        on_disk = ((task, self.parts.load(name(task))) for task in work)
        done = {(task.policy, task.block): part for task, part in on_disk if part is not None}
        left = [task for task in work if (task.policy, task.block) not in done]
        total = sum(task.worlds for task in work)
        finished = total - sum(task.worlds for task in left)
        self.progress(finished, total)
        for task, arrays in spread(measure, left, self.workers):
            self.parts.save(name(task), arrays)
            done[task.policy, task.block] = arrays
            finished += task.worlds
            self.progress(finished, total)
        return done


def _namer(network: Network) -> Callable[[Task], str]:
    """Return what names a task's file: the scenario, the block, and the policy by its number."""
    model = blake2b(network.scenario.model_dump_json().encode(), digest_size=6).hexdigest()
    number = {policy.name: i for i, policy in enumerate(network.scenario.policies)}
    return lambda task: f"{model}-{task.block:07d}-{number[task.policy]:03d}"
