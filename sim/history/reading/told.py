"""Cells that could not be understood, as lines: the first few, then how many more."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from ...words.unseen import shown
from ..records import NotUnderstood
from .piece import Column

MOST = 5
"""Cells of a kind that are told one by one; of more, the first three."""
_FIRST = 3
_LONGEST = 40


def quoted(text: str) -> str:
    """Return a text from a file as messages quote it: in one line, cut to 40 characters."""
    line = shown(text)
    return f'"{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"}"'


def told(column: Column, cells: "pd.Series[Any]", message: str) -> tuple[NotUnderstood, ...]:
    """Return lines about cells (their texts, on the index of rows); the message follows each."""
    few = cells if len(cells) <= MOST else cells.iloc[:_FIRST]
    lines = [
        NotUnderstood(*column[:2], int(row), column.name, f"{quoted(text)} {message}")
        for row, text in zip(few.index.to_numpy(), few, strict=True)
    ]
    rest = len(cells) - len(few)
    if rest:
        lines.append(NotUnderstood(*column[:2], None, column.name, f"{rest:,} more such cells"))
    return tuple(lines)


def of_column(column: Column, message: str) -> NotUnderstood:
    """Return a line about a column as a whole."""
    return NotUnderstood(*column[:2], None, column.name, message)


def rows_named(rows: Iterable[Any]) -> str:
    """Return rows as messages name them: row 5, rows 5, 6 and 7, rows 5, 6, 7 and 90 more."""
    numbers = [f"{row:,}" for row in rows]
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    few, rest = numbers[:_FIRST], len(numbers) - _FIRST
    return f"rows {', '.join(few)} and {rest} more" if rest > 0 else f"rows {_and(few)}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]])


def of_sheet(column: Column) -> str:
    """Return what messages call a column after its file."""
    sheet = f"sheet {shown(column.sheet)}, " if column.sheet else ""
    return f"{sheet}column {shown(column.name)}"
