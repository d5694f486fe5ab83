"""The alert lines of a policy, in units of the stock chart."""

from typing import NamedTuple

import numpy as np

from ..policy.alerts.lines import Line
from ..study.comparison import Comparison
from .planned import planned_units
from .shelves import shelves


class AlertLines(NamedTuple):
    """The lines of all shelves, and the policy whose alert draws them."""

    policy: str
    of: dict[str, list[Line]]
    has_alert: bool

    @property
    def example(self) -> Line | None:
        """One of the lines, to say what all of them are; none where the alert draws none."""
        return next((line for lines in self.of.values() for line in lines), None)


def alert_lines(result: Comparison, policy: str) -> AlertLines:
    """Return the lines that a policy's own alert draws; none where it has no alert.

    A day's sales are the plan's mean over the days that a product is on sale.
    """
    network, lines = result.network, {}
    if not network.policy(policy).has_alert:
        return AlertLines(policy, {shelf: [] for shelf in shelves(network)}, has_alert=False)
    by_day = zip(network.listings, planned_units(network).T, strict=True)
    daily = {row.name: float(np.mean(units[network.launch(row) :])) for row, units in by_day}
    for shelf, rows in shelves(network).items():
        names = rows[0].name, rows[0].product, rows[0].role
        sold = sum(daily[row.name] for row in rows)
        lines[shelf] = network.policy(policy).alert.fixed_lines(names, sold)
    return AlertLines(policy, lines, has_alert=True)
