"""What to order today."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...chart.inline import draw
from ...chart.orders import label_of
from ...chart.table import marked
from ...study.order_sentences import orders
from ...study.order_sheet import Morning
from ...words import report as say
from ...words.number import number
from ..grid import Grid
from ..meeting import Meeting, Part
from ..orders import wanted
from ..section import Fold, Section


def today(meeting: Meeting) -> Section | None:
    """Return the orders of this morning, where a study of them is among the parts.

    Beside a comparison those of its leader come first, and others are folded away.
    """
    part = meeting.order
    if part is None:
        return None
    first, others = _split(meeting, part)
    runs = number(part.runs)
    about = say.TODAY_IN_PLACE(
        date=f"{meeting.network.start}", runs=runs, currency=meeting.network.scenario.currency
    )
    said = [] if part is meeting.parts[0] else [*part.sentences, *part.study.doubts(part.result)]
    lines = [*_leader(meeting, first), *said, about]
    folded = (Fold(say.OTHER_ORDERS(), grids=(_sheet(meeting, part, others),)),) if others else ()
    main, *tried = map(Grid.of, part.tables)
    return Section(
        "today",
        say.QUESTIONS["order"](),
        tuple(dict.fromkeys(lines)),
        (_sheet(meeting, part, first) if others else _marked(meeting, main), *tried),
        tuple(draw(f"today-{name}", chart, meeting.network) for name, chart in part.charts.items()),
        folds=folded,
    )


Mornings = Sequence[Morning]


def _split(meeting: Meeting, part: Part) -> tuple[Mornings, Mornings]:
    """Return the mornings that a meeting must see, and all others."""
    mornings: Mornings = part.result.mornings
    if meeting.comparison is None:
        return mornings, ()
    names = wanted(meeting.comparison.result)
    first = [one for one in mornings if one.today.policy in names]
    return first, [one for one in mornings if one not in first]


def _leader(meeting: Meeting, first: Mornings) -> Iterator[str]:
    """Say what the comparison's leader orders, before what others do."""
    if meeting.comparison is not None:
        yield from (orders(meeting.network, morning) for morning in first)


def _sheet(meeting: Meeting, part: Part, mornings: Mornings) -> Grid:
    """Return the order table of some mornings."""
    main, *_ = part.opened.tables(replace(part.result, mornings=tuple(mornings)), 0)
    return _marked(meeting, Grid.of(main))


def _marked(meeting: Meeting, grid: Grid) -> Grid:
    """Mark the policies of a table that break a limit, as the comparison's table does."""
    if meeting.comparison is None:
        return grid
    result = meeting.comparison.result
    names = [summary.name for summary in result.policies]
    shown = {label_of(name, result.current_rule): marked(result, name) for name in names}
    rows = (
        (first._replace(text=shown.get(first.text, first.text)), *more)
        for first, *more in grid.rows
    )
    return grid._replace(rows=tuple(rows))
