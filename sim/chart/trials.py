"""What settings earn that were tried: a panel a number, each setting a dot."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..study.knobs import Knob
from ..study.tune_sentences import headline
from ..study.tuned import Tuned, Tuning
from ..words import tune as say
from ..words.number import number
from ..words.text import SENTENCES, chained
from . import cut, style

_COLUMNS = 3
_SHOWN = 0.5
"""Of the settings: the better half is what a panel is about."""

_RING: dict[str, Any] = {"ms": 9, "mfc": "none", "mec": style.VERMILLION, "mew": 1.8}


def size(tuned: Tuned) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 1.5 + 2.1 * -(-len(tuned.knobs) // _COLUMNS)


def plot(result: Tuning, figure: Figure | None = None, tuned: Tuned | None = None) -> Figure:
    """Draw the mean profit of the better half of the settings against each number."""
    tuned = tuned or result.tuned[0]
    with style.applied(result.network):
        figure = figure or style.new_figure(size(tuned))
        rows = -(-len(tuned.knobs) // _COLUMNS)
        panels = figure.subplots(rows, _COLUMNS, squeeze=False, sharey=True).ravel()
        height = result.in_search(tuned)
        for ax, knob, value in zip(panels, tuned.knobs, tuned.chosen, strict=False):
            _panel(style.bare(ax), result.of(tuned, knob), knob)
            ax.plot(value, height, "o", **_RING, gid="chosen")
        for ax in panels[len(tuned.knobs) :]:
            ax.set_visible(False)
        ends = cut.Limits(*panels[0].get_ylim())
        for ax in panels[: len(tuned.knobs)]:
            cut.mark_y(ax, ends)
        for ax in panels[::_COLUMNS]:
            ax.yaxis.set_major_formatter(lambda y, _: number(y))
        currency = result.network.scenario.currency
        figure.supylabel(say.MEAN_PROFIT(currency=currency), fontsize=style.SMALL + 1)
        note = say.SMALL(
            tried=number(tuned.tried), runs=number(result.runs), goal=say.called(result.goal)
        )
        crossed = any(len(_broken(result.of(tuned, knob))) for knob in tuned.knobs)
        note = say.CROSSES(note=note) if crossed else note
        style.footnote(figure, chained([*filter(None, (note, ends.note))], SENTENCES))
        style.title_figure(figure, headline(result, tuned))
        style.settle(figure)
    return figure


def _better_half(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the settings that a panel shows."""
    return rows[rows["profit"] >= rows["profit"].quantile(1 - _SHOWN)]


def _broken(rows: pd.DataFrame) -> pd.DataFrame:
    """Return those of them that break a limit."""
    shown = _better_half(rows)
    return shown[shown["short"] > 0]


def _panel(ax: Axes, rows: pd.DataFrame, knob: Knob) -> None:
    """Draw the settings over one number."""
    shown, breaks = _better_half(rows), _broken(rows)
    better = shown[shown["short"] <= 0]
    ax.plot(breaks["value"], breaks["profit"], "x", ms=4, color=style.QUIET, alpha=0.5, zorder=2)
    ax.plot(better["value"], better["profit"], "o", ms=3.5, color=style.BLUE, alpha=0.7, zorder=3)
    ax.axvline(knob.now, color=style.INK, lw=1.0, ls=(0, (4, 3)), zorder=1, gid="now")
    ax.set_xlabel(knob.key)
    ax.xaxis.set_major_formatter(lambda x, _: number(x, 0 if knob.high > 10 else 2))
