"""Sheets of a workbook: typed cells, written row by row, a header that stays in view."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import ceil, isnan
from typing import TYPE_CHECKING, NamedTuple

from ..words.text import width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Of a sheet, with its header."""
WHOLE, SHARE, FEW, TIMES = "#,##0", "0.0%", "#,##0.0##", "0.0"
AS_IT_IS, DATE = "General", "yyyy-mm-dd"
_FORMS = (WHOLE, SHARE, FEW, TIMES, AS_IT_IS, DATE)
_LONGEST_NAME = 31
_LOOKED_AT = 300
"""Rows that the widths of columns are taken from."""
_NARROWEST, _WIDEST = 9, 60
_TEXT = "@"
_LINE_HEIGHT = 15
"""Points."""


class Number(NamedTuple):
    """A number, and how many of its digits are shown."""

    value: float
    form: str = WHOLE


Cell = str | dt.date | Number | None


@dataclass(frozen=True)
class Sheet:
    """A table with a header."""

    name: str
    about: str
    """What stands in it, for the list of sheets."""
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def number(value: float | None, form: str = "") -> Number | None:
    """Return a cell of a number; without a form as few digits as tell it. None: an empty cell."""
    if value is None or isnan(value):
        return None
    return Number(value, form or (WHOLE if abs(value) >= 100 or value == round(value) else FEW))


def named_apart(names: Sequence[str]) -> list[str]:
    """Return names that a workbook takes for its sheets, each once whatever its capitals."""
    taken: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '")[:_LONGEST_NAME] or "-"
        count = 1
        while plain.casefold() in taken:
            count += 1
            end = f" {count}"
            plain = plain[: _LONGEST_NAME - len(end)].removesuffix(f" {count - 1}") + end
        taken[plain.casefold()] = plain
    return list(taken.values())


def put(book: Workbook, sheets: Sequence[Sheet]) -> None:
    """Write sheets into a workbook, in their order."""
    forms = {form: book.add_format({"num_format": form}) for form in _FORMS}
    forms[_TEXT] = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for name, sheet in zip(named_apart([s.name for s in sheets]), sheets, strict=True):
        page = book.add_worksheet(name)
        rows = iter(sheet.rows)
        first = list(islice(rows, _LOOKED_AT))
        for column, widest in enumerate(_widths(sheet.headings, first)):
            page.set_column(column, column, widest)
        page.freeze_panes(1, 1)
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading, bold)
        last = 0
        for last, row in enumerate(chain(first, rows), 1):
            _write(page, last, row, forms)
        if len(sheet.headings) > 2:  # fewer are a list to be read
            page.autofilter(0, 0, max(last, 1), len(sheet.headings) - 1)


def _write(page: Worksheet, row: int, cells: Sequence[Cell], forms: dict[str, Format]) -> None:
    """Write a row: a text is never a formula, whatever it begins with."""
    longest = max((width(cell) for cell in cells if isinstance(cell, str)), default=0)
    if longest > _WIDEST:  # not every program finds the height of its lines by itself
        page.set_row(row, _LINE_HEIGHT * ceil(longest / _WIDEST))
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            page.write_string(row, column, cell, *_wrap(cell, forms))
        elif isinstance(cell, Number):
            page.write_number(row, column, cell.value, forms[cell.form])
        elif cell is not None:
            page.write_datetime(row, column, cell, forms[DATE])


def _wrap(text: str, forms: dict[str, Format]) -> list[Format]:
    """Return the format of a text that takes several lines; others need none."""
    return [forms[_TEXT]] if width(text) > _WIDEST else []


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the width of each column in characters; headings may take several lines."""
    words = [max(map(width, heading.split()), default=0) for heading in headings]
    for row in rows:
        for column, cell in enumerate(row):
            words[column] = max(words[column], _width(cell))
    return [min(max(columns + 3, _NARROWEST), _WIDEST + 20) for columns in words]


def _width(cell: Cell) -> int:
    if isinstance(cell, str):
        return width(cell)
    return len(f"{cell.value:,.1f}") if isinstance(cell, Number) else 10
