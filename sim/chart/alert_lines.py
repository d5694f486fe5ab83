"""The alert lines of a days-of-cover rule, in units of the stock chart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..network.listing import Listing
from ..policy.alerts.days_of_cover import DaysOfCover
from ..policy.rule import PerProduct, of_row
from ..study.comparison import Comparison
from ..world.run.plan import make_plan
from .shelves import shelves


class AlertLine(NamedTuple):
    """One level for one product: days of cover, and the units they are on an average day."""

    level: str
    days: float
    units: float


class AlertLines(NamedTuple):
    """The lines of all shelves, and the policy whose rule they are."""

    policy: str
    counts: str
    """Which stock the rule looks at: on hand or position."""
    of: dict[str, list[AlertLine]]


def alert_lines(result: Comparison, policy: str) -> AlertLines | None:
    """Return the lines of a policy, or of the current rule where it has none; None without any.

    Days of cover times the plan's mean daily units over the days that a product is on sale.
    """
    for name in (policy, result.current_rule):
        alert = result.network.policy(name).alert
        if isinstance(alert, DaysOfCover):
            daily = mean_daily_units(result)
            found = {
                shelf: _lines(alert, rows[0], sum(daily[row.name] for row in rows))
                for shelf, rows in shelves(result.network).items()
            }
            return AlertLines(name, alert.counts, found)
    return None


def mean_daily_units(result: Comparison) -> dict[str, float]:
    """Return what the plan sells of each product on an average day on sale."""
    network = result.network
    units = make_plan(network).units[: network.days]
    launch = [network.launch(product) for product in network.listings]
    return {
        product.name: float(np.mean(units[launch[i] :, i]))
        for i, product in enumerate(network.listings)
    }


def _lines(alert: DaysOfCover, product: Listing, daily: float) -> list[AlertLine]:
    lines = {"yellow": alert.yellow, "orange": alert.orange, "red": alert.red}
    days = {level: _days(line, product) for level, line in lines.items()}
    return [AlertLine(level, count, count * daily) for level, count in days.items() if count > 0]


def _days(line: PerProduct, row: Listing) -> float:
    """Return the number of a row."""
    return of_row(line, (row.name, row.product, row.role))
