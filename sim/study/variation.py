"""What became of policies at several values of one number: the leader, and where it changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from ..network.network import Network
from ..stats import Estimate, Pair, Verdict
from ..stats import compare as pair
from ..stats.crossing import Crossing, crossing
from .judgement import Judgement, judge
from .limit import Limit, limits
from .summary import Summary, by_policy, summaries_of


@dataclass(frozen=True, slots=True)
class Step:
    """The policies at one value, in the same worlds."""

    value: Any
    """As a file holds it."""
    label: str
    """As a file writes it."""
    policies: tuple[Summary, ...]
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The leader of those that can be paid for there; of all where none can."""
        return self.judgement.verdict

    @property
    def leader(self) -> str | None:
        """The same; None where no policy keeps to the limits."""
        return self.verdict.best if self.judgement.affordable else None

    @property
    def barred(self) -> str | None:
        """The policy that earns most of all, where it breaks a limit and so does not lead."""
        dearer = self.judgement.dearer
        return dearer.name if dearer else None

    @property
    def may_keep(self) -> bool:
        """Whether the one that is barred keeps to the limits as far as was seen."""
        figures = next(s.figures for s in self.policies if s.name == self.barred)
        return all(limit.allows_mean(figures) for limit in self.judgement.limits)

    @property
    def is_unclear(self) -> bool:
        """Whether the runs do not tell the leader from others."""
        return bool(self.leader) and self.verdict.kind in {"cannot separate", "too seldom to tell"}

    @property
    def has_equals(self) -> bool:
        """Whether others are as good as the leader, to within what is worth having."""
        return bool(self.leader) and self.verdict.kind == "no difference worth having"

    def figure(self, policy: str, key: str) -> Estimate:
        """Return one of a policy's figures."""
        return next(s for s in self.policies if s.name == policy).figures[key]

    def profit(self, policy: str) -> float:
        """Return the mean profit of a policy."""
        return self.figure(policy, "profit").value


@dataclass(frozen=True, slots=True)
class Flip:
    """A place between two values at which another policy comes to lead."""

    after: Step
    before: Step
    where: Crossing | None
    """Its value; None where the values are no numbers, or cash decides and not profit."""


@dataclass(frozen=True, slots=True)
class Variation:
    """Policies at several values of one number."""

    network: Network
    """As the file has it."""
    key: str
    seed: int
    runs: int
    stop_reason: str = field(compare=False)  # in the language that was spoken
    steps: tuple[Step, ...]
    flips: tuple[Flip, ...]
    runs_frame: pd.DataFrame = field(compare=False, repr=False)

    @property
    def numbers(self) -> list[float] | None:
        """The values where all are numbers."""
        return numbers([step.value for step in self.steps])

    @property
    def policy(self) -> str | None:
        """The policy whose number it is; None of any other number."""
        names = (summary.name for summary in self.steps[0].policies)
        return next((name for name in names if self.key.startswith(f"policy.{name}.")), None)

    @property
    def leaders(self) -> tuple[str, ...]:
        """The policies that lead at some value, in the order of the values."""
        return tuple(dict.fromkeys(step.leader for step in self.steps if step.leader))

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What policies must keep to."""
        return self.steps[0].judgement.limits

    def barred(self, *, may_keep: bool) -> dict[str, list[str]]:
        """Return the values at which a policy earns most and breaks a limit, by policy.

        With `may_keep` those at which too few runs may be all that speaks against it.
        """
        found: dict[str, list[str]] = {}
        for step in self.steps:
            if step.barred and step.may_keep is may_keep:
                found.setdefault(step.barred, []).append(step.label)
        return found

    @property
    def changes_nothing(self) -> bool:
        """Whether no policy earns or lacks anything else at another value, in any world."""
        columns = ["policy", "world", "profit", "cash_low"]
        of_values = [rows[columns].to_numpy() for _, rows in self.runs_frame.groupby("value")]
        return all(np.array_equal(of_values[0], others) for others in of_values[1:])


def numbers(values: Sequence[Any]) -> list[float] | None:
    """Return values that are numbers; None where one is not."""
    if all(type(value) in {int, float} for value in values):
        return [float(value) for value in values]
    return None


def steps_of(
    values: Sequence[Any],
    labels: Sequence[str],
    networks: Sequence[Network],
    limit: Sequence[str],
    runs: pd.DataFrame,
    worth: float,
) -> tuple[Step, ...]:
    """Return what the runs say at each value; `runs` has a row a value, policy and world."""
    by_value = dict(iter(runs.groupby("value", sort=False)))
    told = [by_value[label].drop(columns="value").dropna(axis=1, how="all") for label in labels]
    bounds = [limits(network, limit) for network in networks]
    leads = [worth] * len(labels)
    return tuple(map(_step, values, labels, networks, bounds, told, leads))


def _step(
    value: object,
    label: str,
    network: Network,
    bounds: tuple[Limit, ...],
    rows: pd.DataFrame,
    worth: float,
) -> Step:
    summaries = summaries_of(rows)
    judgement = judge(network, rows, summaries, bounds, pd.DataFrame(), worth)
    return Step(value, label, summaries, judgement)


def flips_of(steps: Sequence[Step], runs: pd.DataFrame) -> tuple[Flip, ...]:
    """Return where the leader changes from one value at which there is one to the next."""
    led = [step for step in steps if step.leader]
    values = numbers([step.value for step in led])
    found = []
    for number, (step, following) in enumerate(pairwise(led)):
        first, second = step.verdict.best, following.verdict.best
        if first != second and first not in following.verdict.ties:
            leads = _leads(led, runs, first, second)
            falls = leads[number].gap.value > 0 >= leads[number + 1].gap.value
            where = crossing(values, leads, number) if values and falls else None
            found.append(Flip(step, following, where))
    return tuple(found)


def _leads(steps: Sequence[Step], runs: pd.DataFrame, first: str, second: str) -> list[Pair]:
    """Return by how much the first policy leads the second at each value."""
    profits = (by_policy(runs[runs["value"] == step.label], "profit") for step in steps)
    return [pair(of_all[second], of_all[first]) for of_all in profits]
