"""Compare policies in the same worlds: replay, estimate, pair, choose, measure the winner again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..arrays import Floats
from ..network.network import Network
from ..policy.book import open_policy
from ..scenario.problem import did_you_mean
from ..stats import Pair, choose, mean
from ..stats import compare as pair
from .block_result import PATHS, joined, measure
from .comparison import Comparison, Fresh, Summary
from .figures import estimate
from .fingerprint import fingerprint
from .frames import days_frame, runs_frame
from .memory import refuse_if_too_large
from .parts import Parts
from .replay import FRESH, Task, tasks
from .workers import spread

Arrays = Mapping[str, NDArray[np.generic]]
Progress = Callable[[int, int], None]
"""Called with runs done and runs in all."""


def silent(done: int, total: int) -> None:
    """Show no progress."""


def compare(
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int = 2,
    parts_in: Path | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Replay policies (all of the file by default) against the same worlds and compare them.

    The current rule always takes part. With `parts_in` finished blocks are kept in that folder
    until `sim.study.parts.forget`, and an interrupted study goes on from them.

    Errors: OwnPolicyError, StudyTooLargeError.
    """
    if runs is not None and runs < 2:
        raise ValueError(f"a comparison needs at least 2 runs, found {runs}")
    file = network.scenario
    network = network.changed(
        runs=file.runs if runs is None else runs, seed=file.seed if seed is None else seed
    )
    names = chosen(network, policies)
    examine(network, names, workers)
    parts = Parts(parts_in, fingerprint(network, names)) if parts_in else None
    results = _replayed(
        tasks(network, names, network.scenario.runs, PATHS), workers, parts, progress
    )
    runs_of_all = runs_frame(results)
    profit = {str(n): r["profit"].to_numpy() for n, r in runs_of_all.groupby("policy", sort=False)}
    fresh = measured_again(network, choose(profit).best, workers, parts, progress)
    return analyse(network, runs_of_all, days_frame(network, results), fresh)


def examine(network: Network, names: Sequence[str], workers: int) -> None:
    """Find what would stop a study, before any of its work is done.

    Errors: OwnPolicyError, StudyTooLargeError.
    """
    refuse_if_too_large(network, len(names), workers)
    for name in names:
        open_policy(network.policy(name), network.document.folder)


def chosen(network: Network, policies: Sequence[str]) -> tuple[str, ...]:
    """Return the names to compare in file order, the current rule among them."""
    known = [p.name for p in network.scenario.policies]
    for name in policies:
        if name not in known:
            raise ValueError(f'no policy is named "{name}"{did_you_mean(name, known)}')
    wanted = set(policies or known) | {network.scenario.current_rule}
    return tuple(p.name for p in network.scenario.policies if p.name in wanted)


def _replayed(
    work: list[Task], workers: int, parts: Parts | None, progress: Progress
) -> dict[str, Arrays]:
    """Return each policy's arrays over all worlds; blocks that are on disk are not run again."""
    done: dict[str, Arrays] = {}
    for task in work:
        kept = parts.load(_part(task)) if parts else None
        if kept is not None:
            done[_part(task)] = kept
    left = [task for task in work if _part(task) not in done]
    total = sum(task.worlds for task in work)
    finished = total - sum(task.worlds for task in left)
    progress(finished, total)
    for task, arrays in spread(measure, left, workers):
        if parts:
            parts.save(_part(task), arrays)
        done[_part(task)] = arrays
        finished += task.worlds
        progress(finished, total)
    names = dict.fromkeys(task.policy for task in work)
    return {n: joined([done[_part(t)] for t in work if t.policy == n]) for n in names}


def _part(task: Task) -> str:
    """Return what names a task's file: block and number of the policy."""
    number = [policy.name for policy in task.network.scenario.policies].index(task.policy)
    return f"{task.block:07d}-{number:03d}"


def analyse(network: Network, runs: pd.DataFrame, days: pd.DataFrame, fresh: Fresh) -> Comparison:
    """Turn the runs of all policies into a comparison.

    Shapes: `runs` has a row a policy and world, `days` a row a day; see sim.study.frames.
    """
    columns = {str(name): _columns(rows) for name, rows in runs.groupby("policy", sort=False)}
    profit = {name: figures["profit"] for name, figures in columns.items()}
    rivals = [name for name in profit if name != network.scenario.current_rule]
    current = profit[network.scenario.current_rule]
    return Comparison(
        network=network,
        seed=network.scenario.seed,
        runs=network.scenario.runs,
        stop_reason=f"all {network.scenario.runs:,} runs done",
        policies=tuple(Summary(name, estimate(figures)) for name, figures in columns.items()),
        against_current={
            name: pair(current, profit[name], comparisons=len(rivals)) for name in rivals
        },
        verdict=choose(profit),
        fresh=fresh,
        runs_frame=runs,
        days_frame=days,
    )


def measured_again(
    network: Network,
    best: str,
    workers: int,
    parts: Parts | None = None,
    progress: Progress = silent,
) -> Fresh:
    """Run the leader and the current rule in as many fresh worlds; choosing flatters a leader."""
    names = chosen(network, [best])
    work = tasks(network, names, network.scenario.runs, PATHS, first_block=FRESH)
    runs = runs_frame(_replayed(work, workers, parts, progress))
    profit = {str(n): _columns(rows)["profit"] for n, rows in runs.groupby("policy", sort=False)}
    against: Pair | None = None
    if best != network.scenario.current_rule:
        against = pair(profit[network.scenario.current_rule], profit[best])
    return Fresh(mean(profit[best]), against)


def _columns(rows: pd.DataFrame) -> dict[str, Floats]:
    """Return one policy's totals by name."""
    return {
        str(name): rows[name].to_numpy(np.float64)
        for name in rows.columns.drop(["policy", "world"])
    }
