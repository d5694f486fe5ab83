"""What today's quantities earn: a panel a product and mode, the flat top shaded."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..study.order_curve import OrderCurve
from ..study.order_sentences import by_weight, finding, headline
from ..study.order_sheet import Morning, OrderSheet
from ..words import order as say
from ..words.number import exact, money, number
from ..words.rules import by
from ..words.text import quoted, wrapped
from . import style

_MOST, _COLUMNS = 6, 2


def size(morning: Morning) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 1.6 + 2.5 * -(-len(_shown(morning)) // _COLUMNS)


def _shown(morning: Morning) -> list[OrderCurve]:
    """Return the curves that hang most on their quantity."""
    assert morning.best
    return by_weight(morning.best.curves)[:_MOST]


def plot(
    result: OrderSheet, figure: Figure | None = None, morning: Morning | None = None
) -> Figure:
    """Draw what each quantity earns over the policy's own order, with 95 % intervals."""
    morning = morning or next(one for one in result.mornings if one.best)
    with style.applied(result.network):
        figure = figure or style.new_figure(size(morning))
        curves = _shown(morning)
        rows = -(-len(curves) // _COLUMNS)
        panels = figure.subplots(rows, _COLUMNS, squeeze=False).ravel()
        for ax, curve in zip(panels, curves, strict=False):
            _panel(style.bare(ax), result, curve)
        for ax in panels[len(curves) :]:
            ax.set_visible(False)
        currency, policy = result.network.scenario.currency, quoted(morning.today.policy)
        figure.supylabel(say.GAIN(currency=currency), fontsize=style.SMALL + 1)
        style.footnote(figure, say.SMALL(runs=number(result.runs), policy=policy))
        style.title_figure(figure, headline(result, morning))
        style.settle(figure)
    return figure


def _panel(ax: Axes, result: OrderSheet, curve: OrderCurve) -> None:
    """Draw one curve over what is asked for; of that cash may let out less."""
    gains = np.array([gain.gap.value for gain in curve.gains])
    low, high = curve.flat
    ax.axhline(0, color=style.QUIET, lw=0.8, zorder=1)
    ax.axvspan(low, max(high, low), color=style.SHADE, lw=0, zorder=0, gid="flat")
    ends = [(g.gap.low, g.gap.high) for g in curve.gains]
    lows = [gain if end is None else end for gain, (end, _) in zip(gains, ends, strict=True)]
    highs = [gain if end is None else end for gain, (_, end) in zip(gains, ends, strict=True)]
    ax.fill_between(curve.quantities, lows, highs, color=style.BLUE, alpha=0.15, lw=0, zorder=2)
    ax.plot(curve.quantities, gains, color=style.BLUE, lw=2, zorder=4)
    top = gains[curve.quantities.index(curve.best)]
    ax.plot(curve.best, top, "o", ms=9, mfc="none", mec=style.BLUE, mew=1.8, zorder=5, gid="best")
    ax.axvline(curve.own, color=style.INK, lw=1.0, ls=(0, (4, 3)), zorder=3, gid="own")
    ax.set_title(wrapped(finding(curve), 44), fontsize=style.SMALL + 1, loc="left")
    ax.set_xlabel(say.TODAYS_QUANTITY(product=curve.product, mode=by(curve.mode)))
    ax.xaxis.set_major_formatter(lambda x, _: number(x))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    worth = money(exact(curve.worth), result.network.scenario.currency)
    note = f"{say.OWN_MARK(units=number(curve.own))}\n{say.BAND(worth=worth)}"
    paper = {"fc": "white", "ec": "none", "alpha": 0.8, "pad": 2.0}
    style.annotate(ax, note, (0.02, 0.04), (0, 0), va="bottom", zorder=6, bbox=paper)
    _hints(ax, result, curve)


def _hints(ax: Axes, result: OrderSheet, curve: OrderCurve) -> None:
    """Let each point say its figure where a page shows it."""
    for quantity, gain in zip(curve.quantities, curve.gains, strict=True):
        figure = money(f"{gain.gap}", result.network.scenario.currency)
        label = say.POINT(units=number(quantity), product=curve.product, gain=figure)
        gain_there = gain.gap.value
        ax.plot(quantity, gain_there, "o", ms=3.5, color=style.BLUE, zorder=4.5, label=label)
