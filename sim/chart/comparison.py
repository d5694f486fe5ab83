"""What a comparison looks like: its charts, and the tables of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ..study.comparison import Comparison
from . import rare_table, table

if TYPE_CHECKING:
    from .save import Charts


def charts(result: Comparison) -> Charts:
    """Return what draws each chart; what turns the verdict round only where that is known."""
    from . import calendar, cash_fan, policies, profits, scoreboard, stock_fan  # noqa: PLC0415 - matplotlib is slow
    from .planning import planning  # noqa: PLC0415 - the same
    from .save import OfPolicy, blank, on_axes  # noqa: PLC0415 - the same

    return {
        "scoreboard": lambda: on_axes(scoreboard.plot, scoreboard.size(result), result),
        "policies": lambda: on_axes(policies.plot, policies.size(result), result),
        "profits": lambda: on_axes(profits.plot, profits.size(result), result),
        **_tornado(result),
        "stock": OfPolicy(lambda p: stock_fan.plot(result, blank(stock_fan.size(result)), p)),
        "calendar": OfPolicy(lambda p: calendar.plot(result, blank(calendar.size(result)), p)),
        "cash": OfPolicy(lambda p: on_axes(cash_fan.plot, cash_fan.size(result), result, p)),
        **(_tails(result) if result.rare.is_seen else {}),
        **planning(result),
    }


def more(result: Comparison) -> Charts:
    """Return what draws those that are drawn only when they are asked for."""
    from . import planning  # noqa: PLC0415 - matplotlib is slow

    return {**planning.more(result), **_tails(result)}


def _tails(result: Comparison) -> Charts:
    """Return what draws how bad it gets in one future of so many."""
    from . import tails  # noqa: PLC0415 - matplotlib is slow
    from .save import blank  # noqa: PLC0415 - the same

    return {"tails": lambda: tails.plot(result, blank(tails.size(result)))}


def _tornado(result: Comparison) -> Charts:
    """Return what draws the inputs that turn the verdict round; nothing where none are known."""
    from . import tornado  # noqa: PLC0415 - matplotlib is slow
    from .save import on_axes  # noqa: PLC0415 - the same

    if not result.judgement.hangs_on:
        return {}
    return {"tornado": lambda: on_axes(tornado.plot, tornado.size(result), result)}


def tables(result: Comparison, width: int) -> list[Table]:
    """Return what a planner looks at first, and rare risks where the runs are many enough."""
    return [table.scoreboard(result), *([rare_table.rare(result)] if result.rare.is_seen else [])]


def details(result: Comparison, width: int) -> list[Table]:
    """Return all of the policies' figures, their differences from today's rule, and rare risks."""
    figures = [table.policies(result, columns) for columns in table.layout(result, width)]
    told = [] if result.rare.is_seen else [rare_table.rare(result)]
    return [*figures, table.differences(result), *told]
