"""Tables that fit the terminal: one that is too wide goes on below, and nothing is cut off."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from rich.cells import cell_len
from rich.table import Column, Table

_GAP = 2
"""Columns between two cells."""
_LEAST = 12
"""Columns that names have at least."""


def fitted(table: Table, width: int) -> list[Table]:
    """Return a table in as many parts as fit, each with the first column.

    A name that takes more than half of the width is folded, and so is what fits nowhere. Where the
    first column does not tell the rows from one another, all stay together and are folded.
    """
    names, *others = (_width(column) for column in table.columns)
    names = min(names, table.columns[0].max_width or names)
    if names + sum(others) + _GAP * len(others) <= width:
        return [table]
    if len({*table.columns[0].cells}) < table.row_count:
        return [_part(table, range(1, len(table.columns)), min(names, _LEAST))]
    names = min(names, max(_LEAST, width // 2))
    parts = _parts(others, width - names - _GAP)
    found = [_part(table, part, names) for part in parts]
    found[0].title, found[0].title_justify = table.title, table.title_justify
    found[0].title_style = table.title_style
    found[-1].caption, found[-1].caption_justify = table.caption, table.caption_justify
    return found


def _width(column: Column) -> int:
    """Return the columns of the terminal that a column takes unfolded."""
    texts = (str(text).split("\n") for text in (column.header, *column.cells))
    return max(map(cell_len, chain.from_iterable(texts)))


def _parts(widths: Sequence[int], room: int) -> list[list[int]]:
    """Return the numbers of the columns that stand together, from 1 on."""
    parts: list[list[int]] = [[]]
    left = room
    for number, width in enumerate(widths, 1):
        if parts[-1] and width > left:
            parts.append([])
            left = room
        parts[-1].append(number)
        left -= width + _GAP
    return parts


def _part(table: Table, numbers: Sequence[int], names: int) -> Table:
    """Return some columns of a table beside its first one."""
    first = replace(
        table.columns[0], _cells=[], width=names, min_width=None, overflow="fold", no_wrap=False
    )
    columns = [table.columns[number] for number in numbers]
    empty = [replace(c, _cells=[], overflow="fold", no_wrap=False) for c in columns]
    part = Table(first, *empty, box=None, header_style="bold", pad_edge=False)
    cells = zip(*(column.cells for column in (table.columns[0], *columns)), strict=True)
    for row, texts in zip(table.rows, cells, strict=True):
        part.add_row(*texts, style=row.style)
    return part
