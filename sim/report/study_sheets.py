"""Sheets of the order, of other studies, and of what the scenario file says."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..scenario.change import value_of
from ..scenario.every_key import keys_of
from ..study.comparison import Comparison
from ..study.order_files import order_frame
from ..study.order_sheet import Morning, OrderSheet
from ..study.spreadsheet import read_back
from ..words import mornings as order
from ..words import workbook as say
from .meeting import Meeting, Part
from .mornings import followed, in_turn, standing
from .sections.assumptions import notes_of
from .sheet import AS_IT_IS, Cell, Number, Sheet, number


def sheets(meeting: Meeting) -> Iterator[Sheet]:
    """Yield the order, and what other studies write for a spreadsheet."""
    for part in meeting.parts:
        if isinstance(part.result, OrderSheet):
            yield _order(meeting, part.result)
        elif not isinstance(part.result, Comparison):
            yield from _as_written(part)


def _order(meeting: Meeting, result: OrderSheet) -> Sheet:
    """Return today's purchase orders, a row a line, those of the policy that is followed first."""
    mornings = in_turn(meeting, result)
    first, *heads = order_frame(result).columns
    rows = [row for morning in mornings for row in _lines(result, morning)]
    leader = followed(meeting, result)
    if leader is not None and all(one.today.policy != leader for one in mornings):
        rows.insert(0, [leader, order.NOT_ASKED_CELL(), *[None] * (len(heads) - 1)])
    if meeting.comparison is None:
        return Sheet(say.ORDER(), say.OF_ORDER(), [first, *heads], rows)
    headings = [first, order.STANDING(), *heads]
    told = [[name, standing(meeting, str(name)), *row] for name, *row in rows]
    return Sheet(say.ORDER(), say.OF_ORDER(), headings, told)


def _lines(result: OrderSheet, morning: Morning) -> Iterator[list[Cell]]:
    """Yield a row a line of one policy's order, or one that says that it orders nothing."""
    frame = order_frame(replace(result, mornings=(morning,)))
    name = morning.today.policy
    for _, *values in frame.itertuples(index=False):
        yield [name, *(_cell(value) for value in values)]
    if frame.empty:
        yield [name, order.NOTHING(), *[None] * (len(frame.columns) - 2)]


def _as_written(part: Part) -> Iterator[Sheet]:
    """Yield a study's tables for spreadsheets."""
    for name, content in part.study.contents(part.result).items():
        if isinstance(content, str) and name.endswith(".csv"):
            headings, *rows = read_back(content)
            about = say.OF_OTHER_STUDY(kind=part.study.kind, file=name)
            cells = [[_cell(value) for value in row] for row in rows]
            yield Sheet(part.study.kind, about, [*map(str, headings)], cells)


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever a table holds
    return value if isinstance(value, str | dt.date | None) else number(float(value))


def _said(text: str) -> Cell:
    """Return what a file says as a number or a date, where it is one."""
    value = value_of(text)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Number(value, AS_IT_IS)
    return value if isinstance(value, str) else text


def assumptions(meeting: Meeting) -> Sheet:
    """Return a row a number of the scenario file, with what the file says of its source."""
    table = meeting.network.scenario.model_dump(by_alias=True, exclude_unset=True)
    notes = notes_of(meeting)
    keys = ((key, value) for key, value in keys_of(table) if not key.startswith("sources."))
    rows = [(key, _said(value), notes.get(key)) for key, value in keys]
    return Sheet(
        say.ASSUMPTIONS(), say.OF_ASSUMPTIONS(), (say.KEY(), say.SAYS(), say.SOURCE()), rows
    )
