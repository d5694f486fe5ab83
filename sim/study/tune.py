"""Tune: better numbers for a policy, searched on some worlds and judged on others."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import TypeAdapter

from ..network.network import Network
from ..policy.composed import Composed
from ..scenario.written import written
from ..stats import Verdict, choose
from ..words import tune as say
from ..words.text import quoted
from .cluster import engaged
from .folder import read_json
from .goal import Goal, goal_of
from .limit import known_to_totals
from .limited import Limited
from .ranges import knobs_of, refuse_unknown
from .runner import Progress, Runner, silent
from .search import SearchError
from .study import Content
from .trials import Trials
from .tune_sentences import tuning_sentences
from .tuned import Tuned, Tuning
from .workers import Workers

LEAST = 20
"""Settings below which a search is none."""
_TUNED = TypeAdapter(tuple[Tuned, ...])
_VERDICT = TypeAdapter(Verdict)
_POLICIES = TypeAdapter(tuple[Composed, ...])


@dataclass(frozen=True)
class Tune(Limited[Tuning], kind="tune"):
    """Which thresholds and quantities of each policy earn most, and by how much on fresh worlds."""

    evaluations: Annotated[int, say.EVALUATIONS()] = 200
    goal: Annotated[str, say.GOAL()] = "profit"
    number: Annotated[tuple[str, ...], say.NUMBER()] = ()
    all: Annotated[bool, say.ALL()] = False

    def __post_init__(self) -> None:
        """Read goal, limits and ranges, so that a mistake stops the study before its work.

        Errors: GoalError, LimitError, SearchError.
        """
        super().__post_init__()
        object.__setattr__(self, "number", tuple(self.number))  # a folder gives a list
        if self.evaluations < LEAST:
            raise SearchError(say.FEW(found=f"{self.evaluations}", least=f"{LEAST}"))
        known_to_totals(self.limits)
        assert self.aim
        refuse_unknown([self.network.policy(name) for name in self.policies], self.number)

    @classmethod
    def usual(cls, network: Network, settings: Mapping[str, Any]) -> Sequence[str]:
        """Return today's rule, or all where they are asked for."""
        return () if settings.get("all") else [network.scenario.current_rule]

    @property
    def aim(self) -> Goal:
        """What there shall be most of.

        Errors: GoalError.
        """
        return goal_of(self.goal)

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study, before any of its work is done."""
        super().examine(workers)
        for name in self.policies:
            if not knobs_of(self.network.policy(name), self.number):
                raise SearchError(say.NO_NUMBERS(policy=quoted(name)))

    def run(self, runner: Runner) -> Tuning:
        """Search each policy's numbers with the same effort, and judge them on fresh worlds."""
        trials = [
            Trials(self.network, name, knobs_of(self.network.policy(name), self.number),
                   self.aim, self.limits, runner)
            for name in self.policies
        ]  # fmt: skip
        tuned = tuple(one.tuned(self.evaluations) for one in trials)
        policies = tuple(
            one.better if found.is_better else one.as_is
            for one, found in zip(trials, tuned, strict=True)
        )
        profits = {
            one.as_is.name: one.profits[found.is_better]
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
            goal=self.aim.name,
            limits=self.limits,
            tuned=tuned,
            policies=policies,
            verdict=verdict,
            trials=trials,
        )

    def contents(self, result: Tuning) -> Mapping[str, Content]:
        """Return the trials, what was found, and the policies to paste into a file."""
        return {
            "trials.parquet": result.trials,
            "verdict.json": {
                "sentences": list(self.sentences(result)),
                "tuned": [asdict(one) for one in result.tuned],
                "policies": [
                    policy.model_dump(by_alias=True, exclude_unset=True)
                    for policy in result.policies
                ],
                "verdict": asdict(result.verdict),
            },
            "tuned.toml": as_toml(result.policies).encode(),
        }

    def read(self, folder: Path) -> Tuning:
        """Return the tuning that a folder holds."""
        told = read_json(folder / "verdict.json")
        return self._tuning(
            _TUNED.validate_python(told["tuned"]),
            _POLICIES.validate_python(told["policies"]),
            _VERDICT.validate_python(told["verdict"]),
            pd.read_parquet(folder / "trials.parquet"),
        )

    def sentences(self, result: Tuning) -> Sequence[str]:
        """Return whether the tuned numbers are better, and who wins with them."""
        return tuning_sentences(result)

    def has_answer(self, result: Tuning) -> bool:
        """Say whether any setting keeps to the limits."""
        return any(one.keeps for one in result.tuned)


def as_toml(policies: Sequence[Composed]) -> str:
    """Return policies as a scenario file says them."""
    tables = (policy.model_dump(by_alias=True, exclude_unset=True) for policy in policies)
    blocks = (
        "\n".join(["[[policy]]", *(f"{key} = {written(value)}" for key, value in table.items())])
        for table in tables
    )
    return "\n\n".join(blocks) + "\n"


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
        evaluations=evaluations, goal=goal, limit=tuple(limit), number=tuple(number),
    )  # fmt: skip
    with engaged(workers, None) as hands:
        return study.answer(hands, None, progress)
