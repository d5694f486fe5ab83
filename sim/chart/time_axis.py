"""The days of a scenario as an axis, with its promotions."""

import datetime as dt
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.text import Text
from matplotlib.transforms import Transform, offset_copy

from ..arrays import Floats
from ..network.network import Network
from ..words import charts as say
from ..words.number import day, month
from ..words.text import shortened
from .style import QUIET, RUN_OFF, SHADE, SMALL

_BELOW_NAMES = 0.9
"""Share of the height up to which the end of the plan is drawn: names of sales stand above it."""


class Sale(NamedTuple):
    """The sale days of a promotion that lie in the horizon, by number, both included."""

    name: str
    first_day: int
    last_day: int
    products: tuple[str, ...]


def sales(network: Network, product: str | None = None) -> list[Sale]:
    """Return the sales of a row, or of all, by first day; one that several shops hold is one."""
    products: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for promotion, rows in network.enrolled:
        first = network.day(promotion.sale_from)
        last = min(first + promotion.sale_days, network.days) - 1
        if last >= max(first, 0) and product in (None, *rows):
            key = promotion.name, max(first, 0), last
            products[key] = products.get(key, ()) + rows
    sales = [Sale(*key, rows) for key, rows in products.items()]
    return sorted(sales, key=lambda sale: sale.first_day)


def days_as_dates(network: Network) -> Floats:
    """Return each day of the horizon as matplotlib counts dates, (days,)."""
    return first_date(network) + np.arange(network.days, dtype=np.float64)


def first_date(network: Network) -> float:
    """Return the first day as matplotlib counts dates."""
    return float(date2num(network.start))  # type: ignore[no-untyped-call]


def date_axis(ax: Axes, network: Network, days: int, ticks: int = 9) -> None:
    """Let the x axis run over so many days, half a day of air at both ends, few ticks."""
    start = first_date(network)
    ax.set_xlim(start - 0.5, start + days - 0.5)
    locator = AutoDateLocator(minticks=3, maxticks=ticks)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(lambda x, _: tick(x, with_year=network.days > 400))


def tick(x: float, with_year: bool) -> str:
    """Write the label of a tick; over several years the month and its year."""
    date: dt.datetime = num2date(x)  # type: ignore[no-untyped-call]
    return month(date) if with_year else day(date)


def shade_sales(ax: Axes, network: Network, product: str | None = None) -> None:
    """Shade the sale days behind everything else."""
    start = first_date(network)
    for sale in sales(network, product):
        left, right = start + sale.first_day - 0.5, start + sale.last_day + 0.5
        ax.axvspan(left, right, color=SHADE, lw=0, zorder=0)


def shade_run_off(ax: Axes, network: Network) -> list[Text]:
    """Shade the run-off, and mark where the plan ends; then `stack` the words with other names."""
    start = first_date(network) - 0.5
    end, last = start + network.plan_days, start + network.days
    if end == last:
        return []
    ax.axvspan(end, last, color=RUN_OFF, lw=0, zorder=0, gid="run-off")
    ax.axvline(end, 0, _BELOW_NAMES, color=QUIET, lw=0.9, ls=(0, (1, 2)), zorder=1)
    words = ax.text(
        end, 1.0, f" {say.PLAN_ENDS()}", transform=raised(ax, -2), ha="left", va="top",
        fontsize=SMALL, color=QUIET, in_layout=False,
    )  # fmt: skip
    return [words]


def raised(ax: Axes, points: float) -> Transform:
    """Return where dates and shares of the axes' height lie, moved up by points."""
    return offset_copy(ax.get_xaxis_transform(), ax.get_figure(root=True), y=points, units="points")


def name_sales(ax: Axes, network: Network, product: str | None, rise: float) -> list[Text]:
    """Write the names of the sales, points above the axes or below their top; then `stack` them."""
    start = first_date(network)
    return [
        ax.text(
            start + (sale.first_day + sale.last_day) / 2, 1.0, shortened(sale.name, 24),
            transform=raised(ax, rise), ha="center", va="bottom" if rise > 0 else "top",
            fontsize=SMALL, color=QUIET, in_layout=False,
        )
        for sale in sales(network, product)
    ]  # fmt: skip
