"""`peakstock report`: what a planning meeting is given, made of finished studies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import report as say
from .console import output, progress_bar
from .glyphs import missing_glyphs_told
from .language import ENGLISH, Language

if TYPE_CHECKING:
    from ..report.meeting import Meeting

_RUNS = 400
"""Futures in which the orders of today are looked at where nobody has done so."""


def report(
    results: Annotated[list[Path], typer.Argument(help=say.RESULTS())],
    deck: Annotated[bool, typer.Option("--deck", help=say.DECK())] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help=say.XLSX())] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help=say.PDF())] = False,
    out: Annotated[Path | None, typer.Option(help=say.OUT())] = None,
    _: Language = ENGLISH,
) -> None:
    """Make a report of finished studies: one HTML file to open, mail and print."""
    from ..report.meeting import meet  # noqa: PLC0415 - heavy imports only when needed
    from ..study.folder import alone_in, put_all  # noqa: PLC0415 - the same

    meeting, place = meet(results), out or results[0]
    with alone_in(place), missing_glyphs_told():
        files, meeting = _files(deck=deck, xlsx=xlsx, pdf=pdf), _with_orders(meeting)
        contents = {name: make(meeting) for name, make in files.items()}
        written = put_all(contents, place)
    output().print(say.WROTE(files=", ".join(map(str, written))), soft_wrap=True)


def _files(*, deck: bool, xlsx: bool, pdf: bool) -> dict[str, Callable[[Meeting], bytes]]:
    """Return what makes each file that is asked for; the page always is."""
    from ..report import deck as slides  # noqa: PLC0415 - slow to import
    from ..report import page, workbook  # noqa: PLC0415 - the same
    from ..report import pdf as pages  # noqa: PLC0415 - the same

    files = {"report.html": lambda meeting: page.page(meeting).encode()}
    if deck:
        slides.refuse_without_library()
        files["deck.pptx"] = slides.deck
    if xlsx:
        files["report.xlsx"] = workbook.workbook
    if pdf:
        files["charts.pdf"] = pages.pdf
    return files


def _with_orders(meeting: Meeting) -> Meeting:
    """Put the orders of those first whom a comparison puts first, looked up where nobody did."""
    from ..report.orders import ordering  # noqa: PLC0415 - heavy imports only when needed

    if meeting.comparison is None:
        return meeting
    with progress_bar(say.ORDERING()) as bar:
        return ordering(meeting, _RUNS, bar)
