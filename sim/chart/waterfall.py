"""The waterfall: from one policy's profit to another's, cause by cause."""

from itertools import accumulate
from typing import NamedTuple

from matplotlib.axes import Axes

from ..stats import Estimate
from ..study.explain_sentences import caption, headline, weighty
from ..study.explanation import Explanation
from ..words import explain as say
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
        carried = min(result.gap.gap.decimals or 0, 0)
        steps = [_step(caption(part), part.gap.gap) for part in parts]
        steps += [_Step(say.OTHERS(), others, number(abs(others), carried))] if others else []
        first, last = result.profits[1], result.profits[0]
        ends = [*accumulate([first.value, *(step.value for step in steps)])]
        labels = [result.other, *(step.name for step in steps), result.best]
        _bar(ax, 0, 0, _step(result.other, first), style.QUIET)
        for place, step in enumerate(steps, 1):
            colour = style.BLUE if step.value > 0 else style.VERMILLION
            sign = _PLUS if step.value > 0 else MINUS
            _bar(ax, place, ends[place - 1], step, colour, sign)
        _bar(ax, len(labels) - 1, 0, _step(result.best, last), style.INK)
        for place, level in enumerate(ends):
            ax.plot((level, level), (place, place + 1), color=style.QUIET, lw=0.7, zorder=1)
        _frame(ax, result, labels, ends)
        style.title_figure(style.figure_of(ax), headline(result))
        style.settle(style.figure_of(ax))
    return ax


class _Step(NamedTuple):
    """A bar: its name, how long it is, and that in words without its sign."""

    name: str
    value: float
    figure: str


def _step(name: str, figure: Estimate) -> _Step:
    """Return the bar of a figure, with the digits that its interval carries."""
    return _Step(name, figure.value, number(abs(figure.value), min(figure.decimals or 0, 0)))


def _bar(ax: Axes, place: int, start: float, step: _Step, colour: str, sign: str = "") -> None:
    """Draw one bar and its amount beside it."""
    text = f"{sign or MINUS * (step.value < 0)}{step.figure}"
    label = [say.BAR(name=step.name, figure=text)]
    ax.barh(place, step.value, left=start, height=0.62, color=colour, zorder=2, label=label)
    ax.annotate(
        text, (max(start, start + step.value), place), (4, 0), textcoords="offset points",
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
