"""Where the money goes: from what buyers pay to profit, in the seller's words."""

from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ..study.comparison import Comparison
from ..study.money import PAID, PARTS
from ..words import money as say
from ..words.number import LESS_THAN, MINUS, amount, decimals_carried, number
from ..words.text import SENTENCES, chained, wrapped
from . import style
from .series import called, chosen

_PLUS = "+"
_LEAST = 0.5
"""Of an amount that is not nothing in whole numbers."""


class Bar(NamedTuple):
    """A part of profit, in the mean of a run."""

    name: str
    value: float
    half_width: float
    """0 where there is no interval, or nothing varies."""

    @property
    def figure(self) -> str:
        """The amount without its sign: the digits that its interval carries, four at most."""
        if 0 < abs(self.value) < _LEAST:
            return LESS_THAN(number="1")
        digits = decimals_carried(self.value or 1.0) + 2
        return number(abs(self.value), min(decimals_carried(self.half_width or 1.0), digits, 0))


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    parts = result.money_frame.groupby("policy").size().max()
    return style.WIDTH, 1.9 + 0.38 * (float(parts) + 1)


def known(result: Comparison) -> bool:
    """Say whether a folder, which may be of an earlier version, has what the chart needs."""
    return not result.money_frame.empty


def bars(result: Comparison, policy: str) -> list[Bar]:
    """Return the parts of a policy's profit, what buyers pay first; they sum up to it."""
    rows = result.money_frame[result.money_frame["policy"] == policy].set_index("part")
    return [
        Bar(
            say.PARTS[part](),
            float(rows["mean"][part]),
            float(np.nan_to_num(rows["high"][part] - rows["low"][part]) / 2),
        )
        for part in PARTS
        if part in rows.index
    ]


def finding(result: Comparison, policy: str) -> str:
    """Say what stays of what buyers pay, and what takes most of it."""
    who, currency = called(result, policy), result.network.scenario.currency
    parts, profit = bars(result, policy), result.figure(policy, "profit")
    paid = next((bar for bar in parts if bar.name == say.PARTS[PAID]()), None)
    costs = [bar for bar in parts if bar.value < 0]
    if paid is None or paid.value <= 0 or not costs:
        bought = paid is not None and paid.value > 0
        lost = say.NOTHING_PAID if profit.value < 0 else say.NOTHING_PAID_NOR_LOST
        words = say.NOTHING_TAKEN if bought else lost
        return words(policy=who, amount=amount(abs(profit.value), currency, profit.decimals))
    most = min(costs, key=lambda bar: bar.value)
    left, takes = (100 * abs(value) / paid.value for value in (profit.value, most.value))
    words = say.OF_WHAT_BUYERS_PAY if profit.value >= 0 else say.LOST
    return words(
        currency=currency, policy=who, left=number(left), most=most.name, takes=number(takes)
    )


def plot(result: Comparison, ax: Axes | None = None, policy: str | None = None) -> Axes:
    """Draw a waterfall of the mean of a run, in the scenario's currency; the best by default."""
    policy = chosen(result, policy)
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        parts, profit = bars(result, policy), result.figure(policy, "profit")
        ends = [*accumulate([0.0, *(bar.value for bar in parts)])]
        for place, bar in enumerate(parts):
            _bar(ax, result, place, ends[place], bar)
        name = say.PROFIT() if profit.value >= 0 else say.LOSS()
        last = Bar(name, profit.value, profit.half_width or 0.0)
        _bar(ax, result, len(parts), 0.0, last)
        for place, level in enumerate(ends[1:]):
            ax.plot((level, level), (place, place + 1), color=style.QUIET, lw=0.7, zorder=1)
        _frame(ax, result, [*(bar.name for bar in parts), last.name], ends)
        style.footnote(style.figure_of(ax), note(result, parts))
        style.title_figure(style.figure_of(ax), finding(result, policy))
        style.settle(style.figure_of(ax))
    return ax


def note(result: Comparison, parts: list[Bar]) -> str:
    """Say in small print what a bar is, and what counts as late where any does."""
    scenario = result.network.scenario
    said = say.MEAN_OF_RUNS(runs=number(result.runs), currency=scenario.currency)
    late = say.PARTS["late"]() in [bar.name for bar in parts]
    return chained([said, say.LATE_NOTE()], SENTENCES) if late else said


def _bar(ax: Axes, result: Comparison, place: int, start: float, bar: Bar) -> None:
    """Draw one bar with its interval, and its amount beside it."""
    ends_here = start == 0.0
    colour = style.INK if ends_here and place else style.BLUE if bar.value > 0 else style.VERMILLION
    label = say.BAR(name=bar.name, currency=result.network.scenario.currency, figure=_told(bar))
    looks: Any = {"color": colour, "zorder": 2, "label": [label], "gid": bar.name}
    ax.barh(place, bar.value, left=start, height=0.62, **looks)
    sign = "" if ends_here and bar.value >= 0 else _PLUS if bar.value > 0 else MINUS
    edge = max(start, start + bar.value)
    if bar.half_width:
        end = start + bar.value
        reach = (end - bar.half_width, end + bar.half_width)
        ax.plot(reach, (place, place), color=style.QUIET, lw=1.4, zorder=3)
        edge = max(edge, reach[1])
    text = f"{sign}{bar.figure}" if abs(bar.value) >= _LEAST else bar.figure
    text += _interval(bar)
    ax.annotate(
        text, (edge, place), (4, 0), textcoords="offset points", va="center",
        fontsize=style.SMALL,
    )  # fmt: skip


def _told(bar: Bar) -> str:
    """Write an amount with its interval."""
    return f"{MINUS if bar.value < 0 else ''}{bar.figure}{_interval(bar)}"


def _interval(bar: Bar) -> str:
    """Write half the width of an interval; nothing where there is none."""
    width = bar.half_width
    return f" ± {number(width, min(decimals_carried(width), 0))}" if width >= _LEAST else ""


def _frame(ax: Axes, result: Comparison, names: list[str], ends: list[float]) -> None:
    """Set ticks, labels and room for the amounts."""
    ax.set_yticks(range(len(names)), [wrapped(name, 34) for name in names])
    ax.set_ylim(len(names) - 0.4, -0.6)
    low, high = min(0.0, *ends), max(1.0, *ends)
    ax.set_xlim(low - 0.02 * (high - low) * (low < 0), high + 0.2 * (high - low))
    ax.axvline(0, color=style.QUIET, lw=0.8, zorder=1)
    ax.xaxis.set_major_formatter(lambda x, _: number(x))
    ax.set_xlabel(say.AXIS(currency=result.network.scenario.currency))
