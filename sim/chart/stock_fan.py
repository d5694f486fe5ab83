"""The stock of each product over time."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from ..arrays import Floats
from ..policy.alerts.lines import Line
from ..study.comparison import Comparison
from ..words import charts as say
from ..words.futures import how_often
from ..words.number import number
from ..words.text import SENTENCES, chained, shortened
from . import labels, outage, style
from .alert_lines import AlertLines, alert_lines
from .at_risk import MOST, left_out, shown
from .fan import draw_fan, fan_key, key
from .series import by_product, called, chosen, named
from .shelves import session_days, shelves
from .time_axis import (
    date_axis,
    days_as_dates,
    first_date,
    name_sales,
    sales,
    shade_run_off,
    shade_sales,
)

_HEADROOM = 0.86
"""Share of a panel below the names of the sales."""
_DASHES = {"yellow": (0, (1, 2)), "orange": (0, (5, 3)), "red": "-"}
_LIVE: Any = {"marker": "|", "ms": 7, "mew": 1.3, "ls": "", "color": style.VERMILLION}


def columns(result: Comparison) -> int:
    """Return how many panels stand side by side: one while they fit on a page."""
    return 1 if len(shelves(result.network)) <= 4 else 2


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    rows = -(-min(len(shelves(result.network)), MOST) // columns(result))
    return style.WIDTH, 1.5 + 2.0 * rows


def finding(result: Comparison, policy: str) -> str:
    """Say which product is most likely to run dry, when, and how likely."""
    return _finding(result, policy, shown(result, [policy]))


def _finding(result: Comparison, policy: str, products: Iterable[str]) -> str:
    """Say the same of some products."""
    (_, worst), who = outage.told(result, [policy], products), called(result, policy)
    if worst.probability == 0:
        return say.NEVER_DRY(policy=who, runs=number(result.runs_of_days))
    return say.OUT_UNDER(
        policy=who,
        product=shortened(worst.product, 32),
        how_often=how_often(worst.probability, result.runs_of_days),
        when=outage.when(result.network, worst),
    )


def plot(result: Comparison, figure: Figure | None = None, policy: str | None = None) -> Figure:
    """Draw a fan of the stock in units, a panel a shelf; by default under the best policy."""
    policy = chosen(result, policy)
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        lines = alert_lines(result, policy)
        axes = _panels(figure, result, list(shown(result, [policy])))
        stock, arrivals = (by_product(result, policy, key) for key in ("stock", "arrivals"))
        for product, ax in axes.items():
            _panel(ax, result, product, stock[product], arrivals[product])
        style.title_figure(figure, _finding(result, policy, axes))
        key(figure, _key(result), style.small(figure, note(result, lines)))
        names = [
            [*name_sales(ax, result.network, p, -2), *shade_run_off(ax, result.network)]
            for p, ax in axes.items()
        ]
        texts = [_alerts(ax, lines.of[p]) for p, ax in axes.items()]
        style.settle(figure)
        for ax, named, written in zip(axes.values(), names, texts, strict=True):
            labels.stack(ax, named)
            labels.place(ax, written)
    return figure


def note(result: Comparison, lines: AlertLines) -> str:
    """Say in small print what the alert lines are, or why there are none."""
    line, parts = lines.example, [say.FUTURES(runs=number(result.runs_of_days)), left_out(result)]
    if line is not None and line.counts == "position":
        parts.append(say.NO_LINES_ON_POSITION(policy=named(lines.policy)))
    elif line is not None:
        measure = say.MEASURES[line.measure]()
        parts.append(say.ALERT_LINES(measure=measure, policy=named(lines.policy)))
    else:
        none = say.LINES_MOVE if lines.has_alert else say.NO_ALERT
        parts.append(none(policy=named(lines.policy)))
    return chained([*filter(None, parts)], SENTENCES)


def _panels(figure: Figure, result: Comparison, names: list[str]) -> dict[str, Axes]:
    across = columns(result)
    grid = figure.subplots(-(-len(names) // across), across, sharex=True, squeeze=False)
    for place, ax in enumerate(grid.flat):
        date_axis(ax, result.network, result.network.days, ticks=9 if across == 1 else 5)
        ax.tick_params(axis="x", labelbottom=place >= len(names) - across, pad=8)
        if place >= len(names):
            ax.remove()
    return dict(zip(names, grid.flat, strict=False))


def _panel(
    ax: Axes, result: Comparison, product: str, rows: pd.DataFrame, come: pd.DataFrame
) -> None:
    """Draw the fan, the expected arrivals, the sales behind, and the live sessions below."""
    network, x = result.network, days_as_dates(result.network)
    style.bare(ax)
    shade_sales(ax, network, product)
    draw_fan(ax, x, rows)
    arrivals = come["mean"].to_numpy(np.float64)
    ax.add_collection(_bars(x, arrivals))
    _live_ticks(ax, result, product)
    ax.set_ylim(0, max(float(rows["p95"].max()), float(arrivals.max()), 1.0) * 1.04 / _HEADROOM)
    ax.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_title(shortened(product, 40), loc="left", fontsize=10.5, fontweight="bold")
    ax.set_ylabel(say.UNITS())


def _bars(x: Floats, heights: Floats) -> PolyCollection:
    """Return bars on dates, (days,) both, as one artist: one a day would take half of the time."""
    some = heights > 0
    left, right, top, foot = x - 0.45, x + 0.45, heights, np.zeros_like(x)
    corners = np.array([[left, foot], [left, top], [right, top], [right, foot]])
    bars = list(corners.transpose(2, 0, 1)[some])
    return PolyCollection(bars, color=style.INK, lw=0, zorder=4, gid="arrivals")


def _live_ticks(ax: Axes, result: Comparison, product: str) -> None:
    """Tick the days of live sessions below the axis; an empty line would upset the layout."""
    network = result.network
    days = session_days(network, shelves(network)[product])
    if days:
        x, below = [first_date(network) + day for day in days], ax.get_xaxis_transform()
        ax.plot(x, [-0.035] * len(x), transform=below, clip_on=False, gid="live", **_LIVE)


def _alerts(ax: Axes, lines: list[Line]) -> list[Text]:
    """Draw the alert lines that lie in the panel, and write the labels of all."""
    top, beside = ax.get_ylim()[1] * _HEADROOM, []
    for line in lines:
        if line.counts == "position":  # no line of what is drawn: stock on hand
            continue
        colour, dashes = style.LEVELS[line.level], _DASHES[line.level]
        text = say.ALERTS[line.measure](level=say.LEVELS[line.level](), number=f"{line.number:g}")
        if line.units <= top:
            ax.axhline(line.units, color=colour, lw=1.1, ls=dashes, zorder=3.5)
        else:
            text = say.ABOVE(label=text)
        beside.append(labels.Label(line.units, text, colour))
    return labels.write(ax, beside, fontsize=8.5)


def _key(result: Comparison) -> list[Artist]:
    """Return the key; what the scenario has none of is left out."""
    entries = [*fan_key(), Patch(color=style.INK, lw=0, label=say.ARRIVALS())]
    if result.network.scenario.lives:
        entries.append(Line2D([], [], **_LIVE, label=say.SESSION()))
    if sales(result.network):
        entries.append(Patch(color=style.SHADE, lw=0, label=say.SALE_DAYS()))
    return entries
