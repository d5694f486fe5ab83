"""Numbers of a file changed by their keys with dots: what `--set product.lamp.price=12.5` does."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from .dotted import DottedKeyError, Table, dotted, places, value_at
from .every_key import keys_of
from .problem import Place, Problem, ScenarioError
from .source import Changed, in_one_form
from .written import written

_MOST = 3
"""Keys that a message suggests."""
_DROP = ".drop"
"""Ends a key that leaves out what stands there."""


class Change(NamedTuple):
    """A key with dots, and what it shall hold."""

    key: str
    value: Any
    said: str
    """How it was asked for, for messages."""


class Asked(NamedTuple):
    """What one place of a file shall hold."""

    place: Place
    change: Change
    dropped: bool


class ChangeError(ValueError):
    """A change that cannot be made; `said` is how it was asked for."""

    def __init__(self, said: str, message: str) -> None:
        self.said = said
        super().__init__(message)


def change_of(text: str) -> Change:
    """Return what `--set KEY=VALUE` asks for; a value that is not TOML is text without quotes.

    Errors: ScenarioError.
    """
    said = f"--set {text}"
    key, equals, value = in_one_form(text).partition("=")
    if not equals or not key.strip() or not value.strip():
        message = "expected KEY=VALUE, for example product.lamp.price=12.5"
        raise ScenarioError(said, [Problem("", message)])
    return Change(key.strip(), value_of(value.strip()), said)


def value_of(text: str) -> Any:  # noqa: ANN401 - any TOML value
    """Return a value as a file would hold it; what is not TOML is text without quotes."""
    try:
        table = tomllib.loads(f"value = {text}")
    except ValueError:
        return text
    return in_one_form(table["value"]) if len(table) == 1 else text


def asked_of(changes: Sequence[Change], table: Table) -> list[Asked]:
    """Return the places that some changes mean.

    Errors: ChangeError for a key that the file does not know, and for a place that is meant twice.
    """
    asked: list[Asked] = []
    for change in changes:
        for one in _asked(change, table):
            if any(_overlap(one.place, other.place) for other in asked):
                raise ChangeError(change.said, f"{dotted(one.place, table)} is set twice")
            asked.append(one)
    return asked


def _asked(change: Change, table: Table) -> list[Asked]:
    """Return the places that one change means."""
    dropped = change.key.endswith(_DROP)
    try:
        found = places(change.key.removesuffix(_DROP) if dropped else change.key, table)
    except DottedKeyError as error:
        raise ChangeError(change.said, f"{error}{_whole_keys(change.key, table)}") from None
    if dropped and change.value is not True:
        raise ChangeError(change.said, "expected drop=true, which leaves out what stands there")
    if dropped and any(value_at(table, place) is None for place in found):
        raise ChangeError(change.said, "there is none to drop")
    return [Asked(place, change, dropped) for place in found]


def _whole_keys(key: str, table: Table) -> str:
    """Return the first whole keys of the file that end with a word: price, of any product."""
    found = () if "." in key else (k for k, _ in keys_of(table) if k.endswith(f".{key}"))
    some = list(islice(found, _MOST))
    return f"; did you mean {' or '.join(some)}?" if some else ""


def _overlap(place: Place, other: Place) -> bool:
    shorter = min(len(place), len(other))
    return place[:shorter] == other[:shorter]


def with_changes(table: Table, asked: Sequence[Asked]) -> dict[str, Any]:
    """Return the tables of a file with some places changed; what is dropped is taken out last."""
    changed: dict[str, Any] = as_lists(table)
    for one in asked:
        if not one.dropped:
            _put(changed, one.place, as_lists(one.change.value))
    return without(changed, [one.place for one in asked if one.dropped])


def without(table: Table, gone: Sequence[Place]) -> dict[str, Any]:
    """Return a copy of tables in which nothing stands at some places."""
    left: dict[str, Any] = as_lists(table)
    for place in sorted(gone, key=_position, reverse=True):
        del value_at(left, place[:-1])[place[-1]]
    return left


def _position(place: Place) -> list[tuple[int, str]]:
    """Return what sorts places so that a list's entries come in their order."""
    return [(key, "") if isinstance(key, int) else (0, key) for key in place]


def _put(table: dict[str, Any], place: Place, value: object) -> None:
    """Put a value at a place; tables on the way that the file leaves out are made."""
    here: Any = table
    for key in place[:-1]:
        here = here.setdefault(key, {}) if isinstance(here, dict) else here[key]
    here[place[-1]] = value


def as_lists(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """Return a copy of a value as a file holds it: lists for tuples."""
    if isinstance(value, Mapping):
        return {key: as_lists(inner) for key, inner in value.items()}
    return [as_lists(entry) for entry in value] if isinstance(value, list | tuple) else value


def told(asked: Sequence[Asked], table: Table) -> tuple[Changed, ...]:
    """Return what is changed, for people and manifests: from what to what."""
    return tuple(
        Changed(
            dotted(one.place, table),
            written(value_at(table, one.place)),
            "" if one.dropped else written(one.change.value),
        )
        for one in asked
    )


def entries_changed(change: Changed) -> list[str]:
    """Return the names of entries that are not as they were, of a list of as many named tables."""
    was, now = (value_of(text) for text in (change.was, change.now))
    names = [[_name(entry) for entry in each] for each in (was, now) if isinstance(each, list)]
    if len(names) < 2 or names[0] != names[1] or not all(names[0]):
        return []
    return [_name(new) for old, new in zip(was, now, strict=True) if old != new]


def _name(entry: object) -> str:
    return str(entry.get("name", "")) if isinstance(entry, Mapping) else ""


def blamed(
    problems: Sequence[Problem], asked: Sequence[Asked], table: Table, file: str
) -> list[Problem]:
    """Return problems of changed tables, each with the change that it lies in, else with all."""
    everything = " ".join([file, *dict.fromkeys(one.change.said for one in asked)])
    kept = () if any(one.dropped for one in asked) else asked  # entries after a dropped one move
    return [
        replace(problem, source=_blame(problem.place, kept, table) or everything)
        for problem in problems
    ]


def _blame(place: Place, asked: Sequence[Asked], table: Table) -> str:
    """Return the change that a place lies in, or that lies in a table at the place."""
    here: Place = ()
    for key in place:  # words that only say of which kind a law or a rule is lead nowhere
        here = (*here, key) if value_at(table, (*here, key)) is not None else here
    within = (one for one in asked if len(here) > 1 or one.place == here)
    return next((one.change.said for one in within if _overlap(here, one.place)), "")
