"""The workbook: what the meeting is told, as numbers that can be reckoned with."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence

from ..study.comparison import Comparison
from ..words import report
from ..words import workbook as say
from ..words.unseen import shown
from . import comparison_sheets, study_sheets
from .meeting import Meeting
from .sheet import Cell, Number, Sheet, named_apart, put

_ALWAYS = dt.datetime(2000, 1, 1)
"""When a workbook says that it was made: the same results are the same file."""


def workbook(meeting: Meeting) -> bytes:
    """Return an Excel workbook of all that the meeting's studies found.

    Numbers are numbers, dates are dates, and no text is ever a formula. Rows are written as they
    come, so that a workbook of many products takes no more memory than one of few.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only when a workbook is asked for

    file = io.BytesIO()
    sheets = [*_sheets(meeting)]
    with Workbook(file, {"constant_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _ALWAYS, "title": meeting.network.scenario.name})
        put(book, [_read_me(meeting, sheets), *sheets])
    return file.getvalue()


def _sheets(meeting: Meeting) -> Iterator[Sheet]:
    """Yield all sheets but the first."""
    for part in meeting.of(Comparison):
        yield from comparison_sheets.sheets(part.result)
    yield from study_sheets.sheets(meeting)
    yield study_sheets.assumptions(meeting)


def _read_me(meeting: Meeting, sheets: Sequence[Sheet]) -> Sheet:
    """Return the first sheet: the verdict, how to get it again, and what stands on which sheet."""
    _, *names = named_apart([say.READ_ME(), *(sheet.name for sheet in sheets)])
    about = [(name, sheet.about) for name, sheet in zip(names, sheets, strict=True)]
    rows = [*_answers(meeting), *_again(meeting), *about]
    return Sheet(say.READ_ME(), "", (say.SCENARIO(), meeting.network.scenario.name), rows)


def _answers(meeting: Meeting) -> Iterator[Sequence[Cell]]:
    """Yield a row a sentence, each study's name before its first."""
    for part in meeting.parts:
        for place, sentence in enumerate(part.sentences):
            yield "" if place else report.QUESTIONS[part.study.kind](), sentence


def _again(meeting: Meeting) -> Iterator[Sequence[Cell]]:
    """Yield what gives the same numbers again."""
    for part in meeting.parts:
        about = part.about
        yield say.COMMAND(), shown(about["command"])
        yield say.RUNS(), Number(about["runs"])
        yield say.SEED(), f"{about['seed']}"
    first = meeting.parts[0].about
    yield say.VERSION(), say.MADE_BY(version=first["versions"]["peakstock"])
    yield say.CURRENCY(), meeting.network.scenario.currency
    yield say.QUANTILE(), say.QUANTILES()
