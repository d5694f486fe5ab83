"""A seller's files -> Records: each read by its format, and what they tell twice counted once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import file_digest
from pathlib import Path

import pandas as pd

from ..records import FileRead, NotUnderstood, Records, RecordsError
from . import catalogue
from .data_rows import only_data
from .format import Tables
from .joined import TABLES, joined
from .notes import Notes
from .overlaps import FILE
from .pieces import pieces
from .recognise import Recognised, Recogniser, unlike_any
from .sheet import Sheet

COSTS = "purchases"
"""Whose money unit costs are, see the formats of purchases and products."""


def read(files: Sequence[Path]) -> Records:
    """Return all that files say; none that is personal is asked for.

    A file that is given twice, also under another name, is read once.
    Errors: RecordsError when a file is of no known format, cannot be read, or contradicts itself
    or another.
    """
    notes, sources = Notes(), list[FileRead]()
    tables: dict[str, list[pd.DataFrame]] = defaultdict(list)
    distinct = list(_distinct(files))
    for number, file in enumerate(distinct):
        for name, table in _tables(file, notes, sources):
            tables[name].append(table.assign(**{FILE: number}))
    names = [str(file) for file in distinct]
    once = {name: joined(name, tables.pop(name, []), names, notes) for name in TABLES}
    currencies, costs = _currencies(notes)
    return Records(
        **once,
        currencies=currencies,
        cost_currency=costs,
        files=tuple(sources),
        left_out=notes.counted(),
        not_understood=tuple(notes.not_understood),
    )


def _distinct(files: Sequence[Path]) -> Iterator[Path]:
    """Yield files of which no two are the same, byte by byte."""
    seen = set()
    for file in map(Path, files):
        content = _content(file)
        if content not in seen:
            seen.add(content)
            yield file


def _content(file: Path) -> bytes | str:
    """Return what tells a file from others; of one that cannot be opened its name."""
    try:
        with file.open("rb") as handle:
            return file_digest(handle, "sha256").digest()
    except OSError:
        return str(file)


def _tables(
    file: Path, notes: Notes, sources: list[FileRead]
) -> Sequence[tuple[str, pd.DataFrame]]:
    """Return the tables of a file's sheets; its texts are let go, which a large file needs."""
    tables: list[tuple[str, pd.DataFrame]] = []
    for sheet, found in _sheets(file, notes):
        told = found.format.read(sheet)
        sources.append(_source(sheet, found, told))
        tables.extend(told.items())
    return tables


def _sheets(file: Path, notes: Notes) -> Iterator[tuple[Sheet, Recognised]]:
    """Yield the sheets of a file that have a known format, with the format."""
    asked = Recogniser(str(file))
    parts: dict[str, list[pd.DataFrame]] = defaultdict(list)
    for piece in pieces(file, asked):
        parts[piece.sheet].append(piece.rows)
        notes.not_understood.extend(piece.not_understood)
    for sheet, names in asked.passed_over().items():
        message = f"not read: {unlike_any('', names)}"
        notes.not_understood.append(NotUnderstood(asked.file, sheet, None, "", message))
    for sheet, found in asked.told.items():
        yield _sheet(asked.file, sheet, found, parts.pop(sheet, []), notes), found


def _sheet(
    file: str, sheet: str, found: Recognised, parts: list[pd.DataFrame], notes: Notes
) -> Sheet:
    columns = [one for headers in found.headers.values() for one in headers]
    cells = pd.concat(parts) if parts else pd.DataFrame(columns=columns, dtype="str")
    languages = catalogue.languages(found.format.key, found.headers)
    whole = Sheet(file, sheet, found.headers, cells, notes, found.format.whose, languages)
    return only_data(whole, found.format)


def _source(sheet: Sheet, found: Recognised, told: Tables) -> FileRead:
    """Return what is said of a sheet that was read."""
    days = [table[at] for name, table in told.items() if len(table) and (at := TABLES[name][2])]
    whole = pd.concat(days) if days else pd.Series(dtype="datetime64[s]")
    first, last = (None, None) if whole.empty else (whole.min().date(), whole.max().date())
    return FileRead(sheet.file, sheet.sheet, found.format.name(), len(sheet), first, last)


def _currencies(notes: Notes) -> tuple[tuple[str, ...], str]:
    """Return the currencies that files of the shop are in, and the one of unit costs.

    Errors: RecordsError if the money of one shop is in two.
    """
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for whose, code, file in sorted(notes.currencies):
        told[whose].setdefault(code, file)
    for codes in told.values():
        if len(codes) > 1:
            (one, here), (other, there) = list(codes.items())[:2]
            message = f"is in {other}, but {here} is in {one}: money of one shop has one currency"
            raise RecordsError(there, message)
    costs = next(iter(told.pop(COSTS, {})), "")
    return tuple(sorted({code for codes in told.values() for code in codes})), costs
