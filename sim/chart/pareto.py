"""Pareto: settings that none beats in several goals, and the policy as it is."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..stats import Estimate
from ..study.traded import Traded, Tradeoffs
from ..study.tradeoff_sentences import changed_most, headline
from ..words import tradeoff as say
from ..words.number import number
from ..words.text import chained, wrapped
from ..words.tune import called
from . import style

_SHOWN = 0.7
"""Of the settings that were searched: the worse ones lie far from what the picture is about."""
_COLUMNS = 34
"""Of the text beside the picture."""


def size(result: Tradeoffs) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 1.8 + 3.6 * (len(result.goals) - 1)


def plot(result: Tradeoffs, figure: Figure | None = None, traded: Traded | None = None) -> Figure:
    """Draw the first goal against each other one."""
    traded = traded or result.traded[0]
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        panels = figure.subplots(len(result.goals) - 1, 1, squeeze=False).ravel()
        for place, ax in enumerate(panels, 1):
            _panel(style.bare(ax), result, traded, place)
        _numbers(panels[0], traded)
        style.footnote(figure, _small(result, traded))
        style.title_figure(figure, headline(result, traded))
        style.settle(figure)
    return figure


def _small(result: Tradeoffs, traded: Traded) -> str:
    """Say in small print what is drawn: without a setting there are no letters."""
    parts = [say.SQUARE(runs=number(result.runs))]
    if traded.settings:
        beaten = any(not setting.stands for setting in traded.settings)
        parts.append((say.LETTERS_BEATEN if beaten else say.LETTERS)())
    return chained([*parts, say.DOTS()], say.THEN)


def _panel(ax: Axes, result: Tradeoffs, traded: Traded, place: int) -> None:
    """Draw the first goal against one other."""
    up, right = result.goals[0], result.goals[place]
    rows = result.tried(traded)
    rows = rows[rows["short"] <= 0]
    near = rows[(rows[up.key] >= rows[up.key].quantile(1 - _SHOWN))]
    near = near[near[right.key] >= rows[right.key].quantile(1 - _SHOWN)]
    ax.plot(near[right.key], near[up.key], "o", ms=3, color=style.QUIET, alpha=0.35, zorder=1)
    if len(result.goals) == 2:  # else what looks beaten here has more of a third
        ends = [(setting.goals[1].value, setting.goals[0].value) for setting in traded.standing]
        ax.plot([x for x, _ in ends], [y for _, y in ends], color=style.BLUE, lw=1.0, zorder=2)
    for setting in traded.settings:
        colour = style.BLUE if setting.stands else style.QUIET
        _point(ax, setting.goals[place], setting.goals[0], colour)
        at = setting.goals[place].value, setting.goals[0].value
        hint = say.POINT(
            name=setting.name, up=f"{up.name} {setting.goals[0]}",
            right=f"{right.name} {setting.goals[place]}",
        )  # fmt: skip
        ax.plot(
            *at,
            "o",
            ms=15,
            mfc="white",
            mec=colour,
            mew=1.6,
            zorder=4,
            gid=setting.name,
            label=hint,
        )
        ax.annotate(setting.name, at, ha="center", va="center", fontsize=style.SMALL, zorder=5)
    _point(ax, traded.as_is[place], traded.as_is[0], style.VERMILLION)
    at = traded.as_is[place].value, traded.as_is[0].value
    ax.plot(*at, "s", ms=21, mfc="none", mec=style.VERMILLION, mew=2.0, zorder=6, gid="now")
    currency = result.network.scenario.currency
    ax.set_xlabel(say.AXIS(goal=called(right.name), currency=currency))
    ax.set_ylabel(say.AXIS(goal=called(up.name), currency=currency))
    ax.xaxis.set_major_formatter(lambda x, _: number(x))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))


def _numbers(ax: Axes, traded: Traded) -> None:
    """Write beside the picture what each setting is, by the numbers that it changes most."""
    lines = [
        wrapped(say.NUMBERS(name=setting.name, numbers=changed_most(traded, setting)), _COLUMNS)
        for setting in traded.standing
    ]
    text = "\n".join(lines)
    style.annotate(
        ax, text, (1, 1), (10, 0), color=style.INK, linespacing=1.5, annotation_clip=False
    )


def _point(ax: Axes, right: Estimate, up: Estimate, colour: str) -> None:
    """Draw the intervals of two goals as a cross."""
    for figure, other, flat in ((right, up, True), (up, right, False)):
        if figure.low is not None and figure.high is not None:
            ends, level = (figure.low, figure.high), (other.value, other.value)
            across, along = (ends, level) if flat else (level, ends)
            ax.plot(across, along, color=colour, lw=0.9, alpha=0.6, zorder=3)
