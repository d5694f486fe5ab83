"""Tune: better numbers for a policy, searched on some worlds and judged on others."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
from pydantic import TypeAdapter

from ..network.network import Network
from ..policy.composed import Composed
from ..stats import Verdict, choose
from ..words import tune as say
from .engaged import engaged
from .folder import read_json
from .goal import GoalError
from .ranges import knobs_of
from .runner import Progress, Runner, silent
from .search_files import POLICIES, search_files
from .searching import Searching
from .study import Content
from .trials import Trials
from .tune_sentences import at_the_end, tuning_sentences
from .tuned import Tuned, Tuning

_TUNED = TypeAdapter(tuple[Tuned, ...])
_VERDICT = TypeAdapter(Verdict)


@dataclass(frozen=True)
class Tune(Searching[Tuning], kind="tune"):
    """Which thresholds and quantities of each policy earn most, and by how much on fresh worlds."""

    def __post_init__(self) -> None:
        """See that there is one goal.

        Errors: GoalError for several; see sim.study.tradeoff.
        """
        super().__post_init__()
        if len(self.aims) > 1:
            raise GoalError(say.ONE_GOAL())

    def run(self, runner: Runner) -> Tuning:
        """Search each policy's numbers with the same effort, and judge them on fresh worlds."""
        trials = [
            Trials(self.network, name, knobs_of(self.network.policy(name), self.number),
                   self.aims[0], self.limits, runner)
            for name in self.policies
        ]  # fmt: skip
        tuned = tuple(one.tuned(self.evaluations) for one in trials)
        policies = tuple(
            one.better if found.is_better else one.as_is
            for one, found in zip(trials, tuned, strict=True)
        )
        profits = {
            one.as_is.name: one.both[found.is_better]
            for one, found in zip(trials, tuned, strict=True)
        }
        frame = pd.concat([one.frame for one in trials], ignore_index=True)
        return self._tuning(tuned, policies, choose(profits), frame)

    def _tuning(
        self,
        tuned: tuple[Tuned, ...],
        policies: tuple[Composed, ...],
        verdict: Verdict,
        trials: pd.DataFrame,
    ) -> Tuning:
        scenario = self.network.scenario
        return Tuning(
            network=self.network,
            runs=scenario.runs,
            seed=scenario.seed,
            goal=self.aims[0].name,
            limits=self.limits,
            tuned=tuned,
            policies=policies,
            verdict=verdict,
            trials=trials,
        )

    def contents(self, result: Tuning) -> Mapping[str, Content]:
        """Return the trials, what was found, and the policies to paste into a file."""
        found = {
            "tuned": [asdict(one) for one in result.tuned],
            "verdict": asdict(result.verdict),
        }
        return search_files(self.sentences(result), found, result.policies, result.trials)

    def read(self, folder: Path) -> Tuning:
        """Return the tuning that a folder holds."""
        told = read_json(folder / "verdict.json")
        return self._tuning(
            _TUNED.validate_python(told["tuned"]),
            POLICIES.validate_python(told["policies"]),
            _VERDICT.validate_python(told["verdict"]),
            pd.read_parquet(folder / "trials.parquet"),
        )

    def doubts(self, result: Tuning) -> Sequence[str]:
        """Return which numbers might have gone further, and which policies have none."""
        ended = [line for tuned in result.tuned for line in at_the_end(tuned)]
        return [*ended, *super().doubts(result)]

    def sentences(self, result: Tuning) -> Sequence[str]:
        """Return whether the tuned numbers are better, and who wins with them."""
        return tuning_sentences(result)

    def has_answer(self, result: Tuning) -> bool:
        """Say whether any setting keeps to the limits."""
        return any(one.keeps for one in result.tuned)


def tune(  # noqa: PLR0913 - its arguments are the options of the command
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    evaluations: int = 200,
    goal: str = "profit",
    limit: Sequence[str] = (),
    number: Sequence[str] = (),
) -> Tuning:
    """Search better numbers for policies (today's rule), and judge them on fresh worlds.

    See sim.study.study for workers and progress, sim.study.limit for limits.

    Errors: OwnPolicyError, StudyTooLargeError, LimitError, GoalError, SearchError; ValueError for
    an unknown policy.
    """
    study = Tune.ask(
        network, policies, runs, seed,
        evaluations=evaluations, goal=(goal,), limit=tuple(limit), number=tuple(number),
    )  # fmt: skip
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
