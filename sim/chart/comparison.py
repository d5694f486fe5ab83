"""What a comparison looks like: its charts, and the tables of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ..study.comparison import Comparison
from . import table

if TYPE_CHECKING:
    from .save import Charts


def charts(result: Comparison) -> Charts:
    """Return what draws each chart."""
    from . import calendar, cash_fan, policies, stock_fan  # noqa: PLC0415 - matplotlib is slow
    from .planning import planning  # noqa: PLC0415 - the same
    from .save import blank, on_axes  # noqa: PLC0415 - the same

    return {
        "policies": lambda: on_axes(policies.plot, policies.size(result), result),
        "stock": lambda: stock_fan.plot(result, blank(stock_fan.size(result))),
        "calendar": lambda: calendar.plot(result, blank(calendar.size(result))),
        "cash": lambda: on_axes(cash_fan.plot, cash_fan.size(result), result),
        **planning(result),
    }


def tables(result: Comparison, width: int) -> list[Table]:
    """Return what a planner looks at first."""
    return [table.scoreboard(result)]


def details(result: Comparison, width: int) -> list[Table]:
    """Return all of the policies' figures, and their differences from today's rule."""
    figures = [table.policies(result, columns) for columns in table.layout(result, width)]
    return [*figures, table.differences(result)]
