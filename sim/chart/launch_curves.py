"""Profit and risk by the size of a first batch, one above the other, a line a policy."""

from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from ..stats import Estimate
from ..study.launch_curve import LaunchCurve
from ..study.launch_sentences import headline
from ..study.launch_sizes import LaunchSizes
from ..words import launch as say
from ..words.number import exact, money, number
from ..words.text import joined, quoted, wrapped
from . import labels, style
from .labels import Label

SIZE = (style.WIDTH, 6.2)
_LOOKS = (
    (style.BLUE, "-", "o"),
    (style.VERMILLION, "--", "s"),
    (style.ORANGE, "-.", "^"),
    (style.INK, ":", "D"),
)
"""Colour, line and mark of each policy; a fifth begins anew."""
_ROOM, _BEYOND = 1.15, 1.05
"""Of the highest risk and the largest size that matters, room above and beside them."""
_NAME = 22
"""Columns of a policy's name."""


class _Look(NamedTuple):
    colour: str
    line: str
    mark: str


def plot(result: LaunchSizes, figure: Figure | None = None) -> Figure:
    """Draw profit and the risk to be out by the size of the first batch, with 95 % intervals."""
    with style.applied(result.network):
        figure = figure or style.new_figure(SIZE)
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=[1.15, 1])
        for ax in (above, below):
            style.bare(ax).xaxis.set_major_formatter(lambda x, _: number(x))
        _profits(above, result)
        _risks(below, result)
        style.footnote(figure, _small(result))
        style.title_figure(figure, finding(result))
        names = _names(above, result) if len(result.curves) > 1 else []
        style.settle(figure)
        labels.place(above, names)
    return figure


def finding(result: LaunchSizes) -> str:
    """Say what the curves show, and that a size that is drawn higher cannot be paid for."""
    best = result.best.best
    dearer = any(
        not batch.payable and batch.profit.value > best.profit.value
        for batch in result.best.batches
    )
    title = headline(result)
    return say.OF_THE_PAYABLE(title=title) if dearer and best.payable else title


def _look(place: int) -> _Look:
    return _Look(*_LOOKS[place % len(_LOOKS)])


def _line(ax: Axes, curve: LaunchCurve, figures: list[Estimate], look: _Look, scale: float) -> None:
    """Draw a figure of each size, and the band of its interval."""
    sizes = [batch.units for batch in curve.batches]
    values = [figure.value * scale for figure in figures]
    lows = [scale * (f.value if f.low is None else f.low) for f in figures]
    highs = [scale * (f.value if f.high is None else f.high) for f in figures]
    for size, value, figure in zip(sizes, values, figures, strict=True):
        hint = say.POINT(policy=curve.policy, units=number(size), figure=f"{figure}")
        ax.plot(size, value, look.mark, color=look.colour, ms=3.5, zorder=4.5, label=hint)
    ax.fill_between(sizes, lows, highs, color=look.colour, alpha=0.13, lw=0, zorder=2)
    ax.plot(sizes, values, color=look.colour, ls=look.line, lw=2, zorder=4)


def _profits(ax: Axes, result: LaunchSizes) -> None:
    """Draw profit by size; the best is ringed, and the flat region of the first policy shaded."""
    low, high = result.best.flat
    ax.axvspan(low, high, color=style.SHADE, lw=0, zorder=0, gid="flat")
    ax.axhline(0, color=style.QUIET, lw=0.8, zorder=1)
    for place, curve in enumerate(result.curves):
        look = _look(place)
        _line(ax, curve, [batch.profit for batch in curve.batches], look, 1)
        _cross_out(ax, curve)
        best = curve.best
        _ring(ax, best.units, best.profit.value, look, "best")
        if place == 0:
            _say(ax, best.units, best.profit.value, say.MARK_BEST(units=number(best.units)), look)
    ax.set_ylabel(say.PROFIT_AXIS(currency=result.network.scenario.currency))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))


def _cross_out(ax: Axes, curve: LaunchCurve) -> None:
    """Cross out the sizes that cannot be paid for, as the table does."""
    most = curve.reach.units
    dear = [batch for batch in curve.batches if not batch.payable and batch.units <= most]
    places = [batch.units for batch in dear], [batch.profit.value for batch in dear]
    ax.plot(*places, "x", color=style.VERMILLION, ms=9, mew=2, zorder=5, gid="dear")


def _risks(ax: Axes, result: LaunchSizes) -> None:
    """Draw the risk by size, the one that was asked for, and the smallest size that keeps it."""
    bound = 100 * result.risk.bound
    ax.axhline(bound, color=style.INK, lw=1.0, ls=(0, (4, 3)), zorder=3, gid="asked")
    for place, curve in enumerate(result.curves):
        look = _look(place)
        _line(ax, curve, [batch.out_long for batch in curve.batches], look, 100)
        safe = curve.safe(result.risk)
        if safe:
            risk = 100 * safe.out_long.value
            _ring(ax, safe.units, risk, look, "safe")
            if safe.units:
                _say(ax, safe.units, risk, say.MARK_SAFE(units=number(safe.units)), look)
    top = max(batch.out_long.value for curve in result.curves for batch in curve.batches)
    ax.set_ylim(0, max(100 * top, bound) * _ROOM)
    ax.set_xlim(0, _BEYOND * max(curve.reach.units for curve in result.curves))
    asked = say.ASKED(bound=exact(bound))
    style.annotate(ax, asked, (0, bound), (5, 3), xycoords="data", va="bottom", color=style.INK)
    ax.set_ylabel(wrapped(say.RISK_AXIS(event=result.risk.event), 24))
    ax.set_xlabel(say.SIZE(product=result.product))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))


def _ring(ax: Axes, x: float, y: float, look: _Look, gid: str) -> None:
    """Put a ring around a size."""
    ax.plot(x, y, "o", ms=10, mfc="none", mec=look.colour, mew=1.8, zorder=5, gid=gid)


def _say(ax: Axes, x: float, y: float, text: str, look: _Look) -> None:
    """Write beside a ring."""
    paper = {"fc": "white", "ec": "none", "alpha": 0.8, "pad": 1.0}
    looks: Any = {"va": "top", "ha": "left", "color": look.colour, "bbox": paper, "zorder": 6}
    style.annotate(ax, text, (x, y), (6, -10), xycoords="data", **looks)


def _names(ax: Axes, result: LaunchSizes) -> list[Text]:
    """Write each policy beside the height at which its line leaves the chart."""
    edge = ax.get_xlim()[1]
    ends = [
        Label(
            float(np.interp(edge, *_points(curve))),
            wrapped(curve.policy, _NAME),
            _look(place).colour,
            bold=place == 0,
        )
        for place, curve in enumerate(result.curves)
    ]
    return labels.write(ax, ends)


def _points(curve: LaunchCurve) -> tuple[list[int], list[float]]:
    """Return sizes and their profits."""
    return [b.units for b in curve.batches], [b.profit.value for b in curve.batches]


def _small(result: LaunchSizes) -> str:
    worth = money(exact(result.best.profits.worth), result.network.scenario.currency)
    names = joined([quoted(curve.policy) for curve in result.curves])
    small = say.SMALL(runs=number(result.runs), policies=names)
    reach = max(curve.reach.units for curve in result.curves)
    if any(curve.batches[-1].units > reach for curve in result.curves):
        small = say.NO_MORE_OUT(small=small, units=number(reach))
    low, high = result.best.flat
    small = say.SHADED(small=small, worth=worth) if low < high else small
    payable = all(batch.payable for curve in result.curves for batch in curve.batches)
    return small if payable else say.CROSSED(small=small)
