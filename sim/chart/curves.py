"""Profit against the value of one number, a line a policy, and where the leader changes."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from ..study.variation import Variation
from ..study.variation_sentences import finding, place
from ..words import charts as said
from ..words import vary as say
from ..words.number import number
from ..words.text import wrapped
from . import cut, labels, style

_COLOURS = (style.BLUE, style.VERMILLION, style.ORANGE)
_DASHES = ("-", (0, (6, 2)), (0, (2, 1.5)))
"""The second cue of each colour, for grey paper."""


def size(result: Variation) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, max(4.8, 1.8 + 0.3 * len(result.steps[0].policies))


def plot(result: Variation, ax: Axes | None = None) -> Axes:
    """Draw mean profit with 95 % intervals at each value, in the scenario's currency.

    Policies that lead somewhere are coloured, the others grey; flips are dashed lines, and what may
    not win at a value is crossed out there.
    """
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        x = result.numbers or [float(number) for number in range(len(result.steps))]
        ends = [_line(ax, result, s.name, x) for s in result.steps[0].policies]
        _frame(ax, result, x)
        style.title_axes(ax, finding(result).rstrip("."))
        texts = labels.write(ax, ends)
        style.settle(style.figure_of(ax))
        labels.place(ax, texts)
    return ax


def _line(ax: Axes, result: Variation, policy: str, x: Sequence[float]) -> labels.Label:
    """Draw one policy, and return what stands at the end of its line."""
    profits = [
        next(s for s in step.policies if s.name == policy).figures["profit"]
        for step in result.steps
    ]
    leads = policy in result.leaders
    turn = result.leaders.index(policy) % len(_COLOURS) if leads else 0
    colour = _COLOURS[turn] if leads else style.QUIET
    y = [profit.value for profit in profits]
    ax.plot(
        x, y, color=colour, lw=2.2 if leads else 1.1, ls=_DASHES[turn], marker="o",
        ms=5 if leads else 3, zorder=4 if leads else 3, gid=policy, label=policy,
    )  # fmt: skip
    barred = [n for n, step in enumerate(result.steps) if policy not in step.judgement.affordable]
    ax.plot(
        [x[n] for n in barred], [y[n] for n in barred], color=style.INK, ls="none", marker="x",
        ms=7, zorder=5, gid=f"{policy}:barred",
    )  # fmt: skip
    if leads:
        low = [p.value if p.low is None else p.low for p in profits]
        high = [p.value if p.high is None else p.high for p in profits]
        ax.fill_between(x, low, high, color=colour, alpha=0.15, lw=0, zorder=2)
    today = policy == result.network.scenario.current_rule
    text = said.TODAY(policy=policy) if today else policy
    return labels.Label(y[-1], wrapped(text, 32), style.INK if leads else style.QUIET, leads)


def _frame(ax: Axes, result: Variation, x: Sequence[float]) -> None:
    """Set ticks and labels, mark the flips and zero, and write the small print."""
    ax.set_xticks(x, [step.label for step in result.steps])
    ax.set_xlabel(result.key)
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(said.MEAN_PROFIT(currency=result.network.scenario.currency))
    data = ax.dataLim
    axis = cut.limits(data.y0, data.y1, 0.02 * max(abs(data.y0), abs(data.y1)))
    ax.set_ylim(axis.low, axis.high)
    cut.mark_y(ax, axis)
    if axis.low < 0 < axis.high:
        ax.axhline(0, color=style.QUIET, lw=0.8, zorder=1)
    for flip in result.flips:
        ends = [x[result.steps.index(step)] for step in (flip.after, flip.before)]
        if flip.where is None and result.numbers:
            ax.axvspan(*ends, color=style.SHADE, lw=0, zorder=0, gid="flip")
        elif flip.where is not None:
            ax.axvline(flip.where.at, color=style.INK, lw=1.0, ls=(0, (4, 3)), gid="flip")
            top = (flip.where.at, ax.get_ylim()[1])
            text = place(result, flip.where)
            style.annotate(ax, text, top, (4, 0), xycoords="data", color=style.INK)
    some = any(len(step.judgement.affordable) < len(step.policies) for step in result.steps)
    lines = [say.LINES(runs=number(result.runs)), said.CROSSES() if some else "", axis.note]
    style.annotate(ax, "\n".join(filter(None, lines)), (0, 0), (0, -40))
