"""Where a file's numbers come from: `[sources]`, by keys with dots."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .dotted import DottedKeyError, Table, dotted, places, value_at
from .flat import flat
from .problem import Fault, Place
from .written import written


class Sourced(NamedTuple):
    """A number of the file, and where it comes from."""

    key: str
    value: str
    source: str


def unknown_sources(table: Table) -> Iterator[Fault]:
    """Yield the keys of `[sources]` that name nothing, or nothing that the file says."""
    for key in _said(table):
        try:
            found = places(key, table)
        except DottedKeyError as error:
            yield ("sources", key), str(error)
        else:
            if all(value_at(table, place) is None for place in found):
                yield ("sources", key), "the file does not say this number"


def sourced(table: Table) -> list[Sourced]:
    """Return each number that has a source, with what it is; `*` for each."""
    return [
        Sourced(dotted(place, table), written(value_at(table, place)), source)
        for key, source in _said(table).items()
        for place in places(key, table)
    ]


def without_sources(table: Table, changed: Sequence[Place]) -> dict[str, str]:
    """Return the sources that still hold when some places are changed."""
    kept = {}
    for key, source in _said(table).items():
        found = places(key, table)
        if not any(_meet(place, other) for place in found for other in changed):
            kept[key] = source
    return kept


def still_true(before: Table, given: Table, after: Table) -> dict[str, Any]:
    """Return the sources of merged tables, without inherited ones of numbers that are others now.

    A file `given` was merged over what was `before`.
    """
    own = _said(given)
    return {
        key: source
        for key, source in _said(after).items()
        if key in own or _values(key, before) == _values(key, after)
    }


def _values(key: str, table: Table) -> list[Any]:
    """Return what a key holds; nothing where it names nothing."""
    try:
        return [value_at(table, place) for place in places(key, table)]
    except DottedKeyError:
        return []


def _said(table: Table) -> dict[str, Any]:
    sources = table.get("sources")
    return flat(sources) if isinstance(sources, Mapping) else {}


def _meet(place: Place, other: Place) -> bool:
    shorter = min(len(place), len(other))
    return place[:shorter] == other[:shorter]
