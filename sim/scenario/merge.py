"""Merge raw tables: what a file says over what it inherits, and which file says what.

Plain values replace, tables merge, and a list whose entries have an identity merges like a table
by that identity. Other lists are replaced whole, and so is a law or a rule that names itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .problem import Fault, Place, Problem, did_you_mean
from .source import Source

Table = dict[Any, Any]
Wrong = list[Fault]
Path = tuple[object, ...]
"""The keys that lead to a value, and instead of list numbers the entries' identities."""

_IDENTITY = {"lane": ("mode", "to"), "transfer": ("from", "to"), "uncertain": ("what",)}
"""Lists whose entries are known by other keys than their name."""
_BESIDE_DROP = {"drop", "name", "mode", "from", "to", "what"}
DROP_ALL = {"name": "*", "drop": True}
"""The entry that, as the first of a list, leaves all inherited ones out."""
_KINDS = {"law", "rule", "times", "plus"}
"""A table with one of these keys stands whole: another kind has other numbers."""


def merged(inherited: Table, given: Table) -> tuple[Table, list[Problem]]:
    """Return the tables of both, and a problem for each thing to drop that is not there."""
    wrong: Wrong = []
    table = _value(inherited, given, (), wrong)
    return table, [Problem.at(place, given, message) for place, message in wrong]


def identity(entry: object, kind: object) -> str | None:
    """Return what tells an entry of a list of this kind from its siblings; None: nothing does."""
    if not isinstance(entry, Mapping):
        return None
    words = [entry.get(key) for key in _IDENTITY.get(str(kind), ("name",))]
    named = [word for word in words if isinstance(word, str)]
    return " to ".join(named) if len(named) == len(words) else None


def _value(inherited: Any, given: Any, place: Place, wrong: Wrong) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(given, dict):
        goes_on = isinstance(inherited, dict) and not _KINDS & given.keys()
        places = [(*place, key) for key in given]
        return _table(inherited if goes_on else {}, given, places, wrong)
    if isinstance(given, list):
        return _list(inherited if isinstance(inherited, list) else [], given, place, wrong)
    return given


def _list(inherited: list[Any], given: list[Any], place: Place, wrong: Wrong) -> list[Any]:
    """Merge two lists as tables by their entries' identities."""
    kind = place[-1]
    goes_on = bool(given) and all(identity(entry, kind) for entry in inherited)
    old = by_identity(inherited, kind) if goes_on else {}
    places = [(*place, number) for number in range(len(given))]
    if old and given[0] == DROP_ALL:
        old, given, places = {}, given[1:], places[1:]
    return list(_table(old, by_identity(given, kind), places, wrong).values())


def by_identity(entries: list[Any], kind: object) -> Table:
    """Return entries by identity; those without one, or with a double, by their number."""
    table: Table = {}
    for number, entry in enumerate(entries):
        name = identity(entry, kind)
        table[number if name is None or name in table else name] = entry
    return table


def _table(inherited: Table, given: Table, places: Iterable[Place], wrong: Wrong) -> Table:
    """Merge two tables; `places` tell where each of the given values stands in its file."""
    table = dict(inherited)
    for (key, value), place in zip(given.items(), places, strict=True):
        if not isinstance(value, dict) or value.get("drop") is not True:
            table[key] = _value(table.get(key), value, place, wrong)
        elif key in inherited:
            del table[key]
            lost = sorted(value.keys() - _BESIDE_DROP)
            wrong += [((*place, other), "cannot stand beside drop = true") for other in lost]
        else:
            known = [name for name, inner in inherited.items() if isinstance(inner, dict)]
            wrong.append((place, f"there is none to drop{did_you_mean(str(key), known)}"))
    return table


def with_sources(
    problems: Sequence[Problem], table: Table, sources: Sequence[Source]
) -> list[Problem]:
    """Return problems of the merged table, each with the last file that says what stands there.

    Where nothing stands, it is the last file that says what it should stand in.
    """
    paths = dict(_values(table, (), ()))
    says = {path: source.name for source in sources for _, path in _values(source.table, (), ())}
    return [replace(p, source=says[_nearest(p.place, paths, says)]) for p in problems]


def _nearest(place: Place, paths: dict[Place, Path], says: dict[Path, str]) -> Path:
    """Return the path to what stands at a place, or to what it should stand in."""
    here: Place = ()
    for key in place:  # words that only say of which kind a law or a rule is lead nowhere
        here = (*here, key) if (*here, key) in paths else here
    path = paths[here]
    while path not in says:
        path = path[:-1]
    return path


def _values(value: Any, place: Place, path: Path) -> Iterator[tuple[Place, Path]]:  # noqa: ANN401 - any TOML value
    """Yield the place and the path of a value and of all values inside it."""
    yield place, path
    if isinstance(value, list):
        for number, (name, entry) in enumerate(by_identity(value, path[-1]).items()):
            yield from _values(entry, (*place, number), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*place, key), (*path, key))
