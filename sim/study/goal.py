"""Goals: what a search wants to have most of."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from ..errors import UserError
from ..words import tune as say
from ..words.language import in_all
from ..words.template import Template
from ..words.text import OR, joined


class GoalError(UserError):
    """A goal that there is not."""


class Goal(NamedTuple):
    """A figure of which more is better."""

    name: str
    """As people say it in English, by which it is asked for."""
    key: str
    """Of sim.study.figures."""
    meaning: Template
    """In words."""


GOALS = (
    Goal(say.PROFIT.text, "profit", say.MEAN),
    Goal(say.WORST.text, "profit_p05", say.ONE_IN_20),
    Goal(say.TAIL.text, "profit_cvar", say.WORST_MEAN),
    Goal(say.LOWEST_CASH.text, "cash_low_p05", say.CASH_BELOW),
)
"""All in the scenario's currency."""


def explained(goals: Sequence[Goal]) -> str:
    """Return what goals mean, a line each."""
    return "\n".join(say.MEANS(goal=say.called(goal.name), means=goal.meaning()) for goal in goals)


def goal_of(text: str) -> Goal:
    """Return the goal of a name.

    Errors: GoalError.
    """
    said = " ".join(text.casefold().split())
    for goal in GOALS:
        if said in {goal.name, goal.key, *in_all(partial(say.called, goal.name))}:
            return goal
    raise GoalError(
        say.NO_GOAL(goal=text, goals=joined([say.called(goal.name) for goal in GOALS], OR))
    )
