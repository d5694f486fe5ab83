"""Texts on slides: faces, and whether they fit their boxes."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Final, NamedTuple

from ..words import deck as say
from ..words.text import width
from ..words.unseen import shown

Untyped = Any
"""What python-pptx makes: it has no types."""
FACE: Final = "Microsoft YaHei"
"""Of Chinese on the reader's machine; other letters take the deck's own."""
INK, QUIET, BLUE, GREY = "1A1A1A", "5F5F5F", "0072B2", "B5B5B5"
_EM = 0.56
"""Width of a column of text, in ems: a Chinese character takes two columns."""
LINE, _GAP, _INSET = 1.22, 0.45, 0.2
"""Height of a line and of the gap below a paragraph, in ems; what a box keeps free, in inches."""


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def columns_in(inches: float, points: float) -> int:
    """Return the columns of text that stand side by side in a box."""
    return max(int((inches - _INSET) * 72 / (points * _EM)), 1)


def inches_of(columns: int, points: float) -> float:
    """Return the width of a box for columns of text side by side."""
    return columns * points * _EM / 72 + _INSET + 0.05


def height_of(lines: Sequence[str], points: float, inches: float) -> float:
    """Return the inches that paragraphs take in a box of a width."""
    rows = sum(max(ceil(width(line) / columns_in(inches, points)), 1) for line in lines)
    return (rows * LINE + len(lines) * _GAP) * points / 72


def fitted(lines: Sequence[str], box: Box, sizes: Sequence[float]) -> tuple[tuple[str, ...], float]:
    """Return the paragraphs and the size, the largest first, in which they fit a box.

    Where they fit in none, the last ones give way to a line that says where they are.
    """
    for points in sizes:
        if height_of(lines, points, box.width) + 0.1 <= box.height:
            return tuple(lines), points
    kept = [*lines[:-1], say.REST_IN_NOTES()]
    while len(kept) > 1 and height_of(kept, sizes[-1], box.width) + 0.1 > box.height:
        del kept[-2]
    return tuple(kept), sizes[-1]


def paragraphs(
    frame: Untyped, lines: Sequence[str], points: float, colour: str,
    *, bold: bool = False, right: bool = False, face: str = "",
) -> None:  # fmt: skip
    """Write paragraphs into a frame, in a face that has Chinese."""
    from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN  # noqa: PLC0415 - an extra
    from pptx.util import Pt  # noqa: PLC0415 - the same

    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        paragraph.space_after = Pt(points * _GAP) if len(lines) > 1 else Pt(0)
        run = paragraph.add_run()
        run.text = shown(line)
        font(run.font, points, colour, bold=bold, face=face)


def font(
    of: Untyped,
    points: float,
    colour: str,
    *,
    bold: bool = False,
    face: str = "",
) -> None:
    """Set size, colour and faces of a font."""
    from pptx.util import Pt  # noqa: PLC0415 - an extra

    of.size, of.bold, of.color.rgb = Pt(points), bold, colour_of(colour)
    of.name = face or "Calibri"
    properties = of._rPr
    tag = properties.tag.rpartition("}")[0] + "}ea"
    latin = next(child for child in properties if child.tag.endswith("}latin"))
    latin.addnext(properties.makeelement(tag, {"typeface": FACE}))


def colour_of(text: str) -> Untyped:
    """Return a colour by its six digits."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415 - the same

    return RGBColor.from_string(text)
