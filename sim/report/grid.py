"""Tables of a page: cells as the terminal shows them, each with what it is sorted by."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from rich.table import Table

from ..words.number import MINUS
from ..words.text import in_one_line, width

_NUMBER = re.compile(r"-?[\d,]*\.?\d+")
_SHORT = 24
"""Columns of a cell that is not broken."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Cell(NamedTuple):
    """What a cell says."""

    text: str
    key: str
    """A number or a text, by which a column is sorted."""

    @property
    def is_short(self) -> bool:
        """Whether it stands in one line: a date, a name."""
        return width(self.text) <= _SHORT


class Grid(NamedTuple):
    """A table: the first column to the left, numbers to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    right: tuple[bool, ...]
    """Which columns stand to the right."""
    title: str = ""
    caption: str = ""

    @classmethod
    def of(cls, table: Table) -> Self:
        """Return what a table of the terminal shows; whose row it is stands in each, to sort."""
        first, *others = ([str(cell) for cell in column.cells] for column in table.columns)
        columns = [_filled(first), *others]
        headings = (in_one_line(str(column.header)) for column in table.columns)
        rows = zip(*columns, strict=True)
        return cls(
            headings=tuple(headings),
            rows=tuple(tuple(Cell(text, sort_key(text)) for text in row) for row in rows),
            right=tuple(column.justify == "right" for column in table.columns),
            title=str(table.title or ""),
            caption=str(table.caption or ""),
        )

    @classmethod
    def listed(cls, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Self:
        """Return a table of plain texts."""
        cells = tuple(tuple(Cell(text, sort_key(text)) for text in row) for row in rows)
        return cls(tuple(headings), cells, (False,) * len(headings))


def sort_key(text: str) -> str:
    """Return what a cell is sorted by: its first number, or its text; dates sort as they stand."""
    plain = text.replace(MINUS, "-").strip()
    found = _NUMBER.match(plain.lstrip("<>~"))
    if found and not _DATE.match(plain):
        return found.group().replace(",", "")
    return plain.casefold()


def _filled(cells: Sequence[str]) -> list[str]:
    """Return the names of rows, one left empty as the one above."""
    filled = list[str]()
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled
