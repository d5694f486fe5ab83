"""Policies by what they earn and what they risk."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ..stats import Estimate
from ..study.comparison import Comparison
from ..study.summary import Summary
from ..words import charts as say
from ..words.number import exact, money, number, whole_percent
from ..words.text import SENTENCES, chained, wrapped
from . import labels, style
from .ranking import Risk, finding, leaders, risk
from .series import labelled

Span = tuple[float, float]


def size(result: Comparison) -> Span:
    """Return the inches that the chart asks for."""
    lines = sum(label(summary.name, result).text.count("\n") + 1 for summary in result.policies)
    return style.WIDTH, max(4.6, 1.8 + 0.2 * lines)


def plot(result: Comparison, ax: Axes | None = None) -> Axes:
    """Draw each policy at its mean profit and its stockout risk, with 95 % intervals.

    Profit in the scenario's currency; the risk is chosen by `sim.chart.ranking.risk`.
    """
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        asked = risk(result)
        for summary in result.policies:
            _point(ax, summary, asked, result)
        _frame(ax, result, asked)
        style.title_axes(ax, finding(result))
        names = [label(summary.name, result, _profit(summary)) for summary in result.policies]
        texts = labels.write(ax, names)
        style.settle(style.figure_of(ax))
        labels.place(ax, texts)
    return ax


def label(name: str, result: Comparison, y: float = 0.0) -> labels.Label:
    """Return what stands beside a policy's point; a long name takes two lines."""
    text = wrapped(labelled(result, name), 32)
    return labels.Label(y, text, style.INK, bold=name == result.current_rule)


def _profit(summary: Summary) -> float:
    return summary.figures["profit"].value


def _point(ax: Axes, summary: Summary, asked: Risk, result: Comparison) -> None:
    """Draw one policy: a full dot for a leader, a ring for the rest, a diamond for today's rule.

    What cannot be paid for is a cross.
    """
    x, y = summary.figures[asked.key], summary.figures["profit"]
    today, leads = summary.name == result.current_rule, summary.name in leaders(result)
    affordable = summary.name in result.judgement.affordable
    colour = style.INK if today else style.BLUE if affordable else style.QUIET
    ax.plot(
        x.value, y.value, marker=("D" if today else "o") if affordable else "x",
        ms=9 if today else 8, mew=1.6, ls="", color=colour,
        mfc=colour if today or leads else "white", gid=summary.name, zorder=5 if today else 4,
    )  # fmt: skip
    across, up = _interval(x), _interval(y)
    ax.plot(across, (y.value, y.value), color=colour, lw=1.6, zorder=3, solid_capstyle="butt")
    ax.plot((x.value, x.value), up, color=colour, lw=1.6, zorder=3, solid_capstyle="butt")


def _interval(figure: Estimate) -> Span:
    """Return the ends of the interval; where there is none, the value itself."""
    if figure.low is None or figure.high is None:
        return figure.value, figure.value
    return figure.low, figure.high


def _frame(ax: Axes, result: Comparison, asked: Risk) -> None:
    """Set limits, ticks, axis labels, the leaders to the labels and the hint."""
    profits = [_interval(s.figures["profit"]) for s in result.policies]
    risks = [_interval(s.figures[asked.key]) for s in result.policies]
    low, high = _padded(profits, 0.02 * max(abs(_profit(s)) for s in result.policies) or 1.0)
    ax.set_ylim(low, high + 0.08 * (high - low))
    left, right = _padded(risks, 0.2 if asked.is_share else 2.0)
    ax.set_xlim(max(left, -0.03), min(right, 1.03) if asked.is_share else right)
    if asked.is_share:
        ax.xaxis.set_major_formatter(lambda x, _: whole_percent(x))
        ax.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_xlabel(asked.label())
    ax.set_ylabel(say.MEAN_PROFIT(currency=result.network.scenario.currency))
    _lines(ax, result, asked)


def _lines(ax: Axes, result: Comparison, asked: Risk) -> None:
    """Draw zero, the ties from points to labels, the hint where better is, and the small print."""
    right = ax.get_xlim()[1]
    if ax.get_ylim()[0] < 0 < ax.get_ylim()[1]:
        ax.axhline(0, color=style.QUIET, lw=0.8, zorder=1)
    for summary in result.policies:
        x, y = summary.figures[asked.key].value, _profit(summary)
        ax.plot((x, right), (y, y), color=style.QUIET, lw=0.6, ls=(0, (1, 3)), zorder=1)
    style.annotate(ax, say.BETTER(), (0, 1), (6, -4), fontsize=10, fontstyle="italic")
    note = say.SAME_FUTURES(runs=number(result.runs))
    if len(result.policies) > 1:
        note = chained([note, _filled(result)], SENTENCES)
    if len(result.judgement.affordable) < len(result.policies):
        note = f"{note}\n{say.CROSSES()}"
    style.annotate(ax, note, (0, 0), (0, -40))


def _filled(result: Comparison) -> str:
    """Say whose dots are filled."""
    worth = result.judgement.worth
    if not worth:
        return say.LEADERS()
    return say.AS_GOOD(worth=money(exact(worth), result.network.scenario.currency))


def _padded(spans: list[Span], least: float) -> Span:
    """Return limits around all intervals, not narrower than a least width."""
    low, high = min(s[0] for s in spans), max(s[1] for s in spans)
    air = 0.06 * (high - low) + max(least - (high - low), 0.0) / 2
    return low - air, high + air
