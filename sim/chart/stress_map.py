"""The map of shocks: what each changes of each policy's profit, colour and number in every cell."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm
from matplotlib.figure import Figure

from ..study.limit_sentences import in_words
from ..study.stress_sentences import headline
from ..study.stress_test import Cell, StressTest
from ..study.summary import Summary
from ..words import stress as say
from ..words.charts import TODAY
from ..words.number import money, number
from ..words.text import OR, joined, quoted, wrapped
from . import style
from .stress_cell import changed, plain

_PALE = 0.55
"""Of full colour, so that dark numbers are read on it, also on grey paper."""
_COLOURS = LinearSegmentedColormap.from_list("change", [style.ORANGE, "#ffffff", style.BLUE])


def size(result: StressTest) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    width = max(style.WIDTH, 3.2 + 0.72 * (len(result.shocks) + 1))
    return width, 2.3 + 0.42 * len(result.calm)


def plot(result: StressTest, figure: Figure | None = None) -> Figure:
    """Draw a row a policy, best on top, and a column a shock; the first column is profit itself."""
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        ax = figure.add_subplot()
        ranked = sorted(result.calm, key=lambda s: -s.figures["profit"].value)
        _cells(ax, result, ranked)
        _names(ax, result, ranked)
        limits = joined([in_words(x) for x in result.limits], OR) if result.limits else ""
        runs, currency = number(result.runs), result.network.scenario.currency
        note = say.SMALL(runs=runs, limits=limits) if limits else say.SMALL_FREE(runs=runs)
        style.footnote(figure, say.MAP_SAYS(currency=currency, note=note))
        style.title_figure(figure, finding(result))
        style.settle(figure)
    return figure


def finding(result: StressTest) -> str:
    """Say how often the policy that earns most breaks a limit, and how often the plan does."""
    ranked = sorted(result.calm, key=lambda s: -s.figures["profit"].value)
    first, count = ranked[0].name, number(len(result.shocks))
    if first == result.plan or not result.limits:
        return headline(result)
    today = result.network.scenario.current_rule
    breaks = {name: _breaks(result, name) for name in (first, result.plan)}
    plan = TODAY(policy=quoted(result.plan)) if result.plan == today else quoted(result.plan)
    if set(breaks.values()) == {say.UNDER_NONE()}:
        return say.TITLE_BOTH_KEEP(best=quoted(first), plan=plan, all=count)
    return say.TITLE_OF_TWO(
        best=quoted(first), breaks=breaks[first], plan=plan, too=breaks[result.plan], all=count
    )


def _breaks(result: StressTest, policy: str) -> str:
    """Say under how many shocks a policy breaks a limit."""
    if result.broken_by(result.calm_of(policy).figures):
        return say.EVEN_WITHOUT()
    count = sum(bool(cell.broken) for cell in result.of(policy))
    return say.UNDER_SO_MANY(count=number(count)) if count else say.UNDER_NONE()


def _cells(ax: Axes, result: StressTest, ranked: list[Summary]) -> None:
    """Colour what each shock changes of profit, and write it; what breaks a limit is framed."""
    rows = [result.of(summary.name) for summary in ranked]
    change = np.array([[cell.change.gap.value for cell in row] for row in rows])
    most = max(float(np.abs(change).max()), 1.0)
    shades = _COLOURS(0.5 + _PALE * (TwoSlopeNorm(0, -most, most)(change) - 0.5))
    image = np.concatenate([np.ones((len(rows), 1, 4)), shades], axis=1)
    ax.imshow(image, aspect="auto", interpolation="nearest")
    for y, (summary, row) in enumerate(zip(ranked, rows, strict=True)):
        calm = plain(summary.figures["profit"])
        broken = bool(result.broken_by(summary.figures))
        _write(ax, (0, y), say.BROKEN(figure=calm) if broken else calm, bold=broken)
        for x, cell in enumerate(row, 1):
            _write(
                ax, (x, y), changed(cell), bold=bool(cell.broken), hint=_hint(result, summary, cell)
            )
    ax.set_xticks(np.arange(image.shape[1] + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="white", lw=2.5)
    ax.tick_params(which="both", length=0)
    ax.spines[:].set_visible(False)


def _hint(result: StressTest, summary: Summary, cell: Cell) -> str:
    """Say what a shock changes, with its interval."""
    figure = money(f"{cell.change.gap}", result.network.scenario.currency)
    return say.CELL(policy=summary.name, shock=cell.shock, change=figure)


def _write(ax: Axes, at: tuple[float, float], text: str, *, bold: bool, hint: str = "") -> None:
    looks: Any = {"ha": "center", "va": "center", "fontsize": style.SMALL, "label": hint}
    ax.text(*at, text, fontweight="bold" if bold else "normal", **looks)


def _names(ax: Axes, result: StressTest, ranked: list[Summary]) -> None:
    """Name the rows and columns; today's rule stands out."""
    today = result.network.scenario.current_rule
    names = [TODAY(policy=s.name) if s.name == today else s.name for s in ranked]
    heads = [say.CALM_PROFIT(), *(say.called(shock.name).capitalize() for shock in result.shocks)]
    ax.set_yticks(range(len(names)), [wrapped(name, 30) for name in names])
    ax.set_xticks(range(len(heads)), [wrapped(head, 9) for head in heads], fontsize=style.SMALL)
    ax.xaxis.tick_top()
