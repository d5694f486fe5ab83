"""What platforms owe the seller, what the seller owes, and cash between them."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ..study.comparison import Comparison
from ..words import money as say
from ..words.number import amount, day, decimals_carried, number
from . import labels, style
from .fan import OUTER
from .series import called, chosen, series
from .time_axis import (
    date_axis,
    days_as_dates,
    first_date,
    name_sales,
    shade_run_off,
    shade_sales,
)

_OWED = "#f3cdb8"
"""The band of bills; paler than its line."""


_AFTER = 30


class Peak(NamedTuple):
    """The first day on which the median is highest, and how high."""

    day: int
    amount: float


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 4.8


def known(result: Comparison) -> bool:
    """Say whether a folder, which may be of an earlier version, has what the chart needs."""
    return "receivable" in set(result.days_frame["measure"])


def owed(result: Comparison, policy: str, measure: str) -> pd.DataFrame:
    """Return what is drawn of a measure: the plan, and a month in which its last bills fall due."""
    return series(result, policy, measure)[: _days(result)]


def _days(result: Comparison) -> int:
    return min(result.network.plan_days + _AFTER, result.network.days)


def peak(rows: pd.DataFrame) -> Peak:
    """Return where the median of a measure is highest."""
    median = rows["p50"].to_numpy(np.float64)
    return Peak(int(median.argmax()), float(median.max()))


def finding(result: Comparison, policy: str) -> str:
    """Say how much platforms hold at most and when bills are highest, in the median future.

    What must be financed is more than that in some futures: the highest in 19 of 20 stands beside.
    """
    who, network = called(result, policy), result.network
    held, bills = (peak(owed(result, policy, name)) for name in ("receivable", "payable"))
    if held.amount <= 0:
        return say.NOTHING_OWED(policy=who)
    most, on = _amount(result, held.amount), day(network.date(held.day))
    wide = _amount(result, float(owed(result, policy, "receivable")["p95"].max()))
    if bills.amount <= 0:
        return say.OWED_NO_BILLS(policy=who, amount=most, date=on, most=wide)
    bill, due = _amount(result, bills.amount), day(network.date(bills.day))
    return say.OWED(policy=who, amount=most, date=on, most=wide, day=due, bills=bill)


def plot(result: Comparison, ax: Axes | None = None, policy: str | None = None) -> Axes:
    """Draw receivables above zero, bills below, and cash; the best policy by default."""
    policy = chosen(result, policy)
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        network = result.network
        x = days_as_dates(network)[: _days(result)]
        shade_sales(ax, network)
        names = ("receivable", "payable", "cash")
        held, bills, cash = (owed(result, policy, name) for name in names)
        ax.fill_between(x, held["p05"], held["p95"], color=OUTER, lw=0, zorder=2)
        ax.fill_between(x, -bills["p95"], -bills["p05"], color=_OWED, lw=0, zorder=2)
        ends = [
            _line(ax, result, held, 1, style.BLUE, "-", say.RECEIVABLE()),
            _line(ax, result, bills, -1, style.VERMILLION, "-", say.PAYABLE()),
            _line(ax, result, cash, 1, style.INK, (0, (5, 2)), say.CASH()),
        ]
        _frame(ax, result)
        for rows, way, colour in ((held, 1, style.BLUE), (bills, -1, style.VERMILLION)):
            _mark(ax, result, peak(rows), way, colour)
        style.footnote(style.figure_of(ax), say.OWED_NOTE(runs=number(result.runs_of_days)))
        style.title_figure(style.figure_of(ax), finding(result, policy))
        texts = labels.write(ax, ends, fontsize=8.5)
        sales = [*name_sales(ax, network, None, -2), *shade_run_off(ax, network)]
        style.settle(style.figure_of(ax))
        labels.place(ax, texts)
        labels.stack(ax, sales)
    return ax


def _line(
    ax: Axes,
    result: Comparison,
    rows: pd.DataFrame,
    way: int,
    colour: str,
    dashes: str | tuple[int, tuple[int, ...]],
    name: str,
) -> labels.Label:
    """Draw a median, upwards or downwards, and return what stands at its end."""
    top, y = peak(rows), way * rows["p50"].to_numpy(np.float64)
    date = day(result.network.date(top.day))
    label = say.SERIES(name=name, amount=_amount(result, top.amount), date=date)
    ax.plot(
        days_as_dates(result.network)[: len(y)],
        y,
        color=colour,
        lw=1.8,
        ls=dashes,
        zorder=3,
        label=label,
    )
    return labels.Label(float(y[-1]), name, colour)


def _frame(ax: Axes, result: Comparison) -> None:
    """Set limits and ticks, and draw zero."""
    date_axis(ax, result.network, _days(result))
    bottom, top = ax.get_ylim()
    air = 0.1 * (top - bottom)
    ax.set_ylim(min(bottom - air, 0.0), top + air)
    ax.axhline(0, color=style.INK, lw=1.0, zorder=3.2)
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(say.OWED_AXIS(currency=result.network.scenario.currency))


def _mark(ax: Axes, result: Comparison, top: Peak, way: int, colour: str) -> None:
    """Mark a peak with its day and amount."""
    if top.amount <= 0:
        return
    x, y = first_date(result.network) + top.day, way * top.amount
    ax.plot(x, y, marker="v" if way > 0 else "^", ms=7, color=colour, mec="white", zorder=5)
    text = say.PEAK(amount=_amount(result, top.amount), date=day(result.network.date(top.day)))
    side = "right" if top.day > result.network.days / 2 else "left"
    style.annotate(
        ax, text, (x, y), (-7 if side == "right" else 7, 6 * way), xycoords="data", ha=side,
        va="bottom" if way > 0 else "top", color=colour, fontweight="bold", fontsize=9, zorder=6,
        bbox={"fc": "white", "ec": "none", "alpha": 0.8, "pad": 1.0},
    )  # fmt: skip


def _amount(result: Comparison, value: float) -> str:
    """Write an amount with two digits: quantiles of a day carry few."""
    return amount(value, result.network.scenario.currency, decimals_carried(value or 1.0))
