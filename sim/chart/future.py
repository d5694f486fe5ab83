"""One future: batches on their way, above what is on hand, above cash."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from ..network.network import Network
from ..study.batches import Batch
from ..study.explanation import Explanation
from ..study.story import Out, Story
from ..words import explain as say
from ..words.number import day, number
from ..words.template import DAYS
from ..words.text import chained, joined, quoted, shortened
from . import labels, style
from .time_axis import date_axis, first_date, name_sales, sales, shade_sales

_LINES = (("-", style.BLUE), ("--", style.VERMILLION), (":", style.INK), ("-.", style.ORANGE))
"""Of the products; the first on paper is blue."""
_MODES = {
    "sea": (style.BLUE, ""),
    "air": (style.ORANGE, "////"),
    "express": (style.VERMILLION, "xxxx"),
    "land": (style.QUIET, "...."),
    "": (style.SHADE, ""),
}
"""Colour and hatching of a bar; without a mode it was under way at the start."""
_BATCHES = 40
_BAR = 0.17
"""Inches of a batch."""
_STEP = 0.07
"""Of the height of the tallest line, from one product's marks to the next's."""
_EARLY = 0.14
"""Part of the plan in which what leaves is named inside of its bar: there is no room before it."""


def size(story: Story) -> tuple[float, float]:
    """Return the inches that the picture of a future asks for."""
    return style.WIDTH, 5.2 + _BAR * len(_shown(story))


def _shown(story: Story) -> list[Batch]:
    """Return the batches that have a bar: the largest, by product and day."""
    names = list(dict.fromkeys(batch.product for batch in story.batches))
    largest = sorted(story.batches, key=lambda batch: -batch.units)[:_BATCHES]
    return sorted(largest, key=lambda batch: (names.index(batch.product), batch.sent, batch.there))


def plot(result: Explanation, number_of: int = 0, figure: Figure | None = None) -> Figure:
    """Draw one of the futures that were told."""
    network, story = result.network, result.stories[number_of]
    with style.applied(network):
        figure = figure or style.new_figure(size(story))
        bars = _shown(story)
        heights = (0.5 + _BAR * len(bars), 1.9, 1.3)
        column = figure.subplots(3, 1, sharex=True, height_ratios=heights)
        for ax in column:
            style.bare(ax)
            shade_sales(ax, network)
        _batches(column[0], network, bars)
        written = _stock(column[1], result, story)
        _cash(column[2], network, story)
        for ax in column:
            date_axis(ax, network, network.plan_days)
            ax.label_outer()
        column[0].set_title(" ", fontsize=style.SMALL)  # room for the names of the sales
        names = name_sales(column[0], network, None, 5)
        style.title_figure(figure, finding(network, story))
        style.footnote(figure, _small(network, story))
        style.settle(figure)
        labels.stack(column[0], names, rows=1)
        labels.place(column[1], written)
    return figure


def finding(network: Network, story: Story) -> str:
    """Say what went wrong most: the longest stockout and why."""
    worst = max(story.out, key=lambda out: out.days, default=None)
    what = say.FUTURE_FULL() if worst is None else _stockout(network, worst)
    policy = quoted(shortened(story.policy, 40))
    return say.FUTURE(policy=policy, world=number(story.world), what=what)


def _stockout(network: Network, out: Out) -> str:
    return say.FUTURE_OUT(
        product=shortened(out.product, 32),
        days=DAYS(out.days),
        date=day(network.date(out.start)),
        why=say.WHY[out.cause](),
    )


def _small(network: Network, story: Story) -> str:
    """Say in small print what is drawn."""
    modes = sorted({batch.mode for batch in story.batches})
    kinds = joined([say.MODE[mode]() for mode in modes]) if modes else say.NO_BATCH()
    left = len(story.batches) - len(_shown(story))
    more = [say.LEFT_OUT(most=number(_BATCHES), left=number(left))] if left else []
    marks = [say.FUTURE_SALES()] if sales(network) else []
    marks += [say.FUTURE_SQUARES()] if story.out else []
    return chained([say.FUTURE_SMALL(kinds=kinds), *marks, *more], say.NEXT)


def _batches(ax: Axes, network: Network, bars: Sequence[Batch]) -> None:
    """Draw a bar a batch, from the order to the shelf."""
    start = first_date(network)
    for place, batch in enumerate(bars):
        colour, hatch = _MODES[batch.mode]
        ax.barh(
            place, max(batch.there - batch.sent, 0.4), left=start + batch.sent, height=0.7,
            color=colour, hatch=hatch, edgecolor="white", lw=0.3, zorder=2,
            label=[_hint(network, batch)],
        )  # fmt: skip
        inside = batch.sent < _EARLY * network.plan_days
        text = say.BATCH(units=number(batch.units), product=shortened(batch.product, 24))
        ax.annotate(
            text, (start + batch.sent, place), (3 if inside else -3, 0), va="center",
            textcoords="offset points", ha="left" if inside else "right",
            fontsize=style.SMALL - 1.5, color="white" if inside and batch.mode else style.INK,
            path_effects=[withStroke(linewidth=1.5, foreground=colour)] if inside else None,
        )  # fmt: skip
    ax.set_yticks([])
    ax.set_ylim(len(bars) - 0.4, -0.6)
    ax.set_ylabel(say.BATCHES())


def _hint(network: Network, batch: Batch) -> str:
    """Say when a batch left, and when it is there."""
    units = say.BATCH(units=number(batch.units), product=batch.product)
    sent, there = day(network.date(batch.sent)), day(network.date(batch.there))
    return say.BATCH_DAYS(batch=units, sent=sent, there=there)


def _stock(ax: Axes, result: Explanation, story: Story) -> list[Text]:
    """Draw what is on hand of each product at each close, and below it where a shelf is empty."""
    network = result.network
    dates = first_date(network) + np.arange(network.plan_days)
    lines = np.array(story.on_hand)[:, : network.plan_days]
    named, top = [], max(float(lines.max()), 1.0)
    for place, ((dash, colour), row) in enumerate(zip(_LINES, _drawn(result), strict=False), 1):
        listing = network.listing_names[row]
        ax.plot(dates, lines[row], dash, color=colour, lw=1.5, zorder=3)
        named.append(labels.Label(float(lines[row, -1]), shortened(listing, 24), colour))
        for out in (out for out in story.out if out.product == listing):
            days = dates[out.start : out.start + out.days]
            low = np.full(len(days), -_STEP * place * top)
            ax.plot(days, low, "s", color=colour, ms=3.2, zorder=4, gid="out")
    ax.axhline(0, color=style.QUIET, lw=0.8, zorder=1)
    ax.set_ylim(-_STEP * (len(named) + 1) * top, 1.05 * top)
    ax.yaxis.set_major_formatter(lambda y, _: number(y) if y >= 0 else "")
    ax.set_ylabel(say.ON_HAND())
    return labels.write(ax, named, style.SMALL)


def _drawn(result: Explanation) -> list[int]:
    """Return the rows that have a line, the same in each story: those with most on hand."""
    units = np.sum([np.array(story.on_hand).sum(axis=1) for story in result.stories], axis=0)
    return sorted(np.argsort(-units, kind="stable")[: len(_LINES)].tolist())


def _cash(ax: Axes, network: Network, story: Story) -> None:
    """Draw cash at each close of the plan."""
    dates = first_date(network) + np.arange(network.plan_days)
    ax.plot(dates, story.cash[: network.plan_days], color=style.INK, lw=1.4, zorder=3)
    ax.axhline(0, color=style.VERMILLION, lw=0.8, zorder=1)
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(say.CASH(currency=network.scenario.currency))
