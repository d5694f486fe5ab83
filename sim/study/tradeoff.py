"""Tradeoff: settings of a policy that none beats in several goals, asked for by `tune --goal`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

import pandas as pd
from pydantic import TypeAdapter

from ..network.network import Network
from ..policy.composed import Composed
from ..words import tradeoff as say
from ..words.tune import LOWEST_CASH, PROFIT
from .engaged import engaged
from .folder import read_json
from .fronts import Fronts
from .goal import GoalError
from .ranges import knobs_of
from .runner import Progress, Runner, silent
from .search_files import POLICIES, search_files
from .searching import Searching
from .study import Content
from .traded import Traded, Tradeoffs
from .tradeoff_sentences import tradeoff_sentences

_TRADED = TypeAdapter(tuple[Traded, ...])
_ROOM = 60
"""Characters of a policy's name that those of its settings keep."""


@dataclass(frozen=True)
class Tradeoff(Searching[Tradeoffs], kind="tradeoff"):
    """Which settings of each policy have most of several goals, and what one costs of another."""

    usual_goals: ClassVar[tuple[str, ...]] = (PROFIT.text, LOWEST_CASH.text)

    def __post_init__(self) -> None:
        """See that there are several goals, each once.

        Errors: GoalError.
        """
        super().__post_init__()
        for goal in self.aims:
            if self.aims.count(goal) > 1:
                raise GoalError(say.GOAL_TWICE(goal=goal.name))
        if len(self.aims) < 2:
            raise GoalError(say.SEVERAL_GOALS())

    def run(self, runner: Runner) -> Tradeoffs:
        """Search each policy's numbers with the same effort, and judge them on fresh worlds."""
        fronts = [
            Fronts(self.network, name, knobs_of(self.network.policy(name), self.number),
                   self.aims, self.limits, runner)
            for name in self.policies
        ]  # fmt: skip
        traded = tuple(front.traded(self.evaluations) for front in fronts)
        policies = tuple(
            policy.model_copy(update={"name": f"{one.policy[:_ROOM]} {setting.name}"})
            for front, one in zip(fronts, traded, strict=True)
            for policy, setting in zip(front.better, one.settings, strict=True)
        )
        trials = pd.concat([front.frame for front in fronts], ignore_index=True)
        return self._tradeoffs(traded, policies, trials)

    def _tradeoffs(
        self, traded: tuple[Traded, ...], policies: tuple[Composed, ...], trials: pd.DataFrame
    ) -> Tradeoffs:
        scenario = self.network.scenario
        return Tradeoffs(
            network=self.network,
            runs=scenario.runs,
            seed=scenario.seed,
            goals=self.aims,
            limits=self.limits,
            traded=traded,
            policies=policies,
            trials=trials,
        )

    def contents(self, result: Tradeoffs) -> Mapping[str, Content]:
        """Return the trials, what was found, and the policies to paste into a file."""
        found = {
            "goals": [goal.key for goal in result.goals],
            "traded": [asdict(one) for one in result.traded],
        }
        return search_files(self.sentences(result), found, result.policies, result.trials)

    def read(self, folder: Path) -> Tradeoffs:
        """Return the tradeoffs that a folder holds."""
        told = read_json(folder / "verdict.json")
        return self._tradeoffs(
            _TRADED.validate_python(told["traded"]),
            POLICIES.validate_python(told["policies"]),
            pd.read_parquet(folder / "trials.parquet"),
        )

    def sentences(self, result: Tradeoffs) -> Sequence[str]:
        """Return which settings can be defended, and what one goal costs of another."""
        return tradeoff_sentences(result)

    def has_answer(self, result: Tradeoffs) -> bool:
        """Say whether any setting keeps to the limits."""
        return any(one.standing or one.as_is_stands for one in result.traded)


def tradeoffs(  # noqa: PLR0913 - its arguments are the options of the command
    network: Network,
    goals: Sequence[str] = (),
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    evaluations: int = 200,
    limit: Sequence[str] = (),
    number: Sequence[str] = (),
) -> Tradeoffs:
    """Return settings of policies (today's rule) that none beats in all of several goals.

    Goals are profit and lowest cash, if none are named; see sim.study.goal, sim.study.study for
    workers and progress, and sim.study.limit for limits.

    Errors: OwnPolicyError, StudyTooLargeError, LimitError, GoalError, SearchError; ValueError for
    an unknown policy.
    """
    study = Tradeoff.ask(
        network, policies, runs, seed,
        evaluations=evaluations, goal=tuple(goals), limit=tuple(limit), number=tuple(number),
    )  # fmt: skip
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
