"""What launch sizes look like: a chart of profit and risk by size, and the tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.launch_curve import Batch, LaunchCurve
from ..study.launch_sizes import LaunchSizes
from ..words import launch as say
from ..words.number import number
from ..words.rules import by
from ..words.text import quoted
from .table import short

if TYPE_CHECKING:
    from .save import Charts

_ROWS = 12
"""Sizes that a table shows; all of them with --full."""


def charts(result: LaunchSizes) -> Charts:
    """Return what draws the chart."""
    from . import launch_curves  # noqa: PLC0415 - matplotlib is slow
    from .save import blank  # noqa: PLC0415 - the same

    return {"launch": lambda: launch_curves.plot(result, blank(launch_curves.SIZE))}


def tables(result: LaunchSizes, width: int) -> list[Table]:
    """Return a table a policy: its sizes, those left out that lie closest to others."""
    del width
    return [_table(result, curve, _some(result, curve)) for curve in result.curves]


def details(result: LaunchSizes, width: int) -> list[Table]:
    """Return the same of all sizes that were tried."""
    del width
    return [_table(result, curve, curve.batches) for curve in result.curves]


def _some(result: LaunchSizes, curve: LaunchCurve) -> Sequence[Batch]:
    """Return a few sizes, among them the ends, the best, the flat region's and the safe one."""
    safe = curve.safe(result.risk)
    kept = {0, curve.best.units, *curve.flat, curve.least_risky.units, curve.reach.units}
    kept |= {safe.units} if safe else set()
    most = max(kept)
    shown = [batch for batch in curve.batches if batch.units <= most]
    while len(shown) > _ROWS:
        steps = {
            (after.units - before.units) / after.units: at
            for at, (before, after) in enumerate(pairwise(shown), start=1)
            if after.units not in kept
        }
        if not steps:
            break
        del shown[steps[min(steps)]]
    return shown


def _table(result: LaunchSizes, curve: LaunchCurve, batches: Sequence[Batch]) -> Table:
    """Return a row a size."""
    with_dead = result.network.days > result.network.plan_days
    long = result.risk.days > 0
    headings = (
        say.UNITS(),
        say.PROFIT(),
        say.SOLD_OUT(),
        *([say.OUT_LONG(days=number(result.risk.days))] if long else []),
        say.DAYS_OUT(),
        say.CASH_LOW(),
        say.LEFT(),
        *([say.DEAD()] if with_dead else []),
    )
    columns = (Column(heading, justify="right", no_wrap=True) for heading in headings)
    table = Table(
        *columns,
        box=None, header_style="bold", pad_edge=False, title_justify="left", title_style="bold",
    )  # fmt: skip
    table.title = say.FOLLOWED_BY(mode=by(curve.mode), policy=quoted(curve.policy))
    for batch in batches:
        cells = (
            _marked(result, curve, batch),
            short(batch.profit),
            short(batch.sold_out, 100),
            *([short(batch.out_long, 100)] if long else []),
            short(batch.days_out),
            number(batch.cash_low.value),
            short(batch.left),
            *([short(batch.dead)] if with_dead else []),
        )
        table.add_row(*cells)
    table.caption, table.caption_justify = _legend(result, curve), "left"
    return table


def _marked(result: LaunchSizes, curve: LaunchCurve, batch: Batch) -> str:
    """Return a size, with a mark on the best, the safe, and those that cannot be paid for."""
    safe, best = curve.safe(result.risk), batch.units == curve.best.units
    is_safe, units = bool(safe and batch.units == safe.units), number(batch.units)
    if is_safe or best:
        mark = say.BOTH_MARKS if is_safe and best else say.SAFE_MARK if is_safe else say.BEST_MARK
        return mark(units=units)
    return units if batch.payable else say.UNPAID_MARK(units=units)


def _legend(result: LaunchSizes, curve: LaunchCurve) -> str:
    """Return what the marks mean."""
    legend = say.LEGEND(risk=f"{result.risk}")
    if all(batch.payable for batch in curve.batches):
        return legend
    return say.AND_UNPAID(legend=legend)
