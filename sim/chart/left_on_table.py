"""Left on the table: what each policy earns, and what is missing to hindsight."""

from matplotlib.axes import Axes

from ..study.hindsight_sentences import headline, marked
from ..study.regret import Regret, Regrets
from ..words import hindsight as say
from ..words.number import money, number
from ..words.text import wrapped
from . import style
from .table import short

_ROOM = 0.02
"""Of the axis, above the highest bar."""


def size(result: Regrets) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 2.4 + 0.45 * len(result.regrets)


def plot(result: Regrets, ax: Axes | None = None) -> Axes:
    """Draw a bar a policy: its mean profit, and up to hindsight what it leaves on the table."""
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        top, rows = result.hindsight.value, result.ranked
        for place, regret in enumerate(rows):
            _bar(ax, place, regret, top)
        ax.axvline(top, color=style.INK, lw=1.4, zorder=3, gid="hindsight")
        _frame(ax, result, [marked(result, regret) for regret in rows])
        style.title_figure(style.figure_of(ax), headline(result))
        style.settle(style.figure_of(ax))
    return ax


def _bar(ax: Axes, place: int, regret: Regret, top: float) -> None:
    """Draw a policy's profit and what is missing to the top, and write both beside it."""
    profit = regret.profit.value
    text = say.LEFT_LABEL(profit=short(regret.profit), left=short(regret.left))
    hint = [say.LEFT_HINT(policy=regret.policy, figures=text.replace("\n", ", "))]
    ax.barh(place, profit, height=0.62, color=style.BLUE, zorder=2, gid="profit", label=hint)
    ax.barh(
        place, top - max(profit, 0.0), left=max(profit, 0.0), height=0.62, zorder=2, lw=0,
        color=style.SHADE, hatch="///", edgecolor=style.QUIET, gid="left",
        label=hint,
    )  # fmt: skip
    beside = ax.get_yaxis_transform()
    style.annotate(ax, text, (1, place), (4, 0), xycoords=beside, va="center", color=style.INK)


def _frame(ax: Axes, result: Regrets, labels: list[str]) -> None:
    """Set ticks and labels, name the line, and write the small print."""
    currency, top = result.network.scenario.currency, result.hindsight.value
    ax.set_yticks(range(len(labels)), [wrapped(label, 30) for label in labels])
    ax.set_ylim(len(labels) - 0.4, -0.9)
    line = say.LINE(amount=money(short(result.hindsight), currency))
    style.annotate(ax, line, (top, -0.5), (-4, 0), xycoords="data", ha="right", va="bottom")
    ax.set_xlim(right=top + _ROOM * abs(top))
    ax.xaxis.set_major_formatter(lambda x, _: number(x))
    ax.set_xlabel(say.AXIS(currency=currency))
    note = say.SMALL(runs=number(result.runs), plans=number(result.plans))
    style.footnote(style.figure_of(ax), note)
