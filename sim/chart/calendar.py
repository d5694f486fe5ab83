"""When each product is out of stock: today's rule against the best policy, or another."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Colormap, LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from ..network.listing import Listing
from ..network.network import Network
from ..study.comparison import Comparison
from ..words import charts as say
from ..words.futures import how_often
from ..words.number import PERCENT, day, number, percent
from ..words.text import OR, SENTENCES, chained, joined, shortened, wrapped
from . import labels, outage, style
from .at_risk import MOST, left_out, shown
from .series import called, chosen, labelled
from .shelves import shelves
from .time_axis import date_axis, first_date, name_sales, raised, sales

Rows = Mapping[str, list[Listing]]
"""What there is a row for: the shelves, each with the listings that draw on it."""
COLOURS: Colormap = LinearSegmentedColormap.from_list(
    "chance", ["#ffffff", "#c6dcee", "#6fa8d3", "#0f5c9e", "#06264a"]
)
"""One hue, ever darker: the order survives grey paper and colour blindness."""


def compared(result: Comparison, policy: str | None = None) -> tuple[str, ...]:
    """Return the policies to show: today's rule, and the one asked for, or the best.

    Errors: NoPolicyError.
    """
    return tuple(dict.fromkeys((result.current_rule, chosen(result, policy))))


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    bands = min(len(result.policies), 2)
    rows = min(len(shelves(result.network)), MOST) * bands
    return style.WIDTH, 1.7 + 0.6 * bands + max(0.36 * rows, 0.9)


def finding(result: Comparison) -> str:
    """Say the worst product and day of the policies shown, and what each makes of them."""
    return _finding(result, compared(result), shown(result, compared(result)))


def _finding(result: Comparison, policies: Sequence[str], products: Iterable[str]) -> str:
    """Say the same of some policies and products."""
    policy, worst = outage.told(result, policies, products)
    if worst.probability == 0:
        who = joined([called(result, name) for name in policies], OR)
        return say.NEVER_OUT(runs=number(result.runs_of_days), policies=who)
    text = say.OUT_UNDER(
        product=shortened(worst.product, 32),
        how_often=how_often(worst.probability, result.runs_of_days),
        policy=called(result, policy),
        when=outage.when(result.network, worst),
    )
    elsewhere = [_elsewhere(result, name, worst) for name in policies if name != policy]
    return chained([text, *elsewhere], say.OUT_TOO)


def _elsewhere(result: Comparison, policy: str, worst: outage.Outage) -> str:
    """Say how often the same product is out on the same day under another policy."""
    chance = float(outage.probabilities(result, policy)[worst.product][worst.day])
    if chance == 0:
        return say.NEVER_ELSEWHERE(policy=called(result, policy))
    return say.ELSEWHERE(share=percent(chance), policy=called(result, policy))


def note(result: Comparison, rows: Rows) -> str:
    """Say in small print what is drawn."""
    hatched = any(result.network.launch(first) > 0 for first, *_ in rows.values())
    lines = [say.AT_THE_CLOSE(runs=number(result.runs_of_days)), left_out(result)]
    return chained([*filter(None, [*lines, say.HATCHED() if hatched else ""])], SENTENCES)


def plot(result: Comparison, figure: Figure | None = None, policy: str | None = None) -> Figure:
    """Draw the probability to be out at the close, products by days: today's rule and a policy.

    Errors: NoPolicyError for a policy that the study does not have.
    """
    policies = compared(result, policy)
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        rows = shown(result, policies)
        column = figure.subplots(len(policies), 1, sharex=True, squeeze=False)[:, 0]
        for name, ax in zip(policies, column, strict=True):
            _band(ax, result, name, rows)
            ax.label_outer()
        _bar(figure, list(column))
        style.title_figure(figure, _finding(result, policies, rows))
        style.footnote(figure, note(result, rows))
        names = [name_sales(ax, result.network, None, 7) for ax in column]
        style.settle(figure)
        for ax, texts in zip(column, names, strict=True):
            labels.stack(ax, texts, rows=1)
    return figure


def _band(ax: Axes, result: Comparison, policy: str, rows: Rows) -> None:
    """Draw one policy's rows."""
    network, chances = result.network, outage.probabilities(result, policy)
    start, names = first_date(network) - 0.5, list(rows)
    extent = (start, start + network.plan_days, len(names), 0.0)
    ax.imshow(
        [chances[name] for name in names],
        COLOURS,
        Normalize(0, 1),
        aspect="auto",
        interpolation="nearest",
        extent=extent,
    )
    date_axis(ax, network, network.plan_days)
    ax.set_yticks(np.arange(len(names)) + 0.5, [wrapped(shortened(name, 40), 24) for name in names])
    ax.tick_params(axis="y", length=0)
    for row in range(1, len(names)):
        ax.axhline(row, color="white", lw=2)
    _sale_lines(ax, result)
    _not_yet(ax, network, rows)
    ax.set_title(labelled(result, policy), loc="left", fontsize=10.5, fontweight="bold", pad=22)
    style.annotate(ax, say.WORST_DAY(), (1, 1), (6, 7), va="baseline")
    for row, name in enumerate(names):
        text = worst_day(result, outage.outage(name, chances[name]))
        style.annotate(
            ax, text, (1, row + 0.5), (6, 0), xycoords=("axes fraction", "data"), va="center",
            color=style.INK, annotation_clip=False,
        )  # fmt: skip


def worst_day(result: Comparison, worst: outage.Outage) -> str:
    """Write what stands beside a row: its worst day, and how likely it is to be out."""
    if not worst.probability:
        return say.NEVER()
    text = say.LIKELY_FROM if worst.lasts else say.LIKELY_ON
    return text(share=percent(worst.probability), date=day(result.network.date(worst.day)))


def _sale_lines(ax: Axes, result: Comparison) -> None:
    """Bracket the sale days above the rows, and mark their ends through them."""
    start = first_date(result.network)
    for sale in sales(result.network):
        left, right = start + sale.first_day - 0.5, start + sale.last_day + 0.5
        ax.plot(
            (left, right), (1, 1), color=style.ORANGE, lw=3, transform=raised(ax, 4),
            clip_on=False, solid_capstyle="butt", gid="sale",
        )  # fmt: skip
        for x in (left, right):
            ax.axvline(x, color=style.ORANGE, lw=0.9, ls=(0, (3, 2)))


def _not_yet(ax: Axes, network: Network, rows: Rows) -> None:
    """Hatch the days before a launch."""
    start = first_date(network) - 0.5
    for row, (product, *_) in enumerate(rows.values()):
        days = network.launch(product)
        if days > 0:
            box = Rectangle((start, row), days, 1, fc="white", ec=style.QUIET, hatch="////", lw=0)
            ax.add_patch(box)


def _bar(figure: Figure, axes: list[Axes]) -> None:
    """Draw the colour bar, labelled in percent."""
    mapped = ScalarMappable(Normalize(0, 1), COLOURS)
    bar = figure.colorbar(mapped, ax=axes, shrink=0.9, aspect=18, pad=0.02)
    bar.ax.yaxis.set_major_formatter(PercentFormatter(1, symbol=PERCENT(number="")))
    bar.set_label(say.OUT_OF_STOCK())
    bar.outline.set_linewidth(0.5)
