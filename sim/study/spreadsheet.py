"""Tables for spreadsheets, in which no text is read as a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with; programs made for Chinese and Japanese take wide ones, too."""


def as_csv(rows: Sequence[Mapping[str, Any]] | pd.DataFrame) -> str:
    """Return rows as text for a spreadsheet: an apostrophe keeps a text from being a formula.

    Texts stand in quotes, so that no semicolon or tab in a name begins a cell anywhere.
    """
    table = pd.DataFrame(rows).map(_plain)
    return table.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC)


def _text(text: str) -> str:
    """Keep a spreadsheet from reading a text of a CSV file as a formula."""
    return f"'{text}" if text.lstrip().startswith(_STARTS) else text


def _plain(cell: Any) -> Any:  # noqa: ANN401 - whatever stands in a table
    if isinstance(cell, bool | np.bool_):
        return str(cell)
    return _text(cell) if isinstance(cell, str) else cell


def read_back(text: str) -> list[list[str | float]]:
    """Return what `as_csv` wrote, row by row: texts without their apostrophe, and numbers."""
    rows = csv.reader(io.StringIO(text), quoting=csv.QUOTE_NONNUMERIC)
    return [[_as_it_was(cell) for cell in row] for row in rows]


def _as_it_was(cell: str | float) -> str | float:
    told = isinstance(cell, str) and cell.startswith("'") and _text(cell[1:]) == cell
    return cell[1:] if told and isinstance(cell, str) else cell
