"""Columns of raw cells -> a piece of clean text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Numbers
from ...words.unseen import NAMES, shown
from ..records import NotUnderstood, RecordsError
from .header import Header
from .nothing import DASHES
from .piece import Column, Piece
from .told import told

AT_ONCE = 50_000
"""Rows of a piece."""
MOST_CHARACTERS = 10_000
"""Of a cell."""
_BLANK = " \t\r\n\v\f\u00a0\u200b\u200e\u200f\u2060\u3000\ufeff"
_LOST = r"^[+-]?\d([.,]\d+)?[Ee]\+\d\d+$"  # as a spreadsheet writes what it has no room for
_WITHOUT_WIDTH = r"[\x{200b}\x{2060}\x{feff}]"
"""Which titles hold and nobody means: a name with them is the same name."""
_UNSEEN = "[" + re.sub(r"\\u(\w{4})", r"\\x{\1}", NAMES) + "]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a piece is cut from."""

    file: str
    name: str
    header: Header


def piece(sheet: Sheet, columns: Sequence[Sequence[str]], rows: Sequence[int] | Numbers) -> Piece:
    """Return a piece of columns, one of each that is kept; rows that say nothing are left out.

    Errors: RecordsError when a cell is huge, or a number in it lost its last digits.
    """
    index = pd.Index(np.asarray(rows, dtype=np.int64), name="row")
    table = pd.DataFrame(index=index)
    lines: list[NotUnderstood] = []
    for name, cells in zip(sheet.header.kept, columns, strict=True):
        column = Column(sheet.file, sheet.name, name)
        table[name], unseen = _clean(pa.array(cells, pa.string()), column, index)
        lines.extend(unseen)
    if not len(table.columns):
        return Piece(sheet.file, sheet.name, table, tuple(lines))
    return Piece(sheet.file, sheet.name, table[(table != "").any(axis=1)], tuple(lines))


def _clean(
    cells: pa.Array, column: Column, index: pd.Index
) -> tuple["pd.Series[str]", tuple[NotUnderstood, ...]]:
    """Return texts composed, in one line each, with codes for what is not seen; and what was so."""
    _check_length(cells, column, index)
    texts = pc.utf8_trim(pc.utf8_normalize(cells, "NFC"), _BLANK)
    texts = pc.replace_substring_regex(texts, r"[\t\r\n\v\f\x{2028}\x{2029}\x85]+", " ")
    texts = pc.replace_substring_regex(texts, r'^="([^"]*)"$', r"\1")  # how CSV files say "text"
    _check_digits(texts, column, index)
    texts = pc.replace_substring_regex(texts, _WITHOUT_WIDTH, "")
    texts = pc.replace_substring_regex(texts, DASHES, "")
    unseen = pc.match_substring_regex(texts, _UNSEEN)
    series = _series(texts, index)
    if not pc.any(unseen).as_py():
        return series, ()
    found = series[unseen.to_numpy(zero_copy_only=False)]
    series = series.copy()
    series[found.index] = found.map(shown)
    return series, told(column, found, "holds characters that are not seen, kept as codes")


def _check_length(cells: pa.Array, column: Column, index: pd.Index) -> None:
    huge = pc.greater(pc.utf8_length(cells), MOST_CHARACTERS)
    if pc.any(huge).as_py():
        raise RecordsError(
            column.file,
            f"{place(column, index[pc.index(huge, True).as_py()])}: "
            f"a cell of more than {MOST_CHARACTERS:,} characters; is a quote left open above it?",
        )


def _check_digits(texts: pa.Array, column: Column, index: pd.Index) -> None:
    lost = pc.match_substring_regex(texts, _LOST)
    if pc.any(lost).as_py():
        at = pc.index(lost, True).as_py()
        raise RecordsError(column.file, digits_lost(column, index[at], texts[at].as_py()))


def digits_lost(column: Column, row: int, text: str) -> str:
    """Return the message about a long number that a spreadsheet shortened."""
    return (
        f"{place(column, row)}: {text} lost its last digits in a spreadsheet; "
        "export the file again and do not save it from there"
    )


def place(column: Column, row: int) -> str:
    """Return where a cell stands, as messages name it after the file."""
    sheet = f"sheet {shown(column.sheet)}, " if column.sheet else ""
    return f"{sheet}row {row:,}, column {shown(column.name)}"


def _series(texts: pa.Array, index: pd.Index) -> "pd.Series[str]":
    series: pd.Series[str] = texts.to_pandas()
    series.index = index
    return series
