"""`peakstock report`: what a planning meeting is given, made of finished studies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import report as say
from .console import output, progress_bar
from .language import ENGLISH, Language

if TYPE_CHECKING:
    from ..report.meeting import Meeting

_RUNS = 400
"""Futures in which the orders of today are looked at where nobody has done so."""


def report(
    results: Annotated[list[Path], typer.Argument(help=say.RESULTS())],
    out: Annotated[Path | None, typer.Option(help=say.OUT())] = None,
    _: Language = ENGLISH,
) -> None:
    """Make a report of finished studies: one HTML file to open, mail and print."""
    from ..report.meeting import meet  # noqa: PLC0415 - heavy imports only when needed
    from ..report.page import page  # noqa: PLC0415 - the same
    from ..study.folder import put_all  # noqa: PLC0415 - the same

    meeting = _with_orders(meet(results))
    place = out or results[0]
    place.mkdir(parents=True, exist_ok=True)
    put_all({"report.html": page(meeting).encode()}, place)
    output().print(say.WROTE(files=str(place / "report.html")), soft_wrap=True)


def _with_orders(meeting: Meeting) -> Meeting:
    """Add what the leader and today's rule order this morning to a comparison without it."""
    from ..report.orders import ordering  # noqa: PLC0415 - heavy imports only when needed

    if meeting.comparison is None or meeting.order:
        return meeting
    with progress_bar(say.ORDERING()) as bar:
        return ordering(meeting, _RUNS, bar)
