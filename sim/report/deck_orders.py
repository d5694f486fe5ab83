"""The slide of what to order today."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ..network.network import Network
from ..study.order_lines import Line
from ..study.order_sheet import Morning, OrderSheet
from ..words import deck as say
from ..words.number import amount, decimals_carried, number
from ..words.text import quoted
from .lettering import Box
from .meeting import Meeting, Part
from .slides import BODY, Slides

MOST = 12
"""Lines that a slide has room for."""


def today(slides: Slides, meeting: Meeting) -> None:
    """Show today's purchase orders, or say which command gives them."""
    part = meeting.order
    if part is None:
        asked = say.HOW_TO_ASK(file=_file(meeting))
        slides.add(say.NO_ORDER(), [asked]).text([asked], BODY)
        return
    morning = _morning(meeting, part)
    if morning.lines:
        _lines(slides, part, morning.lines)
    else:
        first, *more = _said_of(part, morning)
        slides.add(first, part.sentences).text(more, BODY)


def _file(meeting: Meeting) -> str:
    """Return the scenario's file as a command of the meeting named it."""
    words = meeting.parts[0].about["command"].split()
    return next((word for word in words if PurePath(word).suffix == ".toml"), "shop.toml")


def _morning(meeting: Meeting, part: Part) -> Morning:
    """Return the morning under the policy that leads, else under today's rule, else the first."""
    sheet: OrderSheet = part.result
    leads = [meeting.comparison.result.verdict.best] if meeting.comparison else []
    for name in (*leads, meeting.network.scenario.current_rule):
        for morning in sheet.mornings:
            if morning.today.policy == name:
                return morning
    return sheet.mornings[0]


def _said_of(part: Part, morning: Morning) -> Sequence[str]:
    """Return what the study says, what is said of one policy first."""
    name = quoted(morning.today.policy)
    return sorted(part.sentences, key=lambda sentence: name not in sentence)


def _lines(slides: Slides, part: Part, every: Sequence[Line]) -> None:
    network = part.study.network
    currency = network.scenario.currency
    dearest = sorted(every, key=lambda line: -(line.now + line.later))[:MOST]
    lines = [line for line in every if line in dearest]
    now, later = (
        amount(total, currency, decimals_carried(total or 1.0))
        for total in (sum(line.now for line in every), sum(line.later for line in every))
    )
    title = say.ORDER(count=say.LINES(len(every)), now=now, later=later)
    page = slides.add(title, part.sentences)
    heads = (say.PRODUCT(), say.BY(), say.UNITS(), say.CARTONS())
    paid = (say.NOW(currency=currency), say.LATER(currency=currency))
    headings = (*heads, *paid, say.HALF(), say.MOST())
    page.table(headings, [_row(network, line) for line in lines], BODY._replace(height=4.3), title)
    morning = _of(part, every)
    small = [*_said_of(part, morning)][:2]
    if not (morning.best and morning.best.is_better):
        small = [say.ORDERED_BY(policy=quoted(morning.today.policy)), *small]
    if len(lines) < len(every):
        small = [say.SOME_LINES(count=number(len(lines)), all=number(len(every))), *small]
    page.text(small, Box(0.5, 5.9, 12.33, 1.1), (16, 14, 12, 11, 10))


def _row(network: Network, line: Line) -> list[str]:
    counts = (line.units, line.cartons, line.now, line.later)
    days = [f"{network.date(day)}" for day in (line.half, line.most)]
    return [line.product, line.mode, *map(number, counts), *days]


def _of(part: Part, lines: Sequence[Line]) -> Morning:
    sheet: OrderSheet = part.result
    return next(morning for morning in sheet.mornings if morning.lines == lines)
