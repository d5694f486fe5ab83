"""Files of separated values -> pieces."""

import contextlib
import csv
import io
import os
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path
from typing import TextIO

import numpy as np

from ...arrays import Numbers
from ..records import NotUnderstood, RecordsError
from .encoding import encoding_of
from .header import SEARCHED, Header, find
from .piece import Column, Piece, Wanted
from .table import AT_ONCE, Sheet, piece
from .told import of_column, rows_named

DELIMITERS = (",", ";", "\t", "|")
_HEAD = 1 << 16
"""Characters in which the header is searched."""


def csv_pieces(file: Path, wanted: Wanted) -> Iterator[Piece]:
    """Yield the rows of a CSV file, of the wanted columns only.

    Errors: RecordsError when a quote is left open, a row has more cells than the header, or the
    file ends within a row.
    """
    encoding = encoding_of(file)
    with file.open(encoding=encoding, newline="") as text:
        skipped = _declared(text)
        head = text.read(_HEAD)
        for delimiter in _likely(head):
            header = find("", _top(head, delimiter), wanted)
            if header:
                text.seek(0)
                text.read(skipped)
                yield from _rows(text, delimiter, Sheet(str(file), "", header))
                return


def _declared(text: TextIO) -> int:
    """Return the length of a first line such as "sep=;", which spreadsheets do not show."""
    line = text.readline(100)
    declared = line.strip().strip('"').lower()
    length = len(line) if declared.startswith("sep=") and len(declared) <= len("sep=x") else 0
    text.seek(0)
    text.read(length)
    return length


def _likely(head: str) -> list[str]:
    """Return delimiters, first the one that gives most cells in the rows at the top."""
    return sorted(DELIMITERS, key=lambda delimiter: -sum(map(len, _top(head, delimiter))))


def _top(head: str, delimiter: str) -> list[list[str]]:
    """Return the first rows of a text as far as they can be read."""
    rows: list[list[str]] = []
    lines = io.StringIO(head, newline="")  # which ends lines where a file does
    with contextlib.suppress(csv.Error):  # told when all is read
        rows.extend(islice(_reader(lines, delimiter), SEARCHED))
    return rows


def _reader(lines: Iterator[str], delimiter: str) -> "csv._reader":  # type: ignore[name-defined]
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)


def _rows(text: TextIO, delimiter: str, sheet: Sheet) -> Iterator[Piece]:
    reader = _reader(text, delimiter)
    row = sheet.header.row + 1
    list(islice(reader, row))
    cells = 0
    while rows := _read(reader, sheet.file):
        lengths = np.fromiter(map(len, rows), np.int64, len(rows))
        numbers = np.arange(row + 1, row + 1 + len(rows))
        _check_wide(rows, lengths, numbers, sheet)
        row, cells = row + len(rows), int(lengths[-1])
        short = _short(rows, lengths, numbers, sheet)
        made = piece(sheet, _kept(rows, sheet.header), numbers)
        yield Piece(made.file, made.sheet, made.rows, (*short, *made.not_understood))
    _check_end(cells, row, sheet)


def _read(reader: "Iterator[list[str]]", file: str) -> list[list[str]]:
    try:
        return list(islice(reader, AT_ONCE))
    except csv.Error as error:
        line = reader.line_num  # type: ignore[attr-defined]
        raise RecordsError(file, f"line {line:,}: {_said(str(error))}") from None


def _said(error: str) -> str:
    """Return in plain words what the reader of CSV files found."""
    if "expected after" in error or "end of data" in error:
        return "a quote is left open there or above, or one within a text is not doubled"
    if "field larger" in error:
        return "a cell is huge; is a quote left open above it?"
    return f"cannot be read: {error}"


def _kept(rows: list[list[str]], header: Header) -> Sequence[Sequence[str]]:
    """Return the cells of the kept columns; a row that ends early has empty ones."""
    columns: list[Sequence[str]] = list(zip_longest(*rows, fillvalue=""))
    nothing = ("",) * len(rows)
    return [columns[place] if place < len(columns) else nothing for place in header.places]


def _check_wide(rows: list[list[str]], lengths: Numbers, numbers: Numbers, sheet: Sheet) -> None:
    """Hold that no row says something right of the header: its cells may have moved."""
    for at in np.flatnonzero(lengths > sheet.header.width):
        if any(cell.strip() for cell in rows[at][sheet.header.width :]):
            raise RecordsError(
                sheet.file,
                f"row {numbers[at]:,} has {lengths[at]} cells, its header {sheet.header.width}: "
                "is a delimiter within a text not quoted?",
            )


def _check_end(cells: int, row: int, sheet: Sheet) -> None:
    """Hold that the last row is whole: one that is short, and whose line does not end, was cut."""
    if not 0 < cells < sheet.header.width:
        return
    with Path(sheet.file).open("rb") as opened:
        opened.seek(-min(4, os.fstat(opened.fileno()).st_size), os.SEEK_END)
        end = opened.read().replace(b"\0", b"")
    if not end.endswith((b"\n", b"\r")):
        raise RecordsError(sheet.file, f"ends within row {row:,}: it was cut; export it again")


def _short(
    rows: list[list[str]], lengths: Numbers, numbers: Numbers, sheet: Sheet
) -> tuple[NotUnderstood, ...]:
    """Return a line for each kept column that rows end before; blank rows aside."""
    last = max(sheet.header.places, default=0)
    some = np.flatnonzero(lengths <= last)
    filled = np.array([at for at in some if any(map(str.strip, rows[at]))], dtype=np.int64)
    lines: list[NotUnderstood] = []
    for name, place in zip(sheet.header.kept, sheet.header.places, strict=True):
        without = numbers[filled[lengths[filled] <= place]]
        if len(without):
            message = f"{rows_named(without)} ends before this column, taken as empty"
            lines.append(of_column(Column(sheet.file, "", name), message))
    return tuple(lines)
