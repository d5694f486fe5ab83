"""The alert lines of a policy, in units of the stock chart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..policy.alerts.lines import Line
from ..study.comparison import Comparison
from ..world.run.plan import make_plan
from .shelves import shelves


class AlertLines(NamedTuple):
    """The lines of all shelves, and the policy whose alert draws them."""

    policy: str
    of: dict[str, list[Line]]

    @property
    def example(self) -> Line | None:
        """One of the lines, to say what all of them are; none where the alert draws none."""
        return next((line for lines in self.of.values() for line in lines), None)


def alert_lines(result: Comparison, policy: str) -> AlertLines:
    """Return the lines that a policy's alert draws; where it has none, those of the current rule.

    A day's sales are the plan's mean over the days that a product is on sale.
    """
    name = policy if result.network.policy(policy).has_alert else result.current_rule
    alert, daily = result.network.policy(name).alert, mean_daily_units(result)
    lines = {}
    for shelf, rows in shelves(result.network).items():
        names = rows[0].name, rows[0].product, rows[0].role
        lines[shelf] = alert.fixed_lines(names, sum(daily[row.name] for row in rows))
    return AlertLines(name, lines)


def mean_daily_units(result: Comparison) -> dict[str, float]:
    """Return what the plan sells of each listing on an average day on sale."""
    network = result.network
    units = make_plan(network).units[: network.days]
    launch = [network.launch(listing) for listing in network.listings]
    return {
        listing.name: float(np.mean(units[launch[i] :, i]))
        for i, listing in enumerate(network.listings)
    }
