"""Some rows of a sheet, as text, and what could not be understood of a column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from ..records import NotUnderstood


@dataclass(frozen=True)
class Piece:
    """Some rows of one sheet, all as text; blanks and tabs at the ends of cells are gone."""

    file: str
    """Its name as given."""
    sheet: str
    """Empty: the file has no sheets."""
    rows: pd.DataFrame
    """Texts, empty where a cell is; columns as the header writes them, made unique with " (2)";
    the index is the row as a spreadsheet counts, the first of the file is 1."""
    not_understood: tuple[NotUnderstood, ...] = ()
    """Rows that end early, cells with characters that are not seen."""


Wanted = Callable[[str, Sequence[str]], Sequence[str] | None]
"""From a sheet and a row that may be its header to the columns to keep; None: not for us."""


class Column(NamedTuple):
    """Where a column stands, for messages."""

    file: str
    sheet: str
    name: str


@dataclass(frozen=True)
class Understood:
    """A column that was text, as values on the same index; NaN or NaT where there is none."""

    values: pd.Series
    not_understood: tuple[NotUnderstood, ...] = ()
    currencies: frozenset[str] = frozenset()
    """Three letters each, of amounts."""
