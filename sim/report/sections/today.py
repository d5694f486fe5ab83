"""What to order today."""

from ...chart.inline import draw
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
    return Section(
        "today",
        say.QUESTIONS["order"](),
        (*part.sentences, *part.study.doubts(part.result), about),
        tuple(map(Grid.of, part.tables)),
        tuple(draw(f"today-{name}", chart, meeting.network) for name, chart in part.charts.items()),
    )
