"""What each policy earns in two scenarios, one above the other."""

from matplotlib.axes import Axes

from ..stats import Estimate
from ..study.two_scenarios import TwoScenarios
from ..study.two_scenarios_sentences import finding
from ..words import beside as say
from ..words.charts import MEAN_PROFIT, TODAY
from ..words.number import number
from ..words.text import wrapped
from . import style


def size(result: TwoScenarios) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 2.2 + 0.42 * len(result.gaps)


def plot(result: TwoScenarios, ax: Axes | None = None) -> Axes:
    """Draw each policy's mean profit in both scenarios with 95 % intervals, the best on top."""
    first, second = result.first, result.second
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        names = sorted(result.gaps, key=second.profit)
        for y, name in enumerate(names):
            ends = (first.figure(name, "profit"), second.figure(name, "profit"))
            _dumbbell(ax, y, *ends)
        today = result.network.scenario.current_rule
        labels = [TODAY(policy=name) if name == today else name for name in names]
        ax.set_yticks(range(len(names)), [wrapped(label, 32) for label in labels])
        ax.xaxis.set_major_formatter(lambda x, _: number(x))
        ax.set_xlabel(MEAN_PROFIT(currency=result.network.scenario.currency))
        note = say.ENDS(runs=number(result.runs), first=first.label, second=second.label)
        style.footnote(style.figure_of(ax), note)
        style.title_figure(style.figure_of(ax), finding(result).rstrip("."))
        style.settle(style.figure_of(ax))
    return ax


def _dumbbell(ax: Axes, y: float, first: Estimate, second: Estimate) -> None:
    """Draw one policy: a ring in the first scenario, a dot in the second, and what lies between."""
    ax.plot((first.value, second.value), (y, y), color=style.QUIET, lw=1.0, zorder=2)
    for profit, colour, lift in ((first, style.QUIET, 0.09), (second, style.BLUE, -0.09)):
        low = profit.value if profit.low is None else profit.low
        high = profit.value if profit.high is None else profit.high
        ax.plot((low, high), (y + lift, y + lift), color=colour, lw=1.6, zorder=3)
    ax.plot(first.value, y, "o", ms=8, mfc="white", mec=style.QUIET, mew=1.6, zorder=4)
    ax.plot(second.value, y, "o", ms=8, color=style.BLUE, zorder=5)
