"""The flat map: the best profit that was found over the two numbers that matter most."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from ..study.flatness import Flatness
from ..study.tune_sentences import flat_headline
from ..study.tuned import Tuned, Tuning
from ..words import tune as say
from ..words.number import exact, money, number
from . import style

SIZE = (style.WIDTH, 5.6)
_COLOURS = LinearSegmentedColormap.from_list("profit", ["#ffffff", style.BLUE])
_PALE = 0.6
"""Of full colour, so that dark numbers are read on it."""


def plot(result: Tuning, tuned: Tuned, flat: Flatness, figure: Figure | None = None) -> Figure:
    """Draw a cell for where two numbers lie: what the best setting there lacks to the best of all.

    Cells in which that hardly matters are framed; the policy as it is and tuned are marked.
    """
    with style.applied(result.network):
        figure = figure or style.new_figure(SIZE)
        ax = figure.add_subplot()
        _cells(ax, flat)
        _mark(ax, tuned, flat)
        ax.set_xlim(flat.columns[0], flat.columns[-1])
        ax.set_ylim(flat.rows[0], flat.rows[-1])
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=flat.across.whole))
        ax.yaxis.set_major_locator(MaxNLocator(6, integer=flat.up.whole))
        ax.xaxis.set_major_formatter(lambda x, _: flat.across.in_digits(x))
        ax.yaxis.set_major_formatter(lambda y, _: flat.up.in_digits(y))
        ax.set_xlabel(flat.across.key)
        ax.set_ylabel(flat.up.key)
        currency = result.network.scenario.currency
        worth = money(exact(flat.worth), currency)
        runs, tried = number(result.runs), number(tuned.tried)
        note = say.FLAT_SMALL(currency=currency, worth=worth, runs=runs, tried=tried)
        style.footnote(figure, note)
        style.title_figure(figure, flat_headline(result, tuned, flat))
        style.settle(figure)
    return figure


def _cells(ax: Axes, flat: Flatness) -> None:
    """Colour and write what is lacking in each cell, and frame those where it hardly matters."""
    lacking, near = np.nanmax(flat.best) - flat.best, flat.near
    most = float(np.nanquantile(lacking, 0.75)) or 1.0
    shades = np.ma.masked_invalid(_PALE * (1 - np.clip(lacking / most, 0, 1)))
    ax.set_facecolor(style.SHADE)
    ax.pcolormesh(flat.columns, flat.rows, shades, cmap=_COLOURS, vmin=0, vmax=1, zorder=1)
    for row, column in np.argwhere(np.isfinite(lacking)).tolist():
        left, right = flat.columns[column : column + 2]
        low, high = flat.rows[row : row + 2]
        _write(ax, (left, high), lacking[row, column], bold=bool(near[row, column]))
        if near[row, column]:
            frame = Rectangle(
                (left, low), right - left, high - low, fill=False, ec=style.INK, lw=1.6, zorder=2,
                gid="near",
            )  # fmt: skip
            ax.add_patch(frame)


def _write(ax: Axes, corner: tuple[float, float], lacking: float, *, bold: bool) -> None:
    """Write what is lacking into the upper left corner of a cell, to hundreds."""
    weight, text = "bold" if bold else "normal", number(-round(lacking, -2))
    looks: Any = {"xycoords": "data", "color": style.INK, "fontweight": weight}
    style.annotate(ax, text, corner, (4, -4), **looks)


def _mark(ax: Axes, tuned: Tuned, flat: Flatness) -> None:
    """Mark the policy as it is and tuned; one that lies outside is named at the nearest edge."""
    pair = (flat.across, flat.up)
    chosen = [tuned.chosen[tuned.knobs.index(knob)] for knob in pair]
    for at, shape, colour, name in (
        ([knob.now for knob in pair], "s", style.INK, say.WAS()),
        (chosen, "o", style.VERMILLION, say.NOW()),
    ):
        x, y = (
            float(np.clip(one, ends[0], ends[-1]))
            for one, ends in zip(at, (flat.columns, flat.rows), strict=True)
        )
        if [x, y] == at:
            looks: Any = {"mfc": "none", "mec": colour, "mew": 2.2, "zorder": 4, "clip_on": False}
            ax.plot(x, y, shape, ms=11, gid=name, **looks)
            _name(ax, flat, (x, y), name, colour)
        else:
            across, up = (knob.in_digits(one) for knob, one in zip(pair, at, strict=True))
            _name(ax, flat, (x, y), say.OUTSIDE(name=name, across=across, up=up), colour)


def _name(ax: Axes, flat: Flatness, at: tuple[float, float], name: str, colour: str) -> None:
    """Write a name beside a place, towards the middle of the map."""
    left, low = at[0] <= flat.columns.mean(), at[1] < flat.rows.mean()
    points = 9 if left else -9, 9 if low else -9
    looks: Any = {"xycoords": "data", "color": colour, "fontweight": "bold", "zorder": 5}
    looks |= {"ha": "left" if left else "right", "va": "bottom" if low else "top"}
    looks |= {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 3.0}}  # above the amounts
    style.annotate(ax, name, at, points, **looks)
