"""The row of a sheet that names its columns."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .piece import Wanted

SEARCHED = 10
"""Rows from the top; some exports have lines of title above the header."""
_ENDS = " \t\r\n\v\f\0\u00a0\u200b\u200e\u200f\u2060\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class Header:
    """Where the names stand, and the columns to keep."""

    row: int
    """Counted from 0."""
    width: int
    """Cells of its row, also those without a name."""
    kept: tuple[str, ...]
    places: tuple[int, ...]
    """Of the kept, counted from 0."""


def find(sheet: str, rows: Sequence[Sequence[str]], wanted: Wanted) -> Header | None:
    """Return the first of the top rows that is wanted as a header; None: none is."""
    for row, cells in enumerate(rows[:SEARCHED]):
        names = named(cells)
        kept = wanted(sheet, names) if names else None
        if kept is not None:
            places = tuple(names.index(name) for name in kept)
            return Header(row, len(cells), tuple(kept), places)
    return None


def named(cells: Sequence[str]) -> list[str]:
    """Return names as written, composed, without blanks at the ends, each of them once."""
    plain = [unicodedata.normalize("NFC", cell).strip(_ENDS) for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    names: list[str] = []
    for name in plain:
        names.append(_new(name, names, plain))
    return names


def _new(name: str, before: Sequence[str], all_written: Sequence[str]) -> str:
    """Return a name that is not there yet, and is no other's own."""
    if name not in before:
        return name
    number = 2
    while f"{name} ({number})" in before or f"{name} ({number})" in all_written:
        number += 1
    return f"{name} ({number})"
