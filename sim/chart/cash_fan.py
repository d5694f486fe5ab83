"""Cash over time."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from ..study.comparison import Comparison
from ..words import charts as say
from ..words.futures import how_often
from ..words.number import amount, day, number
from ..words.template import Template
from ..words.text import SENTENCES, chained
from . import labels, style
from .fan import draw_fan
from .series import called, chosen, series
from .time_axis import (
    date_axis,
    days_as_dates,
    first_date,
    name_sales,
    sales,
    shade_run_off,
    shade_sales,
)


class Low(NamedTuple):
    """The lowest cash of a future, in the worst of 20 of them."""

    day: int
    """About when: the median of the futures that fall as deep."""
    amount: float


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 4.8


def low(result: Comparison, policy: str) -> Low | None:
    """Return how deep cash falls in the worst of 20 futures, on whatever day of each.

    It is the table's figure. None where no day tells: cash never falls, or only at the very end.
    """
    runs = result.runs_frame[result.runs_frame["policy"] == policy]
    lowest = result.figure(policy, "cash_low_p05").value
    on = int(runs["cash_low_day"][runs["cash_low"] <= lowest].median())
    tells = bool(runs["cash_low_day"].any()) and on < result.network.days - 1
    return Low(on, lowest) if tells else None


def finding(result: Comparison, policy: str) -> str:
    """Say how deep cash falls in the worst of 20 futures, when, and whether it runs out."""
    lowest = result.figure(policy, "cash_low_p05")
    below = result.figure(policy, "cash_below_zero").value
    who, often = called(result, policy), how_often(below, result.runs)
    runs = result.runs_frame[result.runs_frame["policy"] == policy]
    if not runs["cash_low_day"].any():
        return say.NEVER_FALLS(policy=who, how_often=often)
    down = amount(lowest.value, result.network.scenario.currency, lowest.decimals)
    deepest = low(result, policy)
    if deepest is None:
        return say.DOWN_TO(policy=who, amount=down, how_often=often)
    date = day(result.network.date(deepest.day))
    return say.DOWN_TO_ABOUT(policy=who, amount=down, date=date, how_often=often)


def plot(result: Comparison, ax: Axes | None = None, policy: str | None = None) -> Axes:
    """Draw a fan of cash at the close, in the scenario's currency; the best policy by default.

    Errors: NoPolicyError for a policy that the study does not have.
    """
    policy = chosen(result, policy)
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        shade_sales(ax, result.network)
        rows = series(result, policy, "cash")
        draw_fan(ax, days_as_dates(result.network), rows)
        ends = _ends(rows, _TEXTS, style.BLUE)
        if policy != result.current_rule:
            ends += _today(ax, result)
        _frame(ax, result, low(result, policy), note(result, policy))
        style.title_axes(ax, finding(result, policy))
        _mark(ax, result, policy)
        texts = labels.write(ax, ends, fontsize=8.5)
        names = name_sales(ax, result.network, None, -2)
        names += shade_run_off(ax, result.network)
        style.settle(style.figure_of(ax))
        labels.place(ax, texts)
        labels.stack(ax, names)
    return ax


def note(result: Comparison, policy: str) -> str:
    """Say in small print what is drawn, and why the lowest cash lies below the bands."""
    parts = [say.BANDS(runs=number(result.runs_of_days))]
    parts += [say.TRIANGLE()] if low(result, policy) else []
    parts += [say.GREY_DAYS()] if sales(result.network) else []
    return chained(parts, SENTENCES)


_PAPER = {"fc": "white", "ec": "none", "alpha": 0.8, "pad": 1.0}
_TEXTS = {"p95": say.BEST, "p50": say.MEDIAN, "p05": say.WORST}


def _today(ax: Axes, result: Comparison) -> list[labels.Label]:
    """Draw today's rule, median and worst of 20, and return what stands beside its lines."""
    rows, x = series(result, result.current_rule, "cash"), days_as_dates(result.network)
    ax.plot(x, rows["p50"], color=style.INK, lw=1.3, ls=(0, (6, 2)), zorder=4)
    ax.plot(x, rows["p05"], color=style.INK, lw=1.3, ls=(0, (1.5, 1.5)), zorder=4)
    return _ends(rows, {"p50": say.TODAY_MEDIAN, "p05": say.TODAY_WORST}, style.INK)


def _ends(rows: pd.DataFrame, texts: Mapping[str, Template], colour: str) -> list[labels.Label]:
    """Return what stands at the end of each line, by its quantile."""
    return [labels.Label(float(rows[q].iloc[-1]), text(), colour) for q, text in texts.items()]


def _frame(ax: Axes, result: Comparison, lowest: Low | None, note: str) -> None:
    """Set limits and ticks, draw zero and the small print."""
    date_axis(ax, result.network, result.network.days)
    bottom, top = min(ax.get_ylim()[0], 0.0), max(ax.get_ylim()[1], 0.0)
    if lowest and lowest.amount < bottom + 0.15 * (top - bottom):
        bottom = lowest.amount - 0.15 * (top - bottom)
    ax.set_ylim(bottom, top + 0.1 * (top - bottom))
    ax.axhline(0, color=style.INK, lw=1.0, zorder=3.2)
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(say.CASH(currency=result.network.scenario.currency))
    style.annotate(ax, style.small(style.figure_of(ax), note), (0, 0), (0, -26))


def _mark(ax: Axes, result: Comparison, policy: str) -> None:
    """Mark the lowest cash of the title with its day and amount."""
    lowest, network = low(result, policy), result.network
    if lowest is None:
        return
    x = first_date(network) + lowest.day
    ax.plot(x, lowest.amount, marker="v", ms=7, color=style.BLUE, mec="white", zorder=5, gid="low")
    decimals = result.figure(policy, "cash_low_p05").decimals
    down = amount(lowest.amount, network.scenario.currency, decimals)
    text = say.LOW(amount=down, date=day(network.date(lowest.day)))
    bottom, top = ax.get_ylim()
    across, side = (-6, "right") if lowest.day > network.days / 2 else (6, "left")
    near_zero = 0 <= lowest.amount < 0.12 * (top - bottom)  # the text would lie upon the line
    style.annotate(
        ax, text, (x, 0 if near_zero else lowest.amount), (across, -4 if near_zero else -7),
        xycoords="data", ha=side, va="top", zorder=6,
        bbox=_PAPER, color=style.BLUE, fontweight="bold", fontsize=9,
    )  # fmt: skip
