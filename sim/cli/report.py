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
        meeting = _with_orders(meeting)
        makers = _makers(deck=deck, xlsx=xlsx, pdf=pdf)
        contents = {name: make(meeting) for name, make in makers.items()}
        written = put_all(contents, place)
    output().print(say.WROTE(files=", ".join(map(str, written))), soft_wrap=True)


def _makers(*, deck: bool, xlsx: bool, pdf: bool) -> dict[str, Callable[[Meeting], bytes]]:
    """Return what makes each file that is asked for; the page always is."""
    from ..report.page import page  # noqa: PLC0415 - only what is asked for is imported

    makers: dict[str, Callable[[Meeting], bytes]] = {"report.html": lambda m: page(m).encode()}
    if deck:
        from ..report.deck import deck as slides  # noqa: PLC0415 - the same

        makers["report.pptx"] = slides
    if xlsx:
        from ..report.workbook import workbook  # noqa: PLC0415 - the same

        makers["report.xlsx"] = workbook
    if pdf:
        from ..report.pdf import pdf as pages  # noqa: PLC0415 - the same

        makers["charts.pdf"] = pages
    return makers


def _with_orders(meeting: Meeting) -> Meeting:
    """Add what the leader and today's rule order this morning to a comparison without it."""
    from ..report.orders import ordering  # noqa: PLC0415 - heavy imports only when needed

    if meeting.comparison is None or meeting.order:
        return meeting
    with progress_bar(say.ORDERING()) as bar:
        return ordering(meeting, _RUNS, bar)
