"""Compare policies in the same worlds: replay, estimate, pair, choose, measure the winner again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, NamedTuple, Self

import pandas as pd

from ..chance.luck import block_of
from ..network.network import Network
from ..stats import Pair, Verdict, mean
from ..stats import compare as pair
from ..words import precision as precise
from ..words import rare as rarely
from ..words.text import quoted
from .comparison import NO_MONEY, Comparison, Fresh
from .comparison_files import fresh, paired, rare_risks, summary, verdict
from .engaged import CPU, engaged
from .folder import read_json
from .frames import days_frame, money_frame, of_days, runs_frame
from .inputs import inputs_frame
from .judgement import judge
from .kept import Firsts, every_total, usual
from .precision import Precision, PrecisionError, most_runs, refuse_no_amount
from .price_alone import price_alone
from .rare import Rare, by_all, from_plain, rare_in, rare_of
from .rare_sentences import rests_on
from .rivals import rivals_in_words
from .runner import Progress, Runner, silent
from .sentences import chance_sentence, fresh_sentence, verdict_sentences
from .stages import AllAtOnce, Stages, replay_in_stages
from .study import Content
from .summary import Summary, by_policy, summaries_of
from .task import FRESH
from .without_ads import without_ads
from .workers import Workers
from .worth import Judged

INPUTS = "inputs.parquet"
"""A file that there is where something is uncertain."""
MONEY, TAILS = "money.parquet", "tails.parquet"
"""Files that folders of earlier versions lack."""


@dataclass(frozen=True)
class Compare(Judged[Comparison], kind="compare"):
    """Which policy to use, by how much, how surely; today's rule always takes part."""

    precision: Annotated[float | None, precise.HELP()] = None
    keep_runs: Annotated[bool, rarely.HELP()] = False

    def __post_init__(self) -> None:
        """Read limits and amounts, so that a mistake stops the study before its work.

        Errors: LimitError, WorthError, PrecisionError.
        """
        super().__post_init__()
        refuse_no_amount(self.precision)

    @classmethod
    def ask(
        cls,
        network: Network,
        policies: Sequence[str] = (),
        runs: int | None = None,
        seed: int | None = None,
        **settings: Any,  # noqa: ANN401 - the fields of the study's own
    ) -> Self:
        """Return the study; with a precision its runs are the most, also those that --set says.

        Errors: as of others; PrecisionError for one of a single policy.
        """
        said = runs or any(change.key == "runs" for change in network.document.changes)
        precise_to = settings.get("precision")
        if precise_to is not None and not said:
            runs = most_runs(network)
        asked = super().ask(network, policies, runs, seed, **settings)
        if precise_to is not None and len(asked.policies) == 1:
            raise PrecisionError(precise.ONE_POLICY(policy=quoted(*asked.policies)))
        return asked

    @cached_property
    def stages(self) -> Stages:
        """After how many runs to look whether they are enough."""
        scenario = self.network.scenario
        if self.precision is None:
            return AllAtOnce(scenario.runs)
        block, currency = block_of(self.network), scenario.currency
        return Precision(self.precision, scenario.runs, block, currency)

    @property
    def keep(self) -> Firsts:
        """What is kept of which runs; a lead that is to be known is that of all of them."""
        whole = self.keep_runs or self.precision is not None
        return every_total() if whole else usual()

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return the policies asked for and the current rule, or all of them."""
        return super().taking_part(
            network, [*policies, network.scenario.current_rule] if policies else []
        )

    def run(self, runner: Runner) -> Comparison:
        """Replay the policies, the leader again in fresh worlds, and without its ads."""
        results = replay_in_stages(
            self.network, self.policies, runner, self.stages, self._lead, self.keep
        )
        runs, days = runs_frame(results), days_frame(self.network, results)
        network, rare = with_runs_of(runs, self.network), rare_of(self.network, results)
        best = self._chosen(runs, by_all(summaries_of(runs), rare)).best
        again = measured_again(network, best, runner)
        no_ads = _without_ads(network, best, runs, runner)
        tables = Tables(runs, days, inputs_frame(network), money_frame(network, results))
        return analyse(self, tables, again, no_ads, rare, of_days(results))

    def _chosen(self, runs: pd.DataFrame, summaries: Sequence[Summary]) -> Verdict:
        """Choose among the policies by their runs alone."""
        nothing = pd.DataFrame()
        return judge(self.network, runs, summaries, self.limits, nothing, self.worth).verdict

    def _lead(self, runs: pd.DataFrame) -> Pair | None:
        """Return what the first policy earns more than the next."""
        return self._chosen(runs, summaries_of(runs)).gap

    def runs_of(self, result: Comparison) -> int:
        """Return how many runs each policy had."""
        return result.rare.runs

    def stop_reason_of(self, result: Comparison) -> str:
        """Return why there were no more."""
        return result.stop_reason

    def plan(self) -> Sequence[str]:
        """Return how the runs go on, where that is not known beforehand."""
        return self.stages.plan()

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study; of several stages the first must fit into memory."""
        if self.precision is None:
            super().examine(workers)
        else:
            network = self.network.changed(runs=self.stages.first)
            replace(self, network=network, precision=None).examine(workers)

    def contents(self, result: Comparison) -> Mapping[str, Content]:
        """Return runs, days, verdict, and the figures for a spreadsheet."""
        return {
            "runs.parquet": result.runs_frame,
            "days.parquet": result.days_frame,
            MONEY: result.money_frame,
            **({INPUTS: result.inputs_frame} if self.network.uncertain else {}),
            "verdict.json": verdict(result),
            "summary.csv": summary(result),
            "rare.csv": rare_risks(result),
            TAILS: result.rare.tails,
        }

    def read(self, folder: Path) -> Comparison:
        """Return the comparison that a folder holds: its runs analysed again."""
        runs, days = (pd.read_parquet(folder / f"{name}.parquet") for name in ("runs", "days"))
        inputs = pd.read_parquet(folder / INPUTS) if self.network.uncertain else pd.DataFrame()
        told = read_json(folder / "verdict.json")
        again, no_ads = fresh(told["fresh"]), paired(told["without_ads"])
        money = pd.read_parquet(folder / MONEY) if (folder / MONEY).exists() else NO_MONEY
        rare = _rare(self.network, folder, told, runs)
        of_days = told.get("runs_of_days", rare.runs)
        return analyse(self, Tables(runs, days, inputs, money), again, no_ads, rare, of_days)

    def sentences(self, result: Comparison) -> Sequence[str]:
        """Return the verdict, what it hangs on, and why the runs ended, if they might go on."""
        ended = () if self.precision is None else (result.stop_reason,)
        return [*verdict_sentences(result), *ended, *rests_on(result)]

    def doubts(self, result: Comparison) -> Sequence[str]:
        """Return which policies did nothing or the same, a best at an edge, a price alone."""
        return [*rivals_in_words(result), *price_alone(self.changes)]

    def notes(self, result: Comparison) -> Sequence[str]:
        """Return how surely the right one was chosen, and what it earned in fresh worlds."""
        said = self.sentences(result)
        chance = [line for line in chance_sentence(result) if line not in said]
        return [*chance, fresh_sentence(result)]

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
    device: str = CPU,
    worth: float = 0.0,
    precision: float | None = None,
    keep_runs: bool = False,
) -> Comparison:
    """Replay policies (all of the file by default) against the same worlds and compare them.

    `worth` is a lead that does not matter; with `precision` runs go on until the lead over the next
    best is known to plus or minus so much, and `runs` are the most, see sim.study.precision. Both
    are amounts in the scenario's currency. Of many runs only the first are kept whole, see
    sim.study.kept; with `keep_runs` the totals of all.

    The current rule always takes part. Runs are done by so many processes of this machine, one a
    core by default, by its GPU (`device="gpu"`) or by a Dask cluster; see sim.study.engaged,
    sim.study.study and sim.study.limit.

    Errors: OwnPolicyError, StudyTooLargeError, LimitError, WorthError, PrecisionError,
    ClusterError, DeviceError; ValueError for an unknown policy.
    """
    asked = {
        "limit": tuple(limit), "worth": worth, "precision": precision, "keep_runs": keep_runs,
    }  # fmt: skip
    study = Compare.ask(network, policies, runs, seed, **asked)
    with engaged(workers, cluster, device) as hands:
        return study.answer(hands, parts_in, progress)


class Tables(NamedTuple):
    """What the runs came to."""

    runs: pd.DataFrame
    """A row a policy and world; see sim.study.frames."""
    days: pd.DataFrame
    """A row a policy, measure, product and day; see there."""
    inputs: pd.DataFrame
    """A row a world; see sim.study.inputs."""
    money: pd.DataFrame
    """A row a policy and part; see sim.study.frames."""


def analyse(
    study: Compare,
    tables: Tables,
    again: Fresh,
    no_ads: Pair | None,
    rare: Rare,
    runs_of_days: int,
) -> Comparison:
    """Turn the runs of all policies into a comparison."""
    runs, days, inputs, money = tables
    network, rivals = with_runs_of(runs, study.network), by_policy(runs, "profit")
    scenario, summaries = network.scenario, by_all(summaries_of(runs), rare)
    current = rivals.pop(scenario.current_rule)
    judgement = judge(network, runs, summaries, study.limits, inputs, study.worth)
    result = Comparison(
        network=network,
        seed=scenario.seed,
        runs=scenario.runs,
        runs_of_days=runs_of_days,
        stop_reason=study.stages.reason(judgement.verdict.gap, rare.runs),
        policies=summaries,
        against_current={
            name: pair(current, profit, comparisons=len(rivals)) for name, profit in rivals.items()
        },
        judgement=judgement,
        fresh=again,
        without_ads=no_ads,
        rare=rare,
        runs_frame=runs,
        days_frame=days,
        inputs_frame=inputs,
        money_frame=money,
    )
    return replace(result, verdict_text="\n".join(study.sentences(result)))


def _rare(network: Network, folder: Path, told: Mapping[str, Any], runs: pd.DataFrame) -> Rare:
    """Return the rare risks that a folder holds, or those of all its runs where it is older."""
    if "rare" not in told:
        return rare_in(network, runs)
    return from_plain(told["rare"], pd.read_parquet(folder / TAILS))


def with_runs_of(runs: pd.DataFrame, network: Network) -> Network:
    """Return the network with as many runs as a policy has in a table, see sim.study.frames."""
    return network.changed(runs=int(runs["world"].max()) + 1)


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
