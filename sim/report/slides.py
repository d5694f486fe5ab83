"""Slides of a deck: titles, texts that fit their boxes, tables, charts, pictures, notes."""

from __future__ import annotations

import io
from collections.abc import Sequence

from ..words.text import shortened
from ..words.unseen import shown
from .bar_chart import Bar, bar_chart
from .lettering import (
    BLUE,
    INK,
    LINE,
    QUIET,
    Box,
    Untyped,
    colour_of,
    columns_in,
    fitted,
    height_of,
    paragraphs,
)
from .table_layout import layout, row_height

_WIDE, _HIGH = 13.333, 7.5


TITLE = Box(0.5, 0.3, 12.33, 1.15)
BODY = Box(0.5, 1.55, 12.33, 5.35)
_FOOT = Box(0.5, 7.02, 12.33, 0.34)


class Slides:
    """A deck of wide slides."""

    def __init__(self, foot: str) -> None:
        from pptx import Presentation  # noqa: PLC0415 - an extra
        from pptx.util import Inches  # noqa: PLC0415 - the same

        self._deck, self._foot = Presentation(), foot
        self._deck.slide_width, self._deck.slide_height = Inches(_WIDE), Inches(_HIGH)

    def add(self, title: str, notes: Sequence[str], box: Box = TITLE) -> Page:
        """Return a new slide with its finding, and what to say about it."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[5])
        page = Page(slide)
        page.title(title, box)
        page.text([self._foot], _FOOT, (10,), QUIET)
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n".join(shown(line) for line in notes)
        return page

    def saved(self, name: str) -> bytes:
        """Return the file of the deck."""
        file = io.BytesIO()
        self._deck.core_properties.title = shown(name)
        self._deck.core_properties.author = "Peakstock"
        self._deck.save(file)
        return file.getvalue()


class Page:
    """One slide."""

    def __init__(self, slide: Untyped) -> None:
        self._slide = slide

    def title(self, text: str, box: Box) -> None:
        """Write the finding, as large as it fits; cut where it is longer than any title."""
        from pptx.enum.text import MSO_ANCHOR  # noqa: PLC0415 - an extra

        sizes = (30, 26, 22, 18, 16)
        for points in sizes:
            if height_of([text], points, box.width) <= box.height:
                break
        else:
            rows = int(box.height * 72 / (points * LINE))
            text = shortened(text, rows * (columns_in(box.width, points) - 4))
        shape = self._slide.shapes.title
        _place(shape, box)
        paragraphs(shape.text_frame, [text], points, INK, bold=True)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP

    def text(
        self, lines: Sequence[str], box: Box, sizes: Sequence[float] = (20, 18, 16, 14, 12),
        colour: str = INK, *, bold: bool = False, face: str = "",
    ) -> None:  # fmt: skip
        """Write paragraphs that fit their box, see `fitted`."""
        kept, points = fitted(lines, box, sizes)
        shape = self._slide.shapes.add_textbox(0, 0, 0, 0)
        _place(shape, box)
        paragraphs(shape.text_frame, kept, points, colour, bold=bold, face=face)

    def picture(self, png: bytes, shape: float, box: Box, about: str) -> None:
        """Put a picture into the middle of a box, as large as it fits."""
        from pptx.util import Inches  # noqa: PLC0415 - an extra

        wide = min(box.width, box.height * shape)
        left = box.left + (box.width - wide) / 2
        put = self._slide.shapes.add_picture(
            io.BytesIO(png), Inches(left), Inches(box.top), Inches(wide)
        )
        _describe(put, about)

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], box: Box, about: str
    ) -> float:
        """Put a table: the first column is wide and to the left, the others to the right.

        Return the inches of its height.
        """
        from pptx.util import Inches  # noqa: PLC0415 - an extra

        widths, points = layout(headings, rows, box)
        put = self._slide.shapes.add_table(len(rows) + 1, len(headings), *_inches(box[:3]), 0)
        _describe(put, about)
        for column, inches in zip(put.table.columns, widths, strict=True):
            column.width = Inches(inches)
        heights = [row_height(cells, widths, points) for cells in (headings, *rows)]
        for place, cells in enumerate((headings, *rows)):
            put.table.rows[place].height = Inches(heights[place])
            for column, text in enumerate(cells):
                cell = put.table.cell(place, column)
                cell.margin_top = cell.margin_bottom = Inches(0.03)
                paragraphs(cell.text_frame, [text], points, "FFFFFF" if not place else INK,
                            bold=not place, right=column > 0)  # fmt: skip
        return sum(heights)

    def bars(self, bars: Sequence[Bar], axis: str, box: Box, about: str) -> None:
        """Put a chart of bars that can be edited, the first on top, with their intervals."""
        put = bar_chart(self._slide.shapes, bars, axis, _inches(box))
        _describe(put, about)

    def tile(self, label: str, value: str, note: str, box: Box) -> None:
        """Put a figure that matters, large, between what it is and what it is beside."""
        shape = self._slide.shapes.add_shape(1, 0, 0, 0, 0)  # a rectangle
        _place(shape, box)
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour_of("EFF4F8")
        shape.line.fill.background()
        inner = Box(box.left + 0.1, box.top + 0.08, box.width - 0.2, 0.75)
        label = shortened(label, 2 * columns_in(inner.width, 11) - 4)
        self.text([label], inner, (14, 12, 11), QUIET)
        self.text(
            [value],
            inner._replace(top=box.top + 0.8, height=0.75),
            (30, 26, 22, 18, 14),
            BLUE,
            bold=True,
        )
        self.text([note], inner._replace(top=box.top + 1.5, height=0.6), (14, 12, 11, 10), INK)


def _place(shape: Untyped, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _inches(box)


def _inches(lengths: Sequence[float]) -> list[Untyped]:
    from pptx.util import Inches  # noqa: PLC0415 - the same

    return [Inches(length) for length in lengths]


def _describe(shape: Untyped, text: str) -> None:
    """Say what a shape shows, for those who do not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", shown(text))
