"""What is wrong with a file, in the seller's terms: where, what was expected, what was found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, Self

from ..errors import UserError
from ..words import text as say
from ..words.language import ENGLISH, speaking
from ..words.unseen import shown

_UNITS = frozenset({
    "days", "day", "share", "per", "unit", "units", "kg", "m3", "at", "on", "of", "to", "from",
})  # fmt: skip
"""Parts of keys that say nothing of what a key is about."""
ROW = " row "
"""Stands between the name of a CSV file and the number of a row."""
_MANY, _FIRST = 5, 3
"""More problems of a kind than these are counted, after the first ones."""
Place = tuple[str | int, ...]
"""The keys and list numbers that lead to a value."""
Fault = tuple[Place, str]
"""Where something is wrong, and what."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a scenario."""

    where: str
    message: str
    place: Place = field(default=(), compare=False)
    source: str = ""
    """The file that says so; empty: the one that was asked for."""

    @classmethod
    def at(cls, place: Place, table: Mapping[str, Any], message: str) -> Self:
        """Return a problem at a place of a table."""
        return cls(path(place, table), message, place)

    def __str__(self) -> str:
        """Return `product "lamp" -> price: expected a number of 0 or more, found -3`."""
        return f"{self.where}: {self.message}" if self.where else self.message


class PlacedError(ValueError):
    """What a check of several tables together finds wrong, each at its own place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(message for _, message in faults))


class ScenarioError(UserError):
    """A scenario file cannot be used; it lists every problem found in it."""

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> list[str]:
        """Each problem in a line that begins with its file; many of a kind are counted."""
        alike: dict[tuple[str, str], list[Problem]] = {}
        for problem in self.problems:
            source = problem.source or self.source
            file = re.sub(rf"{ROW}\d+$", "", source)
            kind = (file, re.sub(r"\d[\d.:T-]*", "0", problem.message))
            alike.setdefault(kind, []).append(replace(problem, source=source))
        return [line for (file, _), some in alike.items() for line in _lines(file, some)]


def _lines(file: str, alike: Sequence[Problem]) -> list[str]:
    """Return the lines of problems of one kind in a file; of many the first ones and a count."""
    told = alike if len(alike) <= _MANY else alike[:_FIRST]
    lines = [f"{problem.source}: {problem}" for problem in told]
    rest = len(alike) - len(told)
    return [*lines, f"{file}: the same in {rest} more places"] if rest else lines


@speaking(ENGLISH)
def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "lamp"?` where a known word is close, else the known words.

    In English, as all that is said of files.
    """
    return spoken_hint(word, known)


@speaking(ENGLISH)
def nearest(word: str, known: Iterable[str]) -> str:
    """Return the same where a known word is close; else nothing."""
    return nearest_spoken(word, known)


def spoken_hint(word: str, known: Iterable[str]) -> str:
    """Return what `did_you_mean` does, in the language that is spoken."""
    choices = sorted(known)
    apart = [*map(say.quoted, choices)] if "," in "".join(choices) else choices
    few = say.THERE_IS(names=say.chained(apart)) if 0 < len(choices) <= 32 else ""
    return nearest_spoken(word, choices) or few


def nearest_spoken(word: str, known: Iterable[str]) -> str:
    """Return which known word is close in letters and in meaning, in the language that is spoken.

    Words that say more than the one that was found, as opening_stock for stock, are the closest.
    """
    longer = _longer(word, known := sorted(known))
    if longer:
        return say.DID_YOU_MEAN(names=say.joined(longer, say.OR))
    close = get_close_matches(word, [other for other in sorted(known) if close_to(word, other)], 1)
    return say.DID_YOU_MEAN(names=say.quoted(close[0])) if close else ""


def _longer(word: str, known: Sequence[str]) -> list[str]:
    """Return the few known words that have all parts of a word, and others beside them."""
    parts = {*word.lower().split("_")}
    all_longer = [other for other in known if parts < {*other.split("_")}]
    begin = [other for other in all_longer if other.startswith(word)]
    found = [say.quoted(other) for other in begin or all_longer]
    return found if len(found) <= _FIRST and not get_close_matches(word, known, 1, 0.9) else []


def close_to(word: str, other: str) -> bool:
    """Say whether a word may be a misspelling of another.

    `shelf_life_days` is none of `sell_on_days`: what is common to both is only the unit.
    """
    others = _telling(other)
    akin = any(get_close_matches(part, others, cutoff=0.75) for part in _telling(word))
    return bool(get_close_matches(word, [other], cutoff=0.6 if akin or "_" not in word else 0.85))


def _telling(word: str) -> list[str]:
    """Return the parts of a word that name no unit, and all of them as one."""
    parts = [part for part in re.split(r"[\s_]+", word) if part not in _UNITS]
    return [*parts, "".join(parts)]


def path(loc: Sequence[str | int], table: Mapping[str, Any]) -> str:
    """Return a place in the seller's terms: entries of a list by their name, else by number.

    Words that only say which kind of rule or law an entry is are left out.
    """
    words: list[str] = []
    here: Any = table
    for key in loc:
        if isinstance(here, list) and isinstance(key, int) and key < len(here):
            here = here[key]
            words[-1] += f" {_title(here, key)}"
        elif isinstance(here, Mapping) and key in here:
            here = here[key]
            words.append(str(key))
        elif isinstance(here, Mapping) and key not in _tags(here):
            words.append(str(key))
    return " → ".join(words)


def _title(entry: Any, number: int) -> str:  # noqa: ANN401 - any TOML value
    """Return `"lamp"` for an entry with a name, else its number, counted from 1."""
    if isinstance(entry, Mapping):
        for key in ("name", "product", "mode"):
            if isinstance(entry.get(key), str):
                name = shown(entry[key])
                return f'"{name}"' if key == "name" else f'{number + 1} ("{name}")'
    return str(number + 1)


def _tags(entry: Mapping[str, Any]) -> set[object]:
    """Return the words that only say which kind of rule or law an entry is."""
    return {entry.get("rule"), entry.get("law"), "none", "constant", "table"}
