"""The slide of what to order today."""

from __future__ import annotations

from collections.abc import Sequence

from ..chart.series import named
from ..network.network import Network
from ..study.order_lines import Line
from ..study.order_sentences import orders
from ..study.order_sheet import Morning, OrderSheet
from ..words import deck as say
from ..words import mornings as order
from ..words.number import amount, decimals_carried, number
from ..words.rules import by
from ..words.text import quoted
from .lettering import Box
from .meeting import Meeting, Part
from .mornings import followed, in_turn, standing
from .slides import BODY, Slides

MOST = 12
"""Lines that a slide has room for."""


def today(slides: Slides, meeting: Meeting) -> None:
    """Show the order of the policy that is followed, and what is said of others; or how to ask."""
    part = meeting.order
    if part is None:
        asked = say.HOW_TO_ASK(file=meeting.parts[0].file)
        slides.add(say.NO_ORDER(), [asked]).text([asked], BODY)
        return
    sheet: OrderSheet = part.result
    name = followed(meeting, sheet)
    beside = [one for one in in_turn(meeting, sheet) if one.today.policy != name]
    others = [_beside(meeting, one) for one in beside] + [order.ONE_ONLY()] * bool(beside)
    own = next((one for one in sheet.mornings if one.today.policy == name), None)
    if name is None:
        slides.add(order.NONE_PAID(), part.sentences).text(others, BODY)
    elif own is None:
        asked = order.HOW_TO_ASK(file=meeting.parts[0].file, policy=f'"{name}"')
        page = slides.add(order.NOT_ASKED(policy=named(name)), [asked, *part.sentences])
        page.text([asked, *others], BODY)
    elif not own.lines:
        page = slides.add(orders(meeting.network, own), part.sentences)
        page.text([*_said_of(part, own), *others], BODY)
    else:
        _lines(slides, part, own, others)


def _beside(meeting: Meeting, morning: Morning) -> str:
    """Say what a policy orders that is not followed."""
    policy = morning.today.policy
    told = orders(meeting.network, morning)
    if meeting.comparison is None:
        return told
    return order.BESIDE(standing=standing(meeting, policy), orders=told)


def _said_of(part: Part, morning: Morning) -> Sequence[str]:
    """Return what the study says of one policy beside its order."""
    name, own = quoted(morning.today.policy), orders(part.study.network, morning)
    return [line for line in part.sentences if name in line and line != own]


def _lines(slides: Slides, part: Part, morning: Morning, others: Sequence[str]) -> None:
    """Show a policy's order as a table, and below it what else is said."""
    network, every = part.study.network, morning.lines
    currency = network.scenario.currency
    dearest = sorted(every, key=lambda line: -(line.now + line.later))[:MOST]
    lines = [line for line in every if line in dearest]
    now, later = (
        amount(total, currency, decimals_carried(total or 1.0))
        for total in (sum(line.now for line in every), sum(line.later for line in every))
    )
    name = named(morning.today.policy)
    title = order.FOLLOWING(policy=name, count=say.LINES(len(every)), now=now, later=later)
    page = slides.add(title, [*part.sentences, *others])
    heads = (say.PRODUCT(), say.BY(), say.UNITS(), say.CARTONS())
    paid = (say.NOW(currency=currency), say.LATER(currency=currency))
    headings = (*heads, *paid, say.HALF(), say.MOST())
    place = BODY._replace(height=4.3)
    high = page.table(headings, [_row(network, line) for line in lines], place, title)
    some = say.SOME_LINES(count=number(len(lines)), all=number(len(every)))
    small = [*[some] * (len(lines) < len(every)), *_said_of(part, morning), *others]
    top = BODY.top + high + 0.2
    page.text(small, Box(0.5, top, 12.33, 7.0 - top), (16, 14, 12, 11, 10))


def _row(network: Network, line: Line) -> list[str]:
    counts = (line.units, line.cartons, line.now, line.later)
    days = [f"{network.date(day)}" for day in (line.half, line.most)]
    return [line.product, by(line.mode), *map(number, counts), *days]
