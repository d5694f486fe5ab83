"""The waterfall: from one policy's profit to another's, cause by cause."""

from itertools import accumulate

from matplotlib.axes import Axes

from ..study.explain_sentences import headline, weighty
from ..study.explanation import Explanation
from ..words import explain as say
from ..words.figures import called
from ..words.number import MINUS, number
from ..words.text import wrapped
from . import style

_BARS = 8
_PLUS = "+"


def size(result: Explanation) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 2.2 + 0.42 * (min(len(result.parts), _BARS) + 3)


def plot(result: Explanation, ax: Axes | None = None) -> Axes:
    """Draw both profits and, between them, what each cause brings more or less."""
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        parts, others = weighty(result.parts, _BARS)
        steps = [(called(part.cause), part.gap.gap.value) for part in parts]
        steps += [(say.OTHERS(), others)] if others else []
        start, end = result.profits[1].value, result.profits[0].value
        ends = [*accumulate([start, *(value for _, value in steps)])]
        labels = [result.other, *(name for name, _ in steps), result.best]
        _bar(ax, 0, 0, start, style.QUIET, number(start))
        for place, (_, value) in enumerate(steps, 1):
            colour = style.BLUE if value > 0 else style.VERMILLION
            sign = _PLUS if value > 0 else MINUS
            _bar(ax, place, ends[place - 1], value, colour, f"{sign}{number(abs(value))}")
        _bar(ax, len(labels) - 1, 0, end, style.INK, number(end))
        for place, level in enumerate(ends):
            ax.plot((level, level), (place, place + 1), color=style.QUIET, lw=0.7, zorder=1)
        _frame(ax, result, labels, ends)
        style.title_axes(ax, headline(result))
        style.settle(style.figure_of(ax))
    return ax


def _bar(ax: Axes, place: int, start: float, length: float, colour: str, text: str) -> None:
    """Draw one bar and its amount beside it."""
    ax.barh(place, length, left=start, height=0.62, color=colour, zorder=2)
    ax.annotate(
        text, (max(start, start + length), place), (4, 0), textcoords="offset points",
        va="center", fontsize=style.SMALL,
    )  # fmt: skip


def _frame(ax: Axes, result: Explanation, labels: list[str], ends: list[float]) -> None:
    """Set ticks, labels and room for the amounts, and write the small print."""
    ax.set_yticks(range(len(labels)), [wrapped(label, 30) for label in labels])
    ax.invert_yaxis()
    low, high = min(0.0, *ends), max(0.0, *ends)
    ax.set_xlim(low, high + 0.12 * (high - low))
    ax.xaxis.set_major_formatter(lambda x, _: number(x))
    ax.set_xlabel(say.AXIS(currency=result.network.scenario.currency))
    style.footnote(style.figure_of(ax), say.SMALL(runs=number(result.runs)))
