"""Finding: what the replays show of a claim, and the verdict that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ...stats import Estimate
from ...stats.estimate import CONSTANT
from ...words.claims import verdict as say
from ...words.number import decimals_carried, exact, money
from ...words.text import OR, joined

Kind = Literal["holds", "holds only when", "does not hold", "undecided"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a claim with its interval."""

    label: str
    value: Estimate
    unit: str = ""

    def __str__(self) -> str:
        """Write it with its unit, and no more digits than it carries."""
        return said(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Case:
    """The claim under one condition, and the figure that decides whether it holds there."""

    when: str
    figure: Figure
    holds: bool | None
    """None where the runs cannot tell."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the replays show of a claim under each condition."""

    shows: str
    """In one phrase, with the figures that matter."""
    cases: tuple[Case, ...]
    beside: tuple[Figure, ...] = ()
    """What else a planner wants to see of it; it decides nothing."""
    common: str = ""
    """What the conditions have in common under which it holds; without it they are listed."""
    advice: Mapping[Kind, str] = field(default_factory=dict)
    """What to do on Monday, by verdict; those that need no words of the claim's own have none."""

    @property
    def kind(self) -> Kind:
        """The verdict: all conditions, some, or none; undecided where one is open that matters."""
        found = {case.holds for case in self.cases}
        if {True, False} <= found:
            return "holds only when"
        if None in found:
            return "undecided"
        return "holds" if True in found else "does not hold"

    @property
    def verdict(self) -> str:
        """The verdict in words; where it holds under some conditions, these."""
        if self.kind == "holds only when":
            told = say.ONLY_WHEN(when=self.common or self._listed(True))
            is_open = any(case.holds is None for case in self.cases)
            return say.PART_OPEN(verdict=told, when=self._listed(None)) if is_open else told
        return say.VERDICTS[self.kind]()

    def _listed(self, answer: bool | None) -> str:
        """Return the conditions with an answer; each is one of several ways."""
        first, *others = (case.when for case in self.cases if case.holds is answer)
        return joined([first, *(when.removeprefix(say.WHERE()) for when in others)], OR)

    @property
    def monday(self) -> str:
        """What a planner does with it."""
        return self.advice.get(self.kind) or say.ADVICE[self.kind]()


def said(value: Estimate, unit: str = "") -> str:
    """Write a figure with its unit, a currency before it; what no chance moves has no interval."""
    text = _three_digits(value.value) if value.method == CONSTANT else str(value)
    if unit.isupper():
        return money(text, unit)
    figure, bracket, evidence = text.partition(" (")
    told = say.WITH_UNIT(figure=figure, unit=unit) if unit else figure
    return told + bracket + evidence


def _three_digits(value: float) -> str:
    """Write a number in whole units, and a small one with three digits."""
    return exact(round(value, max(1 + decimals_carried(value), 0)))


def exactly(value: float) -> Estimate:
    """Return a figure that no chance has a part in."""
    return Estimate(value, value, value, 1, 1, CONSTANT)


def above(value: Estimate, bound: float = 0.0) -> bool | None:
    """Say whether a figure is surely above a bound, surely not, or neither."""
    if value.low is None or value.high is None:
        return None
    if value.low > bound:
        return True
    return False if value.high <= bound else None


def below(value: Estimate, bound: float = 0.0) -> bool | None:
    """Say whether a figure is surely below a bound, surely not, or neither."""
    return above(-value, -bound)


def neither(answer: bool | None) -> bool | None:
    """Say the contrary of an answer; what cannot be told stays so."""
    return None if answer is None else not answer


def every(answers: Sequence[bool | None]) -> bool | None:
    """Say whether all of some answers are yes; one no is enough for a no."""
    if False in answers:
        return False
    return None if None in answers else True
