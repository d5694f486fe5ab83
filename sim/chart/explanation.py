"""What an explanation looks like: a waterfall of causes, and the terminal's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.explanation import Explanation
from ..study.story import Story
from ..words import explain as say
from ..words.number import number
from .table import short

if TYPE_CHECKING:
    from .save import Charts


def charts(result: Explanation) -> Charts:
    """Return what draws the waterfall."""
    from . import waterfall  # noqa: PLC0415 - matplotlib is slow
    from .save import on_axes  # noqa: PLC0415 - the same

    return {"waterfall": lambda: on_axes(waterfall.plot, waterfall.size(result), result)}


def tables(result: Explanation, width: int) -> list[Table]:
    """Return a row a cause, and the stories that were asked for."""
    del width
    return [_parts(result), *map(_story, result.stories)]


def details(result: Explanation, width: int) -> list[Table]:
    """Return nothing more."""
    del result, width
    return []


def _parts(result: Explanation) -> Table:
    """Return what each cause brings under both, and the difference."""
    headings = (result.best, result.other, say.DIFFERENCE())
    columns = (Column(heading, justify="right", overflow="fold") for heading in headings)
    table = Table(
        Column(say.CAUSE(), overflow="fold"), *columns, box=None, header_style="bold",
        pad_edge=False,
    )  # fmt: skip
    for part in result.parts:
        table.add_row(part.cause, number(part.best), number(part.other), short(part.gap.gap))
    best, other = (number(profit.value) for profit in result.profits)
    table.add_row(say.PROFIT(), best, other, short(result.gap.gap), style="bold")
    return table


def _story(story: Story) -> Table:
    """Return a row a day on which something happens."""
    title = say.STORY(world=number(story.world), policy=story.policy)
    table = Table(
        Column(say.DATE(), no_wrap=True), Column(say.WHAT(), overflow="fold"), box=None,
        header_style="bold", pad_edge=False, title=title, title_justify="left",
    )  # fmt: skip
    for event in story.events:
        table.add_row(event.date, event.what)
    return table
