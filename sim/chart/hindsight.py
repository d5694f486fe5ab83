"""What regrets look like: bars of what is left on the table, and the terminal's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.hindsight_sentences import in_words, marked
from ..study.regret import Regrets, Remedy
from ..words import hindsight as say
from ..words.template import Template
from .table import short

if TYPE_CHECKING:
    from .save import Charts

_BY: dict[Remedy, Template] = {
    "quantity": say.BY_QUANTITY,
    "date": say.BY_DATE,
    "mode": say.BY_MODE,
    "policy": say.BY_POLICY,
}


def charts(result: Regrets) -> Charts:
    """Return what draws the bars."""
    from . import left_on_table  # noqa: PLC0415 - matplotlib is slow
    from .save import on_axes  # noqa: PLC0415 - the same

    return {"hindsight": lambda: on_axes(left_on_table.plot, left_on_table.size(result), result)}


def tables(result: Regrets, width: int) -> list[Table]:
    """Return what each policy leaves on the table, and what one correction would bring."""
    del width
    return [_left(result), _alike(result)]


def details(result: Regrets, width: int) -> list[Table]:
    """Return how often each policy is best by itself."""
    del width
    table = _table(result, say.BEST_ITSELF())
    for regret in result.ranked:
        table.add_row(marked(result, regret), short(regret.best_itself, 100))
    return [table]


def _left(result: Regrets) -> Table:
    """Return a row a policy: its profit, what it leaves, and by which remedy."""
    remedies = [remedy for remedy in _BY if remedy in result.least.by]
    headings = (_BY[remedy]() for remedy in remedies)
    table = _table(result, say.PROFIT(), say.LEFT(), *headings)
    for regret in result.ranked:
        by = (short(regret.by[remedy]) for remedy in remedies)
        table.add_row(marked(result, regret), short(regret.profit), short(regret.left), *by)
    table.add_row(say.HINDSIGHT(), short(result.hindsight), style="bold")
    table.caption, table.caption_justify = say.LEFT_NOTE(), "left"
    return table


def _alike(result: Regrets) -> Table:
    """Return a row a policy: the best correction that is the same in all futures."""
    table = _table(result, say.CORRECTION(), say.GAIN())
    for regret in result.ranked:
        gain = short(regret.gain.gap)
        table.add_row(marked(result, regret), in_words(regret.alike), gain)
    return table


def _table(result: Regrets, *headings: str) -> Table:
    """Return an empty table with a row a policy."""
    columns = (Column(heading, justify="right", overflow="fold") for heading in headings)
    names = Column(say.POLICY(), overflow="fold", min_width=16, max_width=34)
    return Table(names, *columns, box=None, header_style="bold", pad_edge=False)
