"""Policies by what they earn and what they risk."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ..stats import Estimate
from ..study.comparison import Comparison
from ..study.summary import Summary
from ..words import charts as say
from ..words import profit_charts as profits
from ..words.number import PERCENT, exact, exact_percent, money, number
from ..words.tables import BREAKS
from ..words.text import SENTENCES, chained, wrapped
from . import cut, labels, style
from .ranking import Risk, finding, leaders, risk
from .series import labelled
from .table import short

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
    paid = name in result.judgement.affordable
    text = labelled(result, name) if paid else BREAKS(policy=labelled(result, name))
    colour = style.INK if paid else style.QUIET
    return labels.Label(y, wrapped(text, 32), colour, bold=name == result.current_rule)


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
        label=profits.POINT(policy=summary.name, figure=_told(summary, asked)),
    )  # fmt: skip
    across, up = _interval(x), _interval(y)
    ax.plot(across, (y.value, y.value), color=colour, lw=1.6, zorder=3, solid_capstyle="butt")
    ax.plot((x.value, x.value), up, color=colour, lw=1.6, zorder=3, solid_capstyle="butt")


def _told(summary: Summary, asked: Risk) -> str:
    """Write what a policy earns and risks."""
    scale = 100 if asked.is_share else 1
    earns, risks = short(summary.figures["profit"]), short(summary.figures[asked.key], scale)
    return profits.AND_RISK(
        profit=earns, risk=PERCENT(number=risks) if asked.is_share else risks, what=asked.label()
    )


def _interval(figure: Estimate) -> Span:
    """Return the ends of the interval; where there is none, the value itself."""
    if figure.low is None or figure.high is None:
        return figure.value, figure.value
    return figure.low, figure.high


def _frame(ax: Axes, result: Comparison, asked: Risk) -> None:
    """Set limits, ticks, axis labels, the leaders to the labels and the hint."""
    risks = [_interval(s.figures[asked.key]) for s in result.policies]
    ends = _profit_limits(result)
    ax.set_ylim(ends.low, ends.high + 0.08 * (ends.high - ends.low))
    cut.mark_y(ax, ends)
    most = max(*(s[1] for s in risks), 0.01 if asked.is_share else 0.5)
    ax.set_xlim(-0.03 * most, min(1.06 * most, 1.03) if asked.is_share else 1.06 * most)
    if asked.is_share:
        ax.xaxis.set_major_formatter(lambda x, _: exact_percent(round(x, 6)))
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
    style.annotate(ax, style.small(style.figure_of(ax), note(result)), (0, 0), (0, -40))


def note(result: Comparison) -> str:
    """Say in small print what is drawn: only the marks that some policy has."""
    names = [summary.name for summary in result.policies]
    affordable, others = result.judgement.affordable, {*names} - {result.current_rule}
    worth, in_front = result.judgement.worth, {*leaders(result)}
    amount = money(exact(worth), result.network.scenario.currency)
    full = say.AS_GOOD(worth=amount) if worth else say.LEADERS()
    marks = {
        full: others & in_front,
        say.RINGS(): others & {*affordable} - in_front,
        say.DIAMOND(): {result.current_rule} & {*affordable} if len(names) > 1 else (),
        say.CROSSES(): {*names} - {*affordable},
        _profit_limits(result).note: names,
    }
    drawn = [text for text, some in marks.items() if some and text]
    return chained([say.SAME_FUTURES(runs=number(result.runs)), *drawn], SENTENCES)


def _profit_limits(result: Comparison) -> cut.Limits:
    """Return the ends of the axis of profit, around all intervals."""
    spans = [_interval(summary.figures["profit"]) for summary in result.policies]
    low, high = min(s[0] for s in spans), max(s[1] for s in spans)
    return cut.limits(low, high, 0.02 * max(abs(low), abs(high)) or 1.0)
