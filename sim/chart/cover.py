"""Days of cover of each product, with the bands of its alert, and when that is raised."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..arrays import Floats
from ..study.block_result import LEVELS
from ..study.comparison import Comparison
from ..words import charts as said
from ..words import cover as say
from ..words.futures import how_often
from ..words.number import day, number
from ..words.template import DAYS
from ..words.text import shortened
from . import labels, outage, style
from .at_risk import MOST, left_out, shown
from .days_of_cover import Cover, days_of_cover
from .fan import draw_fan, fan_key, key
from .planned import planned_units
from .series import by_product, called, chosen, named
from .shelves import shelves
from .time_axis import date_axis, days_as_dates, first_date, name_sales, shade_sales

_BANDS = {"red": "#f6c3ab", "orange": "#fbdfae", "yellow": "#fbf3c4"}
_STRIPS: Mapping[str, Any] = {
    "red": {"facecolor": style.VERMILLION},
    "orange": {"facecolor": style.ORANGE, "hatch": "////"},
    "yellow": {"facecolor": "#f0e442", "hatch": "...."},
}
"""From the worst on, as they lie on each other; hatched for grey paper."""
_BEYOND = 2.5
"""Times the highest line that a panel shows."""
Alerts = Mapping[str, Mapping[str, Floats]]
"""By level, and level so far, and by shelf: the share of futures with it or worse, (plan_days,)."""


class Panel(NamedTuple):
    """The axes of one shelf."""

    cover: Axes
    alert: Axes | None
    """None under a policy without alert."""


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    count = min(len(shelves(result.network)), MOST)
    return style.WIDTH, 1.6 + 2.5 * -(-count // _across(count))


def _across(count: int) -> int:
    return 1 if count <= 3 else 2


def known(result: Comparison, policy: str) -> bool:
    """Say whether a folder, which may be of an earlier version, has what the chart needs."""
    return not result.network.policy(policy).has_alert or "yellow" in set(
        result.days_frame["measure"]
    )


def finding(result: Comparison, policy: str, products: Iterable[str]) -> str:
    """Say which alert is raised most, when, and how often."""
    names, who = list(products), called(result, policy)
    if not result.network.policy(policy).has_alert:
        return _no_alert(result, policy)
    for level in reversed(LEVELS):
        raised = _alerts(result, policy, level)
        worst = max(
            (outage.outage(name, raised[name]) for name in names), key=lambda one: one.probability
        )
        if worst.probability > 0:
            return say.RED(
                policy=who,
                product=shortened(worst.product, 32),
                level=say.LEVELS[level](),
                how_often=how_often(worst.probability, result.runs_of_days),
                when=outage.when(result.network, worst),
            )
    return say.NEVER(policy=who, runs=number(result.runs_of_days))


def _no_alert(result: Comparison, policy: str) -> str:
    """Say which shelf has least cover in the median future of all with any planned sales."""
    network, who = result.network, called(result, policy)
    launched = {name: network.launch(rows[0]) for name, rows in shelves(network).items()}
    planned = dict(zip(network.listing_names, planned_units(network).T, strict=True))
    sold = {
        name: rows
        for name, rows in shown(result, [policy]).items()
        if any(planned[row.name][launched[name] :].any() for row in rows)
    }
    cover = days_of_cover(result, policy, sold)
    if not cover:
        return say.NO_ALERT_NO_SALES(policy=who)
    name = min(cover, key=lambda one: float(cover[one]["p50"][launched[one] :].min()))
    least = cover[name]["p50"][launched[name] :]
    on = said.ON(date=day(network.date(launched[name] + int(least.argmin()))))
    days = DAYS(round(float(least.min())))
    return say.NO_ALERT(policy=who, product=name, days=days, when=on)


def plot(result: Comparison, figure: Figure | None = None, policy: str | None = None) -> Figure:
    """Draw a fan of days of cover, a panel a shelf; by default under the best policy."""
    policy = chosen(result, policy)
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        some = shown(result, [policy])
        raises = result.network.policy(policy).has_alert
        panels = _panels(figure, result, list(some), raises=raises)
        cover = days_of_cover(result, policy, some)
        cut = [
            _cover(panel.cover, result, policy, name, cover[name]) for name, panel in panels.items()
        ]
        raised = _raised(result, policy) if raises else {}
        for name, panel in panels.items():
            if panel.alert is not None:
                _strip(panel.alert, result, raised, name)
        style.title_figure(figure, finding(result, policy, panels))
        key(
            figure,
            [*fan_key(), *(_alert_key() if raises else [])],
            style.small(figure, note(result, policy, cut)),
        )
        names = [name_sales(p.cover, result.network, name, -2) for name, p in panels.items()]
        texts = [_bands(p.cover, result, policy, name) for name, p in panels.items()]
        style.settle(figure)
        for panel, named, written in zip(panels.values(), names, texts, strict=True):
            labels.stack(panel.cover, named)
            labels.place(panel.cover, written)
    return figure


def note(result: Comparison, policy: str, cut: Iterable[float]) -> str:
    """Say in small print what is drawn, and what the alert itself counts."""
    alert, runs = result.network.policy(policy).alert, number(result.runs_of_days)
    cuts = sorted(days for days in cut if days)
    parts = [left_out(result)]
    if alert.rule == "none":
        parts = [say.NOTE_NO_ALERT(runs=runs, policy=named(policy)), *parts]
    elif _lines(result, policy, next(iter(shelves(result.network)))):
        position = getattr(alert, "counts", "") == "position"
        bands = (say.BANDS_ON_POSITION if position else say.BANDS)(rule=say.RULES[alert.rule]())
        parts = [say.NOTE(runs=runs), bands, *parts]
    else:
        parts = [say.NOTE(runs=runs), say.NO_BANDS(), *parts]
    if cuts:
        low, high = number(cuts[0]), number(cuts[-1])
        same = say.CUT(days=low) if low == high else say.CUT_APART(low=low, high=high)
        parts.append(same)
    return " ".join(filter(None, parts))


def _alert_key() -> list[Artist]:
    """Return what a key says about the strips."""
    return [
        Patch(**looks, lw=0, label=say.ALERT(level=say.LEVELS[level]()))
        for level, looks in _STRIPS.items()
    ]


def _panels(
    figure: Figure, result: Comparison, names: list[str], *, raises: bool
) -> dict[str, Panel]:
    """Make the axes of each shelf: cover above, alerts below where the policy raises any."""
    across, days = _across(len(names)), result.network.plan_days
    rows, heights = -(-len(names) // across), [1.0, 0.32] if raises else [1.0]
    grid = figure.subplots(
        len(heights) * rows, across, sharex=True, squeeze=False, height_ratios=heights * rows
    )
    panels, step = {}, len(heights)
    for place in range(rows * across):
        row, column = divmod(place, across)
        own = list(grid[step * row : step * (row + 1), column])
        if place >= len(names):
            for ax in own:
                ax.remove()
            continue
        panels[names[place]] = Panel(style.bare(own[0]), style.bare(own[1]) if raises else None)
        date_axis(own[-1], result.network, days, ticks=9 if across == 1 else 5)
        own[0].tick_params(axis="x", labelbottom=False)
        own[-1].tick_params(axis="x", labelbottom=place >= len(names) - across)
    return panels


def _cover(ax: Axes, result: Comparison, policy: str, name: str, cover: Cover) -> float:
    """Draw the fan over the bands; return at how many days it is cut off, 0 where it is not."""
    lines, network = _lines(result, policy, name), result.network
    shade_sales(ax, network, name)
    draw_fan(ax, days_as_dates(network)[: network.plan_days], cover)
    high = float(np.max(cover["p95"]))
    top = min(high, _BEYOND * max(lines.values())) if lines else min(high, 365.0)
    foot = 0.0
    for level in reversed(LEVELS):
        if level in lines and lines[level] > foot:
            looks: Any = {"color": _BANDS[level], "lw": 0, "zorder": 1, "gid": f"band:{level}"}
            label = say.BAND(level=say.LEVELS[level](), days=f"{lines[level]:g}")
            ax.axhspan(foot, lines[level], label=label, **looks)
            foot = lines[level]
    ax.set_ylim(0, max(top, 1.0) * 1.16)
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(say.COVER())
    ax.set_title(shortened(name, 40), loc="left", fontsize=10.5, fontweight="bold")
    end = ax.get_ylim()[1]
    return end if high > end else 0.0


def _lines(result: Comparison, policy: str, name: str) -> dict[str, float]:
    """Return the alert's lines of a shelf in days, those above 0."""
    row = shelves(result.network)[name][0]
    lines = result.network.policy(policy).alert.days_lines((row.name, row.product, row.role))
    return {level: days for level, days in lines.items() if days > 0}


def _bands(ax: Axes, result: Comparison, policy: str, name: str) -> list[Any]:
    """Write beside the bands what their lines are."""
    lines = _lines(result, policy, name)
    beside = [
        labels.Label(
            days, say.BAND(level=say.LEVELS[level](), days=f"{days:g}"), style.LEVELS[level]
        )
        for level, days in lines.items()
    ]
    return labels.write(ax, beside, fontsize=8.5)


def _alerts(result: Comparison, policy: str, measure: str) -> dict[str, Floats]:
    """Return a share of futures in the plan, (plan_days,), by shelf."""
    rows, days = by_product(result, policy, measure), result.network.plan_days
    return {name: one["mean"].to_numpy(np.float64)[:days] for name, one in rows.items()}


def _raised(result: Comparison, policy: str) -> Alerts:
    """Return the shares of futures with each alert that morning, and ever so far."""
    measures = [*LEVELS, *map(_so_far, LEVELS)]
    return {measure: _alerts(result, policy, measure) for measure in measures}


def _so_far(level: str) -> str:
    return f"{level}_so_far"


def _strip(ax: Axes, result: Comparison, raised: Alerts, name: str) -> None:
    """Draw the share of futures with an alert that morning, the worst level below."""
    ax.set_ylim(0, 100)
    ax.set_yticks([0, 100], ["0 %", "100 %"])
    ax.set_ylabel(say.ON_ALERT(), fontsize=style.SMALL)
    x = first_date(result.network) + np.arange(result.network.plan_days, dtype=np.float64)
    foot = np.zeros_like(x)
    for level, looks in _STRIPS.items():
        share = 100 * raised[level][name]
        first = _first(result, raised, level, name)
        ax.fill_between(
            x, foot, share, step="mid", lw=0, zorder=2, gid=f"alert:{level}", label=first, **looks
        )
        foot = share
    words = next(
        (text for level in reversed(LEVELS) if (text := _first(result, raised, level, name))), ""
    )
    if words:
        style.annotate(ax, words, (1, 1), (0, 2), ha="right", va="bottom", color=style.INK)


def _first(result: Comparison, raised: Alerts, level: str, name: str) -> str:
    """Say by when half of the futures had an alert of a level, or how many ever had."""
    so_far = raised[_so_far(level)][name]
    word = say.LEVELS[level]()
    if so_far[-1] >= 0.5:
        date = day(result.network.date(int((so_far >= 0.5).argmax())))
        return say.FIRST(level=word, date=date)
    if so_far[-1] > 0:
        return say.SOME(level=word, how_often=how_often(float(so_far[-1]), result.runs_of_days))
    return ""
