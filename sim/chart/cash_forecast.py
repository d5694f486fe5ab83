"""The next ninety days of cash, and what each week brings."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from ..stats import probability
from ..study.comparison import Comparison
from ..study.forecast import AHEAD
from ..study.frames import WEEK
from ..words import charts as said
from ..words import money as say
from ..words.futures import how_often
from ..words.number import amount, day, decimals_carried, number
from . import style
from .fan import draw_fan
from .series import called, chosen, series
from .time_axis import date_axis, days_as_dates, name_sales, shade_sales

_WIDTHS = (0.12, 0.16, 0.16, 0.26, 0.15, 0.15)
"""Of the columns of the table."""
_OFTEN = 0.05
"""Share of futures below zero beyond which a week stands out: more than a plan is allowed."""
_MEASURES = ("cash", "receivable", "payable", "below_zero")


class Week(NamedTuple):
    """The evening that ends a week, in the scenario's currency."""

    day: int
    median: float
    worst: float
    """Cash in the worst of 20 futures."""
    below: float
    """The share of futures with cash below zero on an evening of the week."""
    owed: float
    bills: float


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 4.4 + 0.235 * len(_ends(result))


def known(result: Comparison) -> bool:
    """Say whether a folder, which may be of an earlier version, has what the chart needs."""
    return set(_MEASURES) <= set(result.days_frame["measure"])


def _days(result: Comparison) -> int:
    return min(AHEAD, result.network.days)


def _ends(result: Comparison) -> list[int]:
    """Return the last day of each week, and of what is left at the end."""
    days = _days(result)
    ends = list(range(WEEK - 1, days, WEEK))
    return ends if ends and ends[-1] == days - 1 else [*ends, days - 1]


def weeks(result: Comparison, policy: str) -> list[Week]:
    """Return what each week of the forecast ends with."""
    rows = {name: series(result, policy, name) for name in _MEASURES}

    def at(measure: str, column: str, end: int) -> float:
        return float(rows[measure][column].iloc[end])

    return [
        Week(
            end, at("cash", "p50", end), at("cash", "p05", end), at("below_zero", "mean", end),
            at("receivable", "p50", end), at("payable", "p50", end),
        )
        for end in _ends(result)
    ]  # fmt: skip


def finding(result: Comparison, policy: str) -> str:
    """Say in which week cash may run out, or on which day it is lowest."""
    coming, network = weeks(result, policy), result.network
    who, days = called(result, policy), number(_days(result))
    worst = max(coming, key=lambda week: week.below)
    if worst.below > 0:
        often, date = how_often(worst.below, result.runs_of_days), day(network.date(worst.day))
        return say.FORECAST_BELOW(days=days, policy=who, date=date, how_often=often)
    low = series(result, policy, "cash")["p05"][: _days(result)].to_numpy(np.float64)
    down, date = _amount(result, float(low.min())), day(network.date(int(low.argmin())))
    return say.FORECAST_FALLS(days=days, policy=who, date=date, amount=down)


def plot(result: Comparison, figure: Figure | None = None, policy: str | None = None) -> Figure:
    """Draw a fan of cash over a table of weeks; by default under the best policy."""
    policy = chosen(result, policy)
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        coming = weeks(result, policy)
        above, below = figure.subplots(
            2, 1, height_ratios=[2.4, 0.235 * (len(coming) + 1)], squeeze=True
        )
        _fan(style.bare(above), result, series(result, policy, "cash")[: _days(result)])
        _table(below, result, coming)
        runs, currency = number(result.runs_of_days), result.network.scenario.currency
        style.footnote(figure, say.FORECAST_NOTE(runs=runs, currency=currency))
        style.title_figure(figure, finding(result, policy))
        style.settle(figure)
    return figure


def _fan(ax: Axes, result: Comparison, rows: pd.DataFrame) -> None:
    """Draw cash over the days ahead."""
    network = result.network
    shade_sales(ax, network)
    draw_fan(ax, days_as_dates(network)[: len(rows)], rows)
    date_axis(ax, network, len(rows))
    ax.axhline(0, color=style.INK, lw=1.0, zorder=3.2)
    low, high = ax.get_ylim()
    ax.set_ylim(min(low, 0.0), high + 0.08 * (high - low))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(said.CASH(currency=network.scenario.currency))
    left, right = ax.get_xlim()
    for text in name_sales(ax, network, None, -2):
        text.set_visible(left <= text.get_position()[0] <= right)


def _table(ax: Axes, result: Comparison, coming: list[Week]) -> None:
    """Write a row a week; a week in which cash runs out too often stands out."""
    ax.axis("off")
    heads = (say.WEEK, say.MEDIAN, say.WORST, say.BELOW, say.TO_COME, say.TO_PAY)
    cells = [
        [
            day(result.network.date(week.day)),
            *(_short(money) for money in (week.median, week.worst)),
            _share(result, week.below),
            *(_short(money) for money in (week.owed, week.bills)),
        ]
        for week in coming
    ]
    table = ax.table(
        cells, colLabels=[head() for head in heads], cellLoc="right", colLoc="right",
        bbox=Bbox.unit(), edges="B", colWidths=_WIDTHS,
    )  # fmt: skip
    table.auto_set_font_size(False)
    table.set_fontsize(style.SMALL)
    for (row, _), cell in table.get_celld().items():
        cell.set(edgecolor=style.SHADE, lw=0.6)
        risky = row > 0 and coming[row - 1].below > _OFTEN
        cell.get_text().set_fontweight("bold" if row == 0 or risky else "normal")
        cell.get_text().set_color(style.VERMILLION if risky else style.INK)


def _share(result: Comparison, share: float) -> str:
    """Write a share of futures with its interval."""
    runs = result.runs_of_days
    return f"{probability(np.arange(runs) < round(share * runs))}"


def _short(value: float) -> str:
    """Write an amount with the three digits that a quantile of a day carries at most."""
    return number(value, min(decimals_carried(value or 1.0) + 1, 0))


def _amount(result: Comparison, value: float) -> str:
    return amount(value, result.network.scenario.currency, decimals_carried(value or 1.0) + 1)
