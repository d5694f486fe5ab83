"""The deck: what the meeting decides, in ten slides at most, each titled by what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from ..chart.shelves import shelves
from ..errors import UserError
from ..words import deck as say
from ..words import report
from ..words.number import number
from ..words.text import joined
from . import deck_orders, deck_policies
from .answer import Answer, answer
from .lettering import Box
from .meeting import Meeting, Part
from .sections.reproduce import made_by
from .slides import BODY, Slides

MOST = 10
"""Slides that a meeting has time for."""
_PANELS = 4
"""Of one chart, that are large enough on a slide."""
Slide = Callable[[Slides], None]


class DeckError(UserError):
    """A deck cannot be made here."""


class Wanted(NamedTuple):
    """A slide, and how long it stays when there are too many: the highest go first."""

    draw: Slide
    rank: int = 0
    name: str = ""
    """Of what is left out with it."""


def refuse_without_library() -> None:
    """Say what to install where no deck can be made, before anything else is done.

    Errors: DeckError.
    """
    if find_spec("pptx") is None:
        raise DeckError(say.MISSING())


def deck(meeting: Meeting) -> bytes:
    """Return a PowerPoint file: 16:9, native charts and tables, notes under each slide.

    Errors: DeckError where python-pptx is missing.
    """
    refuse_without_library()
    told, first = answer(meeting), meeting.parts[0]
    runs = number(first.runs)
    scenario = meeting.network.scenario
    slides = Slides(say.FOOT(scenario=scenario.name, runs=runs, seed=f"{scenario.seed}"))
    wanted = [*_wanted(meeting, told)]
    kept = sorted(wanted, key=lambda one: one.rank)[: MOST - 1]
    for one in wanted:
        if one in kept:
            one.draw(slides)
    gone = [one.name for one in wanted if one not in kept]
    _again(slides, meeting, list(dict.fromkeys(filter(None, gone))))
    return slides.saved(told.question)


def _wanted(meeting: Meeting, told: Answer) -> Iterator[Wanted]:
    """Yield the slides but the last, in their order."""
    yield Wanted(lambda slides: _opening(slides, meeting, told))
    yield Wanted(lambda slides: deck_policies.verdict(slides, meeting, told))
    part = meeting.comparison
    if part:
        yield Wanted(lambda slides: deck_policies.policies(slides, part))
    if part or meeting.order:
        yield Wanted(lambda slides: deck_orders.today(slides, meeting))
    if part:
        yield _chart(part, _stock(meeting), 3)
        yield _chart(part, "cash", 4)
        yield Wanted(lambda slides: deck_policies.how_sure(slides, meeting, part, told))
    for place, other in enumerate(_others(meeting)):
        yield from _of_other(other, leads=place == 0 and part is None)


def _stock(meeting: Meeting) -> str:
    """Return the chart of stock that can be read on a slide: of many products the calendar."""
    return "stock" if len(shelves(meeting.network)) <= _PANELS else "calendar"


def _others(meeting: Meeting) -> list[Part]:
    return [one for one in meeting.parts if one not in (meeting.comparison, meeting.order)]


def _of_other(part: Part, *, leads: bool) -> Iterator[Wanted]:
    """Yield the first chart of a study, and all where it is what the meeting is about."""
    names = [*part.charts]
    question = report.QUESTIONS[part.study.kind]()
    for place, name in enumerate(names if leads else names[:1]):
        yield _chart(part, name, 5 if place else 2, question, says_first=place == 0)
    if not names and not leads:
        yield Wanted(lambda slides: _sentences(slides, part), 2, question)


def _sentences(slides: Slides, part: Part) -> None:
    """Say what a study without charts found."""
    first, *more = part.sentences
    slides.add(first, part.sentences).text(more, BODY)


def _chart(
    part: Part, name: str, rank: int, left_out: str = "", *, says_first: bool = False
) -> Wanted:
    """Return a slide of a chart, titled by what it shows or by the study's first sentence."""

    def drawn(slides: Slides) -> None:
        from ..chart.picture import picture  # noqa: PLC0415 - matplotlib is slow

        shown = picture(part.charts[name], part.study.network)
        title = part.sentences[0] if says_first else shown.title
        page = slides.add(title, [shown.title, *part.sentences])
        box = BODY
        if says_first and shown.title not in title:
            page.text([shown.title], BODY._replace(height=0.7), (16, 14, 12))
            box = Box(BODY.left, BODY.top + 0.7, BODY.width, BODY.height - 0.7)
        page.picture(shown.png, shown.shape, box, say.PICTURE(title=shown.title))

    return Wanted(drawn, rank, left_out)


def _opening(slides: Slides, meeting: Meeting, told: Answer) -> None:
    """Ask the question."""
    page = slides.add(told.question, [told.question, told.verdict], Box(0.8, 2.2, 11.7, 1.7))
    page.text(
        [meeting.network.scenario.name, told.head], Box(0.8, 4.0, 11.7, 1.6), (24, 20, 18, 16)
    )


def _again(slides: Slides, meeting: Meeting, left_out: Sequence[str]) -> None:
    """Say how to get the same figures, and what had no room."""
    made, commands = made_by(meeting.parts), meeting.commands
    missing = [report.NOT_MODELLED(), *(line() for line in report.MISSING)]
    notes = [*made, *commands, *missing]
    page = slides.add(say.AGAIN(), notes)
    page.text(commands, BODY._replace(height=1.7), (18, 16, 14, 12, 10), face="Consolas")
    more = [say.LEFT_OUT(studies=joined(left_out))] if left_out else []
    page.text([*made, *more, *missing], BODY._replace(top=3.3, height=3.5), (16, 14, 12))
