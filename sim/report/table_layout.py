"""How large the letters and how wide the columns of a table on a slide may be."""

from collections.abc import Sequence
from math import ceil

from ..words.text import width
from .lettering import LINE, Box, columns_in, inches_of

Cells = Sequence[str]
_SIZES = (16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_NAME = 18
"""Columns of text that names have before the letters get smaller."""


def layout(headings: Cells, rows: Sequence[Cells], box: Box) -> tuple[list[float], float]:
    """Return the widths of columns in inches, and the largest size of letters that fits.

    Numbers stay in one line, headings and the names of the first column may take several.
    """
    for points in _SIZES:
        widths = _widths(headings, rows, box.width, points)
        height = sum(row_height(cells, widths, points) for cells in (headings, *rows))
        longest = max((width(row[0]) for row in rows), default=1)
        roomy = widths[0] >= inches_of(min(longest, _NAME), points)
        if height <= box.height and roomy:
            break
    return widths, points


def _widths(headings: Cells, rows: Sequence[Cells], inches: float, points: float) -> list[float]:
    """Return what the columns need, the first one the rest; room to spare goes to all."""
    needs = [
        inches_of(max(_longest_word(heading), *(width(row[place]) for row in rows), 4), points)
        for place, heading in enumerate(headings)
    ]
    first, others = needs[0], sum(needs[1:])
    if first + others <= inches:
        spare = (inches - first - others) / len(needs)
        return [need + spare for need in needs]
    first = max(inches - others, 0.2 * inches)
    return [first, *(need * (inches - first) / others for need in needs[1:])]


def row_height(cells: Cells, widths: Sequence[float], points: float) -> float:
    """Return the inches that a row takes."""
    lines = (
        ceil(width(cell) / columns_in(inches, points))
        for cell, inches in zip(cells, widths, strict=True)
    )
    return max(1, *lines) * points * LINE / 72 + 0.08


def _longest_word(text: str) -> int:
    return max(map(width, text.split()), default=1)
