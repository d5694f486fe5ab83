"""What tradeoffs look like: a picture of each policy, and the terminal's tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.goal import explained
from ..study.traded import Setting, Traded, Tradeoffs
from ..words import tradeoff as say
from ..words.tune import called
from .table import short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .save import Charts


def charts(result: Tradeoffs) -> Charts:
    """Return what draws the settings of each policy."""
    from . import pareto  # noqa: PLC0415 - matplotlib is slow
    from .save import blank  # noqa: PLC0415 - the same

    def drawing(traded: Traded) -> Callable[[], Figure]:
        return lambda: pareto.plot(result, blank(pareto.size(result)), traded)

    names = ["tradeoff", *(f"tradeoff-{n}" for n in range(2, len(result.traded) + 1))]
    return {name: drawing(traded) for name, traded in zip(names, result.traded, strict=True)}


def tables(result: Tradeoffs, width: int) -> list[Table]:
    """Return the goals and the numbers of each policy's settings."""
    del width
    return [
        table
        for traded in result.traded
        if traded.settings
        for table in (_goals(result, traded), _numbers(traded))
    ]


def details(result: Tradeoffs, width: int) -> list[Table]:
    """Return nothing more: trials.parquet has all of them."""
    del result, width
    return []


def _goals(result: Tradeoffs, traded: Traded) -> Table:
    """Return a row a setting: its goals on fresh worlds, and its profit over that as it is."""
    table = _table(traded.policy, *(called(goal.name) for goal in result.goals), say.GAIN())
    table.add_row(say.OWN(), *map(short, traded.as_is), "-", style="bold")
    for setting in traded.settings:
        table.add_row(_name(setting), *map(short, setting.goals), short(setting.gain.gap))
    beaten = [say.BEATEN_NOTE()] if len(traded.standing) < len(traded.settings) else []
    table.caption = "\n".join([explained(result.goals), *beaten])
    table.caption_justify = "left"
    return table


def _name(setting: Setting) -> str:
    return setting.name if setting.stands else say.BEATEN(name=setting.name)


def _numbers(traded: Traded) -> Table:
    """Return a row a number: as it is, and in each setting."""
    table = _table(traded.policy, say.OWN(), *(setting.name for setting in traded.settings))
    for place, knob in enumerate(traded.knobs):
        values = (setting.values[place] for setting in traded.settings)
        table.add_row(knob.key, *(knob.in_digits(value) for value in (knob.now, *values)))
    return table


def _table(first: str, *headings: str) -> Table:
    columns = (Column(heading, justify="right") for heading in headings)
    names = Column(say.SETTING(policy=first), overflow="fold", max_width=34)
    return Table(names, *columns, box=None, header_style="bold", pad_edge=False)
