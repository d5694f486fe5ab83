"""Knobs: the numbers of a policy that may be searched, and the policy with other ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator, ValidationError
from pydantic.fields import FieldInfo

from ..policy.composed import Composed
from ..policy.rule import Rule
from ..words.number import decimals_carried, number

_RHYTHMS = frozenset({
    "window", "every_days", "recalculate_every_days", "new_days", "usual_days", "on_day",
    "from_day", "today", "reaction_days",
})  # fmt: skip
"""Numbers that say when a rule looks, and how far back: people choose them by their week."""
_LEAST, _MOST = 0.25, 3.0
"""Of a number as it is, in which its search begins and ends."""
_EDGE = 0.02
"""Of what is searched; a value so near to an end might have gone beyond it."""
_COARSE = 20
"""A number that is whole by chance stays so where its search is wider than that."""
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knob:
    """One number of a policy, and between which ends it is searched."""

    place: Place
    """The keys that lead to it."""
    now: float
    low: float
    high: float
    whole: bool

    @property
    def key(self) -> str:
        """What a file calls it, within its policy."""
        return ".".join(self.place)

    def in_digits(self, value: float) -> str:
        """Return a value of it, to the digits that a search carries."""
        return number(value, 0 if self.whole else decimals_carried(self.high) + 1)

    def is_at_its_end(self, value: float) -> bool:
        """Whether a value lies where the search ends, and the number could go further."""
        edge = _EDGE * (self.high - self.low)
        low, high = self.low > 0 and value <= self.low + edge, value >= self.high - edge
        return low or (high and self.high > 1)

    def between(self, low: float, high: float) -> "Knob":
        """Return the same with other ends."""
        return Knob(self.place, self.now, low, high, self.whole)


def knobs(policy: Composed) -> tuple[Knob, ...]:
    """Return the thresholds, quantities, shares and multiples of a policy's rules."""
    return tuple(_within(policy, ()))


def _within(rule: Rule, place: Place) -> Iterator[Knob]:
    """Yield the numbers of a rule and of those inside it."""
    for name, value in rule:
        here = (*place, name)
        if isinstance(value, Rule):
            yield from _within(value, here)
        elif name not in _RHYTHMS:
            field = type(rule).model_fields[name]
            numbers = value if isinstance(value, Mapping) else {"": value}
            for key, told in numbers.items():
                if isinstance(told, int | float) and not isinstance(told, bool):
                    yield from _knob((*here, key) if key else here, told, field)


def _allowed(field: FieldInfo) -> tuple[float, float]:
    """Return the least and the most that a field may hold."""
    ends = {"ge": 0.0, "gt": 0.0, "le": 1e9}
    for told in field.metadata:
        ends |= {key: getattr(told, key) for key in ends if getattr(told, key, None) is not None}
    return max(ends["ge"], ends["gt"]), ends["le"]


def _in_pieces(field: FieldInfo) -> bool:
    """Say whether a field holds whole numbers alone."""
    return field.annotation is int or any(isinstance(m, AfterValidator) for m in field.metadata)


def _knob(place: Place, now: float, field: FieldInfo) -> Iterator[Knob]:
    """Yield a number where it tells how far it may go: a share, or what is not 0."""
    least, most = _allowed(field)
    if most <= 1 or now < 1:
        low, high = least, min(most, max(1.0, _MOST * now))
    else:
        low, high = max(least, _LEAST * now), min(most, _MOST * now)
    whole = _in_pieces(field) or (float(now).is_integer() and high - low > _COARSE)
    if now or most <= 1:
        yield Knob(place, now, round(low) if whole else low, round(high) if whole else high, whole)


def turned(policy: Composed, some: Sequence[Knob], values: Sequence[float]) -> Composed | None:
    """Return a policy with other numbers; None where they do not go together."""
    table = policy.model_dump(by_alias=True, exclude_unset=True)
    for knob, value in zip(some, values, strict=True):
        _put(table, knob.place, int(value) if _is_whole(policy, knob) else value)
    try:
        return Composed.model_validate(table)
    except ValidationError:
        return None


def _is_whole(policy: Composed, knob: Knob) -> bool:
    """Say whether the file has an integer there."""
    value: Any = policy
    for key in knob.place:
        value = value[key] if isinstance(value, Mapping) else getattr(value, key)
    return isinstance(value, int)


def _put(table: dict[str, Any], place: Place, value: float) -> None:
    *way, last = place
    for key in way:
        table = table.setdefault(key, {})
    table[last] = value
