"""The days of a scenario as an axis, with its promotions."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter
from numpy.typing import NDArray

from ..scenario.scenario import Scenario
from . import words
from .style import QUIET, SHADE, SMALL


class Sale(NamedTuple):
    """The sale days of a promotion that lie in the horizon, by number, both included."""

    name: str
    first_day: int
    last_day: int
    products: tuple[str, ...]


def sales(scenario: Scenario, product: str | None = None) -> list[Sale]:
    """Return the sales of a product, or of the shop, by first day."""
    found = []
    for promotion in scenario.promotions:
        first = scenario.day(promotion.sale_from)
        last = min(first + promotion.sale_days, scenario.days) - 1
        if last >= max(first, 0) and product in (None, *promotion.products):
            found.append(Sale(promotion.name, max(first, 0), last, promotion.products))
    return sorted(found, key=lambda sale: sale.first_day)


def days_as_dates(scenario: Scenario) -> NDArray[np.float64]:
    """Return each day of the horizon as matplotlib counts dates, (days,)."""
    return first_date(scenario) + np.arange(scenario.days, dtype=np.float64)


def first_date(scenario: Scenario) -> float:
    """Return the first day as matplotlib counts dates."""
    return float(date2num(scenario.start))  # type: ignore[no-untyped-call]


def date_axis(ax: Axes, scenario: Scenario) -> None:
    """Let the x axis run over the horizon, half a day of air at both ends, few ticks."""
    start = first_date(scenario)
    ax.set_xlim(start - 0.5, start + scenario.days - 0.5)
    ax.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=9))  # type: ignore[no-untyped-call]
    years = scenario.days > 400
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: tick(x, years)))


def tick(x: float, with_year: bool) -> str:
    """Write the label of a tick; over several years the month and its year."""
    date: dt.datetime = num2date(x)  # type: ignore[no-untyped-call]
    return f"{date:%b %Y}" if with_year else words.day(date)


def shade_sales(ax: Axes, scenario: Scenario, product: str | None = None) -> None:
    """Shade the sale days behind everything else."""
    start = first_date(scenario)
    for sale in sales(scenario, product):
        left, right = start + sale.first_day - 0.5, start + sale.last_day + 0.5
        ax.axvspan(left, right, color=SHADE, lw=0, zorder=0)


def name_sales(ax: Axes, scenario: Scenario, product: str | None, y: float, va: str) -> list[Text]:
    """Write the names of the sales at a height of the axes; `stack` them in the final layout."""
    start = first_date(scenario)
    return [
        ax.text(
            start + (sale.first_day + sale.last_day) / 2, y, words.shortened(sale.name, 24),
            transform=ax.get_xaxis_transform(), ha="center", va=va, fontsize=SMALL, color=QUIET,
        )
        for sale in sales(scenario, product)
    ]  # fmt: skip
