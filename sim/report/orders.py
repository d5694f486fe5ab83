"""The orders of this morning, for a comparison that was not asked for them."""

from dataclasses import replace

from ..studies import order
from ..study.compare import Compare
from ..study.order import Order
from ..study.runner import Progress
from .meeting import Meeting, Part


def ordering(meeting: Meeting, runs: int, progress: Progress) -> Meeting:
    """Return the meeting with what the comparison's leader and today's rule order this morning.

    Both are looked at in the first futures of the comparison, so many at most.
    """
    part = meeting.comparison
    assert part is not None, "there is no comparison, so nobody leads"
    names = Compare.taking_part(meeting.network, [part.result.verdict.best])
    study = Order.ask(meeting.network, names, min(runs, part.result.runs))
    sheet = study.answer(progress=progress)
    leader_first = sorted(names, key=lambda name: name != part.result.verdict.best)
    sheet = replace(sheet, mornings=tuple(map(sheet.morning, leader_first)))
    asked = Part(order(), study, sheet, part.about, part.folder)
    return replace(meeting, parts=(*meeting.parts, asked))
