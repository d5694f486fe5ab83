"""The halo of a live session: buyers who saw it come back within 48 hours (M45)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import Scenario
from ..stock import Rows
from ..timetable import Interval

Floats = NDArray[np.float64]

_DAYS = (2 / 3, 1 / 3)
"""Which part of the halo falls on each day after the session's; it decays (shape: assumption)."""


class Halo:
    """A share of what a session sold comes again as organic orders, on the next two days."""

    def __init__(self, scenario: Scenario, shape: tuple[int, ...]) -> None:
        share = {host.name: host.halo_share for host in scenario.hosts}
        basket = {p.sku: p.demand.units_per_order for p in scenario.products}
        self._share = [share[live.host] / basket[live.product] for live in scenario.lives]
        self._coming = np.zeros((scenario.days + len(_DAYS), *shape))

    def follow(self, day: int, at: Interval, sold: Floats) -> None:
        """Note the units that a step of a session sold."""
        assert at.session is not None
        self.note(day, at.session, at.rows, sold)

    def note(self, day: int, session: int, rows: Rows, sold: Floats | float) -> None:
        """Let a share of some units come again."""
        for after, part in enumerate(_DAYS, start=1):
            self._coming[day + after, rows] += part * self._share[session] * sold

    def orders(self, day: int) -> Floats:
        """Return the orders of a day, (P, W)."""
        return np.asarray(self._coming[day])


def halo(scenario: Scenario, shape: tuple[int, ...]) -> list[Halo]:
    """Return the halo of a shop's sessions, or none."""
    return [Halo(scenario, shape)] if any(host.halo_share for host in scenario.hosts) else []
