"""Runner: policies over blocks and workers; a block that is done is not run again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..network.network import Network
from .always_stocked import twins
from .block_result import Arrays, block_results, concatenated
from .kept import DAYS, TOTALS, Keep
from .lockstep import Cut, numbers
from .parts import Parts
from .task import Task, tasks
from .true_demand import with_true_demand
from .workers import Workers

Job = Callable[[Sequence[Task]], list[Arrays]]
"""What is done with some tasks side by side, and what is kept of each."""
Progress = Callable[[int, int], None]
"""Called with runs done and runs in all."""


def silent(done: int, total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Replays policies by workers, and keeps each block as soon as it is done."""

    workers: Workers
    parts: Parts
    progress: Progress

    def replay(
        self, network: Network, policies: Sequence[str], first_block: int = 0
    ) -> dict[str, Arrays]:
        """Return each policy's arrays over the scenario's runs; see sim.study.block_result."""
        work = tasks(network, policies, network.scenario.runs, DAYS, first_block)
        done = self._results(work)
        return {n: _taken(done, [t for t in work if t.policy == n]) for n in policies}

    def replay_each(
        self,
        networks: Sequence[Network],
        policies: Sequence[str],
        first_block: int = 0,
        keep: Keep = TOTALS,
    ) -> list[dict[str, Arrays]]:
        """Return the totals of each policy in each of some networks, or what else is kept."""
        works = [
            tasks(network, policies, network.scenario.runs, keep, first_block)
            for network in networks
        ]
        # Networks that say the same have the same tasks, which are done once and taken for each.
        done = self._results(list(dict.fromkeys(task for work in works for task in work)))
        return [
            {n: concatenated([done[t] for t in work if t.policy == n]) for n in policies}
            for work in works
        ]

    def replay_with_twins(
        self,
        network: Network,
        policies: Sequence[str],
        runs: int,
        first_block: int = 0,
        keep: Keep = DAYS,
    ) -> dict[str, Arrays]:
        """Return what is kept of each policy over so many runs.

        With all totals comes what buyers would have wanted; see sim.study.always_stocked.
        """
        twin_of = twins(network, policies)
        stocked = dict.fromkeys(twin_of.values())
        work = tasks(network, policies, runs, keep, first_block, stocked)
        done = self._results(work)

        def of(policy: str, *, stocked: bool) -> Arrays:
            mine = [task for task in work if (task.policy, task.stocked) == (policy, stocked)]
            return _taken(done, mine)

        true = {name: of(name, stocked=True) for name in stocked}
        return {
            name: with_true_demand(of(name, stocked=False), true[twin_of[name]])
            for name in policies
        }

    def done(self, work: Sequence[Task], job: Job, replays: int, cut: Cut) -> dict[str, Arrays]:
        """Return what a job keeps of tasks by policy, over all their worlds.

        It replays each task so many times.
        """
        workers = self.workers.at_home().suited(replays * numbers(work))
        done = self._kept(work, job, workers, cut)
        names = dict.fromkeys(task.policy for task in work)
        return {n: _taken(done, [t for t in work if t.policy == n]) for n in names}

    def _results(self, work: Sequence[Task]) -> dict[Task, Arrays]:
        """Return the results of each task's block."""
        workers = self.workers.suited(numbers(work))
        return self._kept(work, block_results, workers, workers.locksteps)

    def _kept(
        self, work: Sequence[Task], job: Job, workers: Workers, cut: Cut
    ) -> dict[Task, Arrays]:
        """Return what is kept of each task; run those that are not on disk."""
        on_disk = ((task, self.parts.load(task)) for task in work)
        done = {task: arrays for task, arrays in on_disk if arrays is not None}
        total, finished = (sum(task.block.worlds for task in some) for some in (work, done))
        self.progress(finished, total)
        left = [task for task in work if task not in done]
        for beside, results in workers.spread(job, cut(left)):
            for task, arrays in zip(beside, results, strict=True):
                self.parts.save(task, arrays)
                done[task] = arrays
                finished += task.block.worlds
            self.progress(finished, total)
        return done


def _taken(done: dict[Task, Arrays], work: Sequence[Task]) -> Arrays:
    """Take the results of some tasks out of all, and put them together; memory holds them once."""
    return concatenated([done.pop(task) for task in work])
