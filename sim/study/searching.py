"""Searching: what studies have in common that search better numbers for policies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from ..network.network import Network
from ..words import tune as say
from ..words.text import joined, quoted
from .goal import Goal, goal_of
from .knobs import knobs
from .limit import known_to_totals
from .limited import Limited
from .ranges import knobs_of, refuse_unknown
from .search import SearchError
from .workers import Workers

LEAST = 20
"""Settings below which a search is none."""
R = TypeVar("R")


@dataclass(frozen=True)
class Searching(Limited[R], kind="searching"):
    """A study that tries as many settings of each policy."""

    evaluations: Annotated[int, say.EVALUATIONS()] = 200
    goal: Annotated[tuple[str, ...], say.GOAL()] = ()
    number: Annotated[tuple[str, ...], say.NUMBER()] = ()
    all: Annotated[bool, say.ALL()] = False
    usual_goals: ClassVar[tuple[str, ...]] = (say.PROFIT.text,)
    """Where none is named."""

    def __post_init__(self) -> None:
        """Read goals, limits and ranges, so that a mistake stops the study before its work.

        Errors: GoalError, LimitError, SearchError.
        """
        super().__post_init__()
        told = (self.goal,) if isinstance(self.goal, str) else tuple(self.goal)
        object.__setattr__(self, "goal", tuple(goal_of(text).name for text in told))
        object.__setattr__(self, "number", tuple(self.number))  # a folder gives a list
        if self.evaluations < LEAST:
            raise SearchError(say.FEW(found=f"{self.evaluations}", least=f"{LEAST}"))
        known_to_totals(self.limits)
        assert self.aims
        refuse_unknown([self.network.policy(name) for name in self.policies], self.number)

    @classmethod
    def usual(cls, network: Network, settings: Mapping[str, Any]) -> Sequence[str]:
        """Return today's rule, or all that have numbers where they are asked for."""
        if not settings.get("all"):
            return [network.scenario.current_rule]
        return [policy.name for policy in network.scenario.policies if knobs(policy)]

    @property
    def aims(self) -> tuple[Goal, ...]:
        """What there shall be most of.

        Errors: GoalError.
        """
        return tuple(map(goal_of, self.goal or self.usual_goals))

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study, before any of its work is done."""
        super().examine(workers)
        for name in self.policies:
            if not knobs_of(self.network.policy(name), self.number):
                raise SearchError(say.NO_NUMBERS(policy=quoted(name)))

    def doubts(self, result: R) -> Sequence[str]:
        """Return which policies have no numbers, where all shall be tuned."""
        del result
        idle = [quoted(one.name) for one in self.network.scenario.policies if not knobs(one)]
        return [say.LEFT_OUT(policies=joined(idle))] if self.all and idle else []
