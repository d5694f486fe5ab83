"""Compare policies in the same worlds: replay, estimate, pair, choose, measure the winner again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..policy.book import open_policy
from ..scenario.scenario import Scenario
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
"""Called with worlds done and worlds in all."""


def silent(done: int, total: int) -> None:
    """Show no progress."""


def compare(  # noqa: PLR0913 - each is a choice that a user may make
    scenario: Scenario,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int = 2,
    parts_in: Path | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Replay policies (all of the file by default) against the same worlds and compare them.

    The current rule always takes part. With `parts_in` finished blocks are kept in that folder
    until the study is done, and an interrupted one goes on from them.

    Errors: OwnPolicyError, StudyTooLarge.
    """
    changed = {"runs": runs or scenario.runs, "seed": scenario.seed if seed is None else seed}
    scenario = scenario.model_copy(update=changed)
    names = chosen(scenario, policies)
    refuse_if_too_large(scenario, len(names), workers)
    for name in names:
        open_policy(scenario.policy(name), scenario.folder)
    parts = Parts(parts_in, fingerprint(scenario, names)) if parts_in else None
    results = _replayed(tasks(scenario, names, scenario.runs, PATHS), workers, parts, progress)
    comparison = analyse(scenario, results, workers)
    if parts:
        parts.remove()
    return comparison


def chosen(scenario: Scenario, policies: Sequence[str]) -> tuple[str, ...]:
    """Return the names to compare in file order, the current rule among them."""
    wanted = set(policies or [p.name for p in scenario.policies]) | {scenario.current_rule}
    return tuple(p.name for p in scenario.policies if p.name in wanted)


def _replayed(
    work: list[Task], workers: int, parts: Parts | None, progress: Progress
) -> dict[str, Arrays]:
    """Return each policy's arrays over all worlds; blocks that are on disk are not run again."""
    done: dict[int, Arrays] = {}
    for task in work:
        kept = parts.load(task.block) if parts else None
        if kept is not None:
            done[task.block] = kept
    left = [task for task in work if task.block not in done]
    total = sum(task.worlds for task in work)
    finished = total - sum(task.worlds for task in left)
    progress(finished, total)
    for task, arrays in spread(measure, left, workers):
        if parts:
            parts.save(task.block, arrays)
        done[task.block] = arrays
        finished += task.worlds
        progress(finished, total)
    blocks = [done[task.block] for task in work]
    return {name: joined(blocks, i) for i, name in enumerate(work[0].policies)}


def analyse(scenario: Scenario, results: Mapping[str, Arrays], workers: int) -> Comparison:
    """Turn the runs of all policies into a comparison."""
    runs = {name: _columns(arrays) for name, arrays in results.items()}
    profit = {name: columns["profit"] for name, columns in runs.items()}
    verdict = choose(profit)
    rivals = [name for name in runs if name != scenario.current_rule]
    current = profit[scenario.current_rule]
    return Comparison(
        scenario=scenario,
        seed=scenario.seed,
        runs=scenario.runs,
        stop_reason=f"all {scenario.runs:,} runs done",
        policies=tuple(Summary(name, estimate(columns)) for name, columns in runs.items()),
        against_current={
            name: pair(current, profit[name], comparisons=len(rivals)) for name in rivals
        },
        verdict=verdict,
        fresh=measured_again(scenario, verdict.best, workers),
        runs_frame=runs_frame(results),
        days_frame=days_frame(scenario, results),
    )


def measured_again(scenario: Scenario, best: str, workers: int) -> Fresh:
    """Run the leader and the current rule in as many fresh worlds; choosing flatters a leader."""
    names = chosen(scenario, [best])
    work = tasks(scenario, names, scenario.runs, PATHS, first_block=FRESH)
    results = _replayed(work, workers, None, silent)
    profit = {name: _columns(arrays)["profit"] for name, arrays in results.items()}
    against: Pair | None = None
    if best != scenario.current_rule:
        against = pair(profit[scenario.current_rule], profit[best])
    return Fresh(mean(profit[best]), against)


def _columns(arrays: Arrays) -> dict[str, NDArray[np.float64]]:
    """Return the totals by name."""
    return dict(zip(arrays["names"].tolist(), np.asarray(arrays["totals"], np.float64), strict=True))
