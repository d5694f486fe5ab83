"""From which size of each shock on a plan breaks, over the size of the named shock."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..study.reversal import Reversal
from ..study.reverse_sentences import headline, told
from ..study.reverse_stress import Plan, ReverseStress
from ..words import reverse as say
from ..words.number import exact, number
from ..words.stress import called
from ..words.text import wrapped
from . import style


def size(plan: Plan) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 1.9 + 0.42 * len(plan.reversals)


def plot(result: ReverseStress, figure: Figure | None = None, plan: Plan | None = None) -> Figure:
    """Draw a row a shock, the one that breaks the plan first on top."""
    plan = plan or result.plans[0]
    with style.applied(result.network):
        figure = figure or style.new_figure(size(plan))
        ax = style.bare(figure.add_subplot())
        rows = plan.by_strength[::-1]
        right = 1.25 * max([1.0, *(one.strength(one.size) for one in rows if one.size)])
        ax.axvline(1.0, color=style.QUIET, lw=1.0, ls=(0, (4, 3)), zorder=1)
        for y, one in enumerate(rows):
            _row(ax, result, y, one, right)
        names = [
            say.NAMED(shock=called(x.shock).capitalize(), size=told(result, x, x.usual))
            for x in rows
        ]
        ax.set_yticks(range(len(rows)), [wrapped(name, 34) for name in names])
        ax.set_xlim(0, right)
        ax.set_ylim(-0.6, len(rows) - 0.4)
        ax.xaxis.set_major_formatter(lambda x, _: exact(round(x, 2)))
        ax.set_xlabel(say.AXIS())
        style.footnote(figure, say.SMALL(runs=number(result.runs)))
        style.title_figure(figure, headline(result, plan))
        style.settle(figure)
    return figure


def _row(ax: Axes, result: ReverseStress, y: int, one: Reversal, right: float) -> None:
    """Draw where one shock breaks the plan, or write that it does not."""
    if one.size is None:
        text = say.NOT_AT(most=told(result, one, one.most))
        ax.text(0.02 * right, y, text, va="center", fontsize=style.SMALL, color=style.QUIET)
        return
    at = one.strength(one.size)
    low = at if one.low is None else one.strength(one.low)
    high = right if one.high is None else one.strength(one.high)
    hint = say.NAMED(shock=one.shock.capitalize(), size=told(result, one, one.size))
    ax.plot((low, min(high, right)), (y, y), color=style.VERMILLION, lw=2.2, alpha=0.6, zorder=3)
    ax.plot(at, y, "o", ms=8, color=style.VERMILLION, zorder=4, gid=one.shock, label=hint)
    ax.annotate(
        told(result, one, one.size), (at, y), (0, 7), textcoords="offset points", ha="center",
        fontsize=style.SMALL, va="bottom",
    )  # fmt: skip
