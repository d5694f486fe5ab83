"""What each policy earns on average, and how surely, beside today's rule."""

from matplotlib.axes import Axes

from ..study.comparison import Comparison
from ..study.summary import Summary
from ..words import profit_charts as say
from ..words.charts import MEAN_PROFIT
from ..words.number import MINUS, number
from ..words.text import SENTENCES, chained
from . import cut, style
from .ranking import headline
from .rows import colour, name_rows, size
from .table import short

__all__ = ["plot", "size"]
_PLUS = "+"


def plot(result: Comparison, ax: Axes | None = None) -> Axes:
    """Draw each policy's mean profit with its 95 % interval, in the scenario's currency.

    The best on top, those that cannot be paid for below; the mean of today's rule is a line.
    """
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        for row, summary in enumerate(result.ranked):
            _row(ax, row, summary, result)
        name_rows(ax, result)
        ends = _frame(ax, result)
        style.title_axes(ax, headline(result), pad=22)
        style.footnote(style.figure_of(ax), note(result, ends))
        style.settle(style.figure_of(ax))
    return ax


def note(result: Comparison, ends: cut.Limits) -> str:
    """Say in small print what is drawn."""
    some = len(result.judgement.affordable) < len(result.policies)
    parts = [say.BARS(runs=number(result.runs)), say.CROSSED() if some else "", ends.note]
    return chained([*filter(None, parts)], SENTENCES)


def written(result: Comparison, policy: str) -> str:
    """Write a policy's mean, and its difference from today's rule."""
    figure = short(result.figure(policy, "profit"))
    if policy == result.current_rule:
        return figure
    gap = short(result.more_than_today(policy))
    signed = gap if gap.startswith((MINUS, "~", "<")) else f"{_PLUS}{gap}"
    return say.GAP(figure=figure, gap=signed)


def _row(ax: Axes, row: int, summary: Summary, result: Comparison) -> None:
    """Draw one policy: a dot, a diamond for today's rule, a cross for what cannot be paid for."""
    profit, name = summary.figures["profit"], summary.name
    affordable, today = name in result.judgement.affordable, name == result.current_rule
    shade = style.QUIET if not affordable else style.INK if today else style.BLUE
    text = written(result, name)
    if profit.low is not None and profit.high is not None:
        ax.plot((profit.low, profit.high), (row, row), color=shade, lw=2.0, zorder=3)
    ax.plot(
        profit.value, row, marker=("D" if today else "o") if affordable else "x", ms=8, mew=1.8,
        ls="", color=shade, gid=name, label=say.POINT(policy=name, figure=text), zorder=4,
    )  # fmt: skip
    style.annotate(
        ax, text, (1.0, row), (8, 0), xycoords=("axes fraction", "data"), va="center",
        color=colour(result, name), fontsize=9, annotation_clip=False,
        fontweight="bold" if today else "normal",
    )  # fmt: skip


def _frame(ax: Axes, result: Comparison) -> cut.Limits:
    """Set limits and ticks, draw zero and today's mean, and return the limits."""
    profits = [summary.figures["profit"] for summary in result.policies]
    low = min(p.value if p.low is None else p.low for p in profits)
    high = max(p.value if p.high is None else p.high for p in profits)
    ends = cut.limits(low, high, 0.02 * max(abs(low), abs(high)))
    ax.set_xlim(ends.low, ends.high)
    cut.mark_x(ax, ends)
    cut.few_ticks(ax)
    ax.set_xlabel(MEAN_PROFIT(currency=result.network.scenario.currency))
    if ends.low < 0 < ends.high:
        ax.axvline(0, color=style.QUIET, lw=0.8, zorder=1)
    today = result.figure(result.current_rule, "profit").value
    ax.axvline(today, color=style.INK, lw=1.1, ls=(0, (4, 3)), zorder=2, gid="todays-mean")
    style.annotate(
        ax, say.TODAYS_MEAN(), (today, 1.0), (0, 2), xycoords=("data", "axes fraction"),
        ha="center", va="bottom",
    )  # fmt: skip
    return ends
