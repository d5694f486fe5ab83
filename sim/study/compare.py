"""Compare policies in the same worlds: replay, estimate, pair, choose, measure the winner again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from ..network.network import Network
from ..stats import Pair, mean
from ..stats import compare as pair
from .cluster import engaged
from .comparison import Comparison, Fresh
from .comparison_files import fresh, paired, summary, verdict
from .folder import read_json
from .frames import days_frame, runs_frame
from .inputs import inputs_frame
from .judgement import judge
from .limited import Limited
from .price_alone import price_alone
from .rivals import rivals_in_words
from .runner import Progress, Runner, silent
from .sentences import fresh_sentence, verdict_sentences
from .study import Content
from .summary import by_policy, summaries_of
from .task import FRESH
from .without_ads import without_ads

INPUTS = "inputs.parquet"
"""A file that there is where something is uncertain."""


@dataclass(frozen=True)
class Compare(Limited[Comparison], kind="compare"):
    """Which policy to use, by how much, how surely; today's rule always takes part."""

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return the policies asked for and the current rule, or all of them."""
        return super().taking_part(
            network, [*policies, network.scenario.current_rule] if policies else []
        )

    def run(self, runner: Runner) -> Comparison:
        """Replay the policies, the leader again in fresh worlds, and without its ads."""
        results = runner.replay_with_twins(self.network, self.policies)
        runs, days = runs_frame(results), days_frame(self.network, results)
        chosen = judge(self.network, runs, summaries_of(runs), self.limits, pd.DataFrame())
        best = chosen.verdict.best
        again = measured_again(self.network, best, runner)
        no_ads = _without_ads(self.network, best, runs, runner)
        return analyse(self, runs, days, inputs_frame(self.network), again, no_ads)

    def contents(self, result: Comparison) -> Mapping[str, Content]:
        """Return runs, days, verdict, and the figures for a spreadsheet."""
        return {
            "runs.parquet": result.runs_frame,
            "days.parquet": result.days_frame,
            **({INPUTS: result.inputs_frame} if self.network.uncertain else {}),
            "verdict.json": verdict(result),
            "summary.csv": summary(result),
        }

    def read(self, folder: Path) -> Comparison:
        """Return the comparison that a folder holds: its runs analysed again."""
        runs, days = (pd.read_parquet(folder / f"{name}.parquet") for name in ("runs", "days"))
        inputs = pd.read_parquet(folder / INPUTS) if self.network.uncertain else pd.DataFrame()
        told = read_json(folder / "verdict.json")
        again, no_ads = fresh(told["fresh"]), paired(told["without_ads"])
        return analyse(self, runs, days, inputs, again, no_ads)

    def sentences(self, result: Comparison) -> Sequence[str]:
        """Return the verdict, and what it hangs on."""
        return verdict_sentences(result)

    def doubts(self, result: Comparison) -> Sequence[str]:
        """Return which policies did nothing or the same, a best at an edge, a price alone."""
        return [*rivals_in_words(result), *price_alone(self.changes)]

    def notes(self, result: Comparison) -> Sequence[str]:
        """Return what the leader earned in fresh worlds."""
        return [fresh_sentence(result)]

    def has_answer(self, result: Comparison) -> bool:
        """Say whether any policy can be paid for."""
        return bool(result.judgement.affordable)


def compare(  # noqa: PLR0913 - its arguments are the options of the command
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    parts_in: Path | None = None,
    progress: Progress = silent,
    limit: Sequence[str] = (),
    *,
    cluster: str | None = None,
) -> Comparison:
    """Replay policies (all of the file by default) against the same worlds and compare them.

    The current rule always takes part. Runs are done by so many processes of this machine, one a
    core by default, or by a Dask cluster; see sim.study.cluster, sim.study.study and
    sim.study.limit.

    Errors: OwnPolicyError, StudyTooLargeError, LimitError, ClusterError; ValueError for an unknown
    policy.
    """
    study = Compare.ask(network, policies, runs, seed, limit=tuple(limit))
    with engaged(workers, cluster) as hands:
        return study.answer(hands, parts_in, progress)


def analyse(
    study: Compare,
    runs: pd.DataFrame,
    days: pd.DataFrame,
    inputs: pd.DataFrame,
    again: Fresh,
    no_ads: Pair | None,
) -> Comparison:
    """Turn the runs of all policies into a comparison.

    Shapes: `runs` has a row a policy and world, `days` a row a day, see sim.study.frames; `inputs`
    a row a world, see sim.study.inputs.
    """
    scenario, rivals = study.network.scenario, by_policy(runs, "profit")
    current, summaries = rivals.pop(scenario.current_rule), summaries_of(runs)
    result = Comparison(
        network=study.network,
        seed=scenario.seed,
        runs=scenario.runs,
        stop_reason=study.stop_reason,
        policies=summaries,
        against_current={
            name: pair(current, profit, comparisons=len(rivals)) for name, profit in rivals.items()
        },
        judgement=judge(study.network, runs, summaries, study.limits, inputs),
        fresh=again,
        without_ads=no_ads,
        runs_frame=runs,
        days_frame=days,
        inputs_frame=inputs,
    )
    return replace(result, verdict_text="\n".join(study.sentences(result)))


def measured_again(network: Network, best: str, runner: Runner) -> Fresh:
    """Run the leader and the current rule in as many fresh worlds; choosing flatters a leader."""
    names, today = Compare.taking_part(network, [best]), network.scenario.current_rule
    (totals,) = runner.replay_each([network], names, first_block=FRESH)
    profit = by_policy(runs_frame(totals), "profit")
    return Fresh(mean(profit[best]), None if best == today else pair(profit[today], profit[best]))


def _without_ads(network: Network, best: str, runs: pd.DataFrame, runner: Runner) -> Pair | None:
    """Run the leader in the same worlds without ads; None where there are none."""
    bare = without_ads(network)
    if bare is None:
        return None
    (totals,) = runner.replay_each([bare], [best])
    profit = by_policy(runs_frame(totals), "profit")[best]
    return pair(by_policy(runs, "profit")[best], profit)
