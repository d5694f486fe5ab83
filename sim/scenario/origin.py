"""Which of several files says what stands at a place of their merged tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .merge import Table, by_identity
from .problem import Place
from .source import Source


def origin(place: Place, table: Table, sources: Sequence[Source]) -> str:
    """Return the name of the last file that says what stands at a place of the merged table.

    Where nothing stands there, the last file that says what it should stand in.
    """
    steps = _steps(table, place)
    for length in range(len(steps), 0, -1):
        for source in reversed(sources):
            if _says(source.table, steps[:length]):
                return source.name
    return sources[-1].name


def _steps(table: Table, place: Place) -> list[object]:
    """Return what stands at a place and above it: keys, and identities of entries."""
    here: Any = table
    steps: list[object] = []
    for key in place:
        inner = _keyed(here, steps)
        if isinstance(here, list) and isinstance(key, int) and key < len(here):
            steps.append(list(inner)[key])
            here = here[key]
        elif key in inner:
            steps.append(key)
            here = inner[key]
    return steps


def _says(table: Table, steps: Sequence[object]) -> bool:
    here: Any = table
    for number, step in enumerate(steps):
        inner = _keyed(here, steps[:number])
        if step not in inner:
            return False
        here = inner[step]
    return True


def _keyed(here: Any, above: Sequence[object]) -> Table:  # noqa: ANN401 - any TOML value
    """Return a table, or a list as a table by identity; nothing for anything else."""
    if isinstance(here, list):
        return by_identity(here, above[-1])
    return here if isinstance(here, dict) else {}
