"""What to order today."""

from collections.abc import Iterator

from ...chart.inline import draw
from ...study.order_sentences import orders
from ...words import report as say
from ...words.number import number
from ..grid import Grid
from ..meeting import Meeting
from ..section import Section


def today(meeting: Meeting) -> Section | None:
    """Return the orders of this morning, where a study of them is among the parts."""
    part = meeting.order
    if part is None:
        return None
    runs = number(part.study.runs_of(part.result))
    about = say.TODAY_IN_PLACE(date=f"{meeting.network.start}", runs=runs)
    lines = [*_leader(meeting), *part.sentences, *part.study.doubts(part.result), about]
    return Section(
        "today",
        say.QUESTIONS["order"](),
        tuple(dict.fromkeys(lines)),
        tuple(map(Grid.of, part.tables)),
        tuple(draw(f"today-{name}", chart, meeting.network) for name, chart in part.charts.items()),
    )


def _leader(meeting: Meeting) -> Iterator[str]:
    """Say what the comparison's leader orders, before what others do."""
    assert meeting.order is not None
    if meeting.comparison is None:
        return
    best = meeting.comparison.result.verdict.best
    for morning in meeting.order.result.mornings:
        if morning.today.policy == best:
            yield orders(meeting.network, morning)
