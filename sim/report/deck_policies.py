"""Slides of the verdict: the figures that matter, the policies side by side, how sure."""

from __future__ import annotations

from collections.abc import Sequence

from ..chart.ranking import finding, leaders, risk
from ..chart.series import named
from ..chart.table import marked
from ..study.comparison import Comparison
from ..study.summary import Summary
from ..words import deck as say
from ..words.number import number
from ..words.text import named as listed
from ..words.text import quoted, shortened
from .answer import Answer
from .bar_chart import Bar
from .grid import Grid
from .lettering import BLUE, GREY, INK, Box
from .meeting import Meeting, Part
from .sections.spread import spread
from .slides import BODY, Slides

MOST = 12
"""Policies that a slide has room for."""


def verdict(slides: Slides, meeting: Meeting, told: Answer) -> None:
    """Say what is decided, with three figures; of another study all that it says."""
    part = meeting.comparison or meeting.parts[0]
    if meeting.comparison is None:
        lines = [line for point in told.points for line in point.lines]
        slides.add(told.verdict, part.sentences).text(lines, BODY)
        return
    page = slides.add(finding(part.result), [*part.sentences, *part.study.notes(part.result)])
    page.text(part.sentences, BODY._replace(height=2.7), (24, 22, 20, 18, 16, 14, 12))
    wide = (BODY.width - 0.6) / 3
    for place, tile in enumerate(told.tiles):
        box = Box(BODY.left + place * (wide + 0.3), 4.4, wide, 2.2)
        page.tile(tile.label, tile.value, tile.note, box)


def policies(slides: Slides, part: Part) -> None:
    """Show the policies as bars, and as the table of the screen."""
    result: Comparison = part.result
    every = result.ranked
    shown = _first(result, every)
    grid = Grid.of(part.tables[0])
    rows = [[cell.text for cell in row] for row in grid.rows]
    rows = [row for row, summary in zip(rows, every, strict=True) if summary in shown]
    small = [grid.caption] if grid.caption else []
    if len(shown) < len(every):
        small += [say.SOME_POLICIES(count=number(len(shown)), all=number(len(every)))]
    page = slides.add(_title(result), [finding(result), *part.sentences, *small])
    axis = say.MEAN_PROFIT(currency=result.network.scenario.currency)
    page.bars([_bar(result, s) for s in shown], axis, Box(0.4, 1.5, 5.6, 5.1), axis)
    page.table(grid.headings, rows, Box(6.1, 1.6, 6.8, 4.8), say.TABLE_OF())
    if small:
        page.text(small, Box(6.1, 6.5, 6.8, 0.5), (12, 11, 10))


def _title(result: Comparison) -> str:
    """Say who earns most, and whose shelves are empty least."""
    best, able = result.verdict.best, result.judgement.affordable
    if best not in able or len(result.policies) == 1:
        return finding(result)
    key = risk(result).key
    risks = {name: result.figure(name, key).value for name in able}
    title, safest = _ahead(result), min(risks, key=lambda name: risks[name])
    if len({*risks.values()}) == 1:
        return title
    if risks[best] == risks[safest]:
        return say.AND_SAFEST(first=title)
    return say.BUT_SAFER(first=title, other=named(safest))


def _ahead(result: Comparison) -> str:
    """Name the leader, or all that the runs do not tell apart or that earn as much."""
    first = leaders(result)
    if len(first) == 1:
        return say.MOST_PROFIT(policy=named(first[0]))
    return say.LEAD_TOGETHER(policies=listed([quoted(shortened(name, 32)) for name in first]))


def _first(result: Comparison, every: Sequence[Summary]) -> list[Summary]:
    """Return the policies that a slide has room for, today's rule always among them."""
    today = result.summary(result.current_rule)
    first = [summary for summary in every if summary != today][: MOST - 1]
    return [summary for summary in every if summary in (*first, today)]


def _bar(result: Comparison, summary: Summary) -> Bar:
    """Return a policy's mean profit: those that lead blue, others grey, today's dark."""
    label, profit = marked(result, summary.name, 40), summary.figures["profit"]
    today = summary.name == result.current_rule
    colour = BLUE if summary.name in leaders(result) else INK if today else GREY
    low, high = (profit.value if end is None else end for end in (profit.low, profit.high))
    return Bar(label, profit.value, low, high, colour)


def how_sure(slides: Slides, meeting: Meeting, part: Part, told: Answer) -> None:
    """Say how surely, what it hangs on, and what is worth a second look."""
    title, *more = [line for point in told.points for line in point.lines]
    more += [*part.study.doubts(part.result), *spread(meeting).lines]
    page = slides.add(title, [title, *more])
    if (tornado := part.charts.get("tornado")) is None:
        page.text(more, BODY)
        return
    from ..chart.picture import picture  # noqa: PLC0415 - matplotlib is slow

    shown = picture(tornado, part.study.network)
    page.text(more, BODY._replace(width=5.0), (16, 14, 12, 11))
    right = Box(5.7, BODY.top, 7.2, BODY.height - 0.8)
    page.picture(shown.png, shown.shape, right, say.PICTURE(title=shown.title))
    page.text([shown.title], right._replace(top=6.2, height=0.7), (14, 12, 11))
