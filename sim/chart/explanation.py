"""What an explanation looks like: a waterfall of causes, and the terminal's tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.explain_sentences import caption, trait_value
from ..study.explanation import Explanation
from ..study.stockouts import CAUSES
from ..study.story import Story
from ..study.worst import Worst
from ..words import explain as say
from ..words.figures import called
from ..words.number import decimals_carried, money, number
from .table import short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ..stats import Estimate
    from .save import Charts


def charts(result: Explanation) -> Charts:
    """Return what draws the waterfall."""
    from . import future, waterfall  # noqa: PLC0415 - matplotlib is slow
    from .save import blank, on_axes  # noqa: PLC0415 - the same

    def of_future(number: int) -> Callable[[], Figure]:
        return lambda: future.plot(result, number, blank(future.size(result.stories[number])))

    return {
        "waterfall": lambda: on_axes(waterfall.plot, waterfall.size(result), result),
        **{f"future-{n + 1}": of_future(n) for n, story in enumerate(result.stories) if story.cash},
    }


def tables(result: Explanation, width: int) -> list[Table]:
    """Return a row a cause, and the stories that were asked for."""
    del width
    return [
        _parts(result),
        *([_empty(result)] if any(result.empty) else []),
        *([_without(result)] if result.without else []),
        *(_worst(result, worst) for worst in result.worst if worst.traits),
        *map(_story, result.stories),
    ]


def details(result: Explanation, width: int) -> list[Table]:
    """Return nothing more."""
    del result, width
    return []


def _parts(result: Explanation) -> Table:
    """Return what each cause brings under both, and the difference."""
    table = _table(say.CAUSE(), result.best, result.other, say.DIFFERENCE())
    for part in result.parts:
        table.add_row(
            caption(part), *_carried(part.gap.gap, part.best, part.other), short(part.gap.gap)
        )
    profits = (number(profit.value, min(profit.decimals or 0, 0)) for profit in result.profits)
    table.add_row(say.PROFIT(), *profits, short(result.gap.gap), style="bold")
    return table


def _carried(gap: Estimate, *values: float) -> list[str]:
    """Write amounts to the digits that their difference carries."""
    return [number(value, min(gap.decimals or 0, 0)) for value in values]


def _empty(result: Explanation) -> Table:
    """Return a row a cause of stockouts, and the days out under both."""
    names = (result.best, result.other)
    table = _table(say.WHY_EMPTY(), *(say.DAYS_OUT(policy=name) for name in names))
    days = [{why.cause: why.days for why in whys} for whys in result.empty]
    for cause in (cause for cause in CAUSES if any(cause in one for one in days)):
        cells = (short(one[cause]) if cause in one else "0" for one in days)
        table.add_row(say.WHY[cause](), *cells)
    sums = (sum(figure.value for figure in one.values()) for one in days)
    table.add_row(say.ALL_DAYS(), *(number(each, 1) for each in sums), style="bold")
    table.caption, table.caption_justify = say.FIRST_REMEDY(), "left"
    return table


def _without(result: Explanation) -> Table:
    """Return a row a thing that is left out, and what each policy earns more."""
    names = (result.best, result.other)
    table = _table(say.WITHOUT_WHAT(), *names)
    gains = {(one.what, one.policy): short(one.gain.gap) for one in result.without}
    for what in dict.fromkeys(one.what for one in result.without):
        table.add_row(say.WITHOUT[what](), *(gains.get((what, name), "-") for name in names))
    table.caption, table.caption_justify = say.WITHOUT_NOTE(), "left"
    return table


def _worst(result: Explanation, worst: Worst) -> Table:
    """Return a row a trait of a policy's worst futures."""
    table = _table(say.WHAT_DIFFERS(), say.THERE(), say.ELSEWHERE())
    below = money(
        number(worst.below, min(decimals_carried(worst.below or 1.0), 0)),
        result.network.scenario.currency,
    )
    table.title, table.title_justify = say.WORST_OF(policy=worst.policy, below=below), "left"
    for trait in worst.traits:
        cells = (trait_value(trait, value) for value in (trait.worst.value, trait.others))
        table.add_row(called(trait.name), *cells)
    return table


def _table(what: str, *headings: str) -> Table:
    """Return an empty table of figures."""
    columns = (Column(heading, justify="right", overflow="fold") for heading in headings)
    return Table(
        Column(what, overflow="fold"), *columns, box=None, header_style="bold", pad_edge=False
    )


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
