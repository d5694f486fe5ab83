"""A backtest: real sales over the fan of what was expected, a panel a SKU; where days lie in it."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..arrays import Floats
from ..history.backtest.result import Backtest, Fault, OfSku
from ..history.backtest.sentences import verdict
from ..words import backtest as say
from ..words.number import number, whole_percent
from ..words.template import Template
from ..words.text import shortened
from . import style
from .fan import OUTER, key
from .save import blank
from .time_axis import tick

MOST_SKUS = 4
"""Panels of a chart: those SKUs that sold most come first."""


def fans(result: Backtest, days: pd.DataFrame) -> Figure:
    """Draw what SKUs really sold over what was expected, one panel a SKU."""
    shown = result.by_sku[:MOST_SKUS]
    figure = blank((style.WIDTH, 1.3 + 2.4 * len(shown)))
    axes = figure.subplots(len(shown), 1, sharex=True, squeeze=False)[:, 0]
    for ax, sku in zip(axes, shown, strict=True):
        _panel(style.bare(ax), sku, days[days["sku"] == sku.sku])
    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    axes[-1].xaxis.set_major_locator(locator)
    axes[-1].xaxis.set_major_formatter(lambda x, _: tick(x, with_year=False))
    entries = [
        Line2D([], [], color=style.INK, marker="o", ms=3, lw=0.8, label=say.REAL()),
        Line2D([], [], color=style.BLUE, lw=1.6, label=say.EXPECTED()),
        Patch(color=OUTER, lw=0, label=say.FAN()),
        Line2D([], [], color=style.QUIET, lw=0.9, ls=(0, (4, 2)), label=say.ORIGIN()),
    ]
    if days["out"].any():
        entries.append(_out_mark())
    style.title_figure(figure, verdict(result))
    key(figure, entries, "")
    style.settle(figure)
    return figure


def _out_mark() -> Line2D:
    return Line2D(
        [], [], color=style.VERMILLION, marker="x", ls="none", ms=5, label=say.WITHOUT_STOCK()
    )


def _panel(ax: Axes, sku: OfSku, days: pd.DataFrame) -> None:
    """Draw one SKU: each time held out is a fan of its own, which begins at a dashed line."""
    for origin, some in days.groupby("origin"):
        x = _dates(some["date"])
        ax.fill_between(x, some["p10"], some["p90"], color=OUTER, lw=0, zorder=2)
        ax.plot(x, some["p50"], color=style.BLUE, lw=1.6, zorder=3)
        ax.plot(x, some["sold"], color=style.INK, lw=0.8, marker="o", ms=2.2, zorder=4)
        start = float(date2num(origin)) - 0.5  # type: ignore[no-untyped-call]
        ax.axvline(start, color=style.QUIET, lw=0.9, ls=(0, (4, 2)), zorder=1)
    out = days[days["out"]]
    ax.plot(
        _dates(out["date"]), out["sold"], color=style.VERMILLION, marker="x", ls="none", ms=6,
        zorder=5,
    )  # fmt: skip
    ax.set_ylim(bottom=0)
    ax.set_ylabel(say.ORDERED())
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_title(_finding(sku, days), loc="left", fontsize=10.5, fontweight="bold")


def _dates(dates: "pd.Series[pd.Timestamp]") -> Floats:
    return np.asarray(date2num(dates.to_numpy()), np.float64)  # type: ignore[no-untyped-call]


def _finding(sku: OfSku, days: pd.DataFrame) -> str:
    """Say how much of a SKU's days the fan held, and what came in all."""
    counted = days[days["counts"]]
    return say.FAN_TITLE(
        sku=shortened(sku.sku, 30),
        share=whole_percent(sku.days.value),
        came=number(float(counted["sold"].sum())),
        expected=number(float(counted["expected"].sum())),
    )


def ranks(result: Backtest) -> Figure:
    """Draw how many days lie in each tenth of the fan: even bars are as they should be."""
    figure = blank((style.WIDTH, 3.8))
    ax = style.bare(figure.add_subplot())
    bins = len(result.pit)
    middles = (np.arange(bins) + 0.5) / bins
    colours = [style.BLUE if 0 < place < bins - 1 else style.ORANGE for place in range(bins)]
    ax.bar(middles, result.pit, width=0.92 / bins, color=colours, zorder=2)
    ax.axhline(1 / bins, color=style.INK, lw=1.0, ls=(0, (4, 2)), zorder=3)
    ax.annotate(
        say.PIT_EVEN(), (1.0, 1 / bins), (4, 0), textcoords="offset points", va="center",
        fontsize=style.SMALL, color=style.QUIET, annotation_clip=False,
    )  # fmt: skip
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(lambda x, _: whole_percent(x))
    ax.yaxis.set_major_formatter(lambda y, _: whole_percent(y))
    ax.set_xlabel(say.PIT_AXIS())
    ax.set_ylabel(say.PIT_SHARE())
    style.title_axes(ax, _shape(result)())
    style.settle(figure)
    return figure


_SHAPES: Mapping[Fault, Template] = {
    "low": say.PIT_TITLE_LOW,
    "high": say.PIT_TITLE_HIGH,
    "narrow": say.PIT_TITLE_NARROW,
    "wide": say.PIT_TITLE_WIDE,
}


def _shape(result: Backtest) -> Template:
    """Return what the bars show, by the verdict."""
    if not result.faults:
        return say.PIT_TITLE_TRUST
    named = (_SHAPES[fault] for fault in result.faults if fault in _SHAPES)
    return next(named, say.PIT_TITLE_UNEVEN)
