"""Which of several files says what stands at a place of their merged tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from .merge import Table, by_identity
from .problem import Place, Problem
from .source import Source

Path = tuple[object, ...]
"""The keys that lead to a value, and instead of list numbers the entries' identities."""


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
