"""Compare policies in the same worlds: replay, estimate, pair, choose, measure the winner again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..network.network import Network
from ..stats import choose, mean
from ..stats import compare as pair
from .comparison import Comparison, Fresh, Summary
from .comparison_files import fresh, summary, verdict
from .figures import estimate
from .folder import read_json
from .frames import days_frame, runs_frame
from .replay import FRESH
from .runner import Progress, Runner, silent
from .sentences import fresh_sentence, verdict_sentence, warnings
from .study import Content, Study


class Compare(Study[Comparison], kind="compare"):
    """Which policy to use, by how much, how surely; today's rule always takes part."""

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return the policies asked for and the current rule, or all of them."""
        return super().taking_part(
            network, [*policies, network.scenario.current_rule] if policies else []
        )

    def run(self, runner: Runner) -> Comparison:
        """Replay the policies, and the leader again in fresh worlds."""
        results = runner.replay_with_twins(self.network, self.policies)
        runs, days = runs_frame(results), days_frame(self.network, results)
        best = choose(_profits(runs)).best
        return analyse(self, runs, days, measured_again(self.network, best, runner))

    def contents(self, result: Comparison) -> Mapping[str, Content]:
        """Return runs, days, verdict, and the figures for a spreadsheet."""
        return {
            "runs.parquet": result.runs_frame,
            "days.parquet": result.days_frame,
            "verdict.json": verdict(result),
            "summary.csv": summary(result),
        }

    def read(self, folder: Path) -> Comparison:
        """Return the comparison that a folder holds: its runs analysed again."""
        runs, days = (pd.read_parquet(folder / f"{name}.parquet") for name in ("runs", "days"))
        return analyse(self, runs, days, fresh(read_json(folder / "verdict.json")["fresh"]))

    def sentences(self, result: Comparison) -> Sequence[str]:
        """Return the verdict, its warnings, and what the leader earned in fresh worlds."""
        return [verdict_sentence(result), *warnings(result), fresh_sentence(result)]


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

    The current rule always takes part; see sim.study.study for the rest.

    Errors: OwnPolicyError, StudyTooLargeError; ValueError for an unknown policy.
    """
    return Compare.ask(network, policies, runs, seed).answer(workers, parts_in, progress)


def analyse(study: Compare, runs: pd.DataFrame, days: pd.DataFrame, again: Fresh) -> Comparison:
    """Turn the runs of all policies into a comparison.

    Shapes: `runs` has a row a policy and world, `days` a row a day; see sim.study.frames.
    """
    scenario, rivals = study.network.scenario, _profits(runs)
    verdict, current = choose(rivals), rivals.pop(scenario.current_rule)
    result = Comparison(
        network=study.network,
        seed=scenario.seed,
        runs=scenario.runs,
        stop_reason=study.stop_reason,
        policies=tuple(_summary(str(p), rows) for p, rows in runs.groupby("policy", sort=False)),
        against_current={
            name: pair(current, profit, comparisons=len(rivals)) for name, profit in rivals.items()
        },
        verdict=verdict,
        fresh=again,
        runs_frame=runs,
        days_frame=days,
    )
    return replace(result, verdict_text="\n".join(study.sentences(result)))


def measured_again(network: Network, best: str, runner: Runner) -> Fresh:
    """Run the leader and the current rule in as many fresh worlds; choosing flatters a leader."""
    names, today = Compare.taking_part(network, [best]), network.scenario.current_rule
    profit = _profits(runs_frame(runner.replay(network, names, first_block=FRESH)))
    return Fresh(mean(profit[best]), None if best == today else pair(profit[today], profit[best]))


def _profits(runs: pd.DataFrame) -> dict[str, Floats]:
    """Return the profits of each policy, over its worlds."""
    by_policy = runs.groupby("policy", sort=False)["profit"]
    return {str(policy): profits.to_numpy(np.float64) for policy, profits in by_policy}


def _summary(policy: str, rows: pd.DataFrame) -> Summary:
    """Estimate the figures of a policy from its runs."""
    totals = rows.drop(columns=["policy", "world"]).items()
    return Summary(policy, estimate({str(key): t.to_numpy(np.float64) for key, t in totals}))
