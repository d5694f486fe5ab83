"""Commission: the share of the price that hosts and creators earn on what they sell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import Scenario
from ..stock import Units
from ..timetable import Interval
from .creators import Creators

Floats = NDArray[np.float64]
Cents = NDArray[np.int64]


class Commissions:
    """Owed on the orders of a day as they are taken; one that is cancelled later stays owed.

    A host earns on what the session sold, a creator on the part of the day's units that posts
    brought, by their share of the day's expected orders.
    """

    def __init__(
        self, scenario: Scenario, creators: Sequence[Creators], shape: tuple[int, ...]
    ) -> None:
        share = {host.name: host.commission for host in scenario.hosts}
        self._hosts = [share[live.host] for live in scenario.lives]
        self._creators = creators
        self._live = np.zeros(shape)
        """Units of today's sessions, each times its host's share."""
        self._taken = np.zeros(shape, np.int64)
        self.paid = np.zeros(shape[1:], np.int64)
        """Cents so far, (W,)."""

    def follow(self, day: int, at: Interval, sold: Floats) -> None:
        """Note the units that a step of a session sold."""
        assert at.session is not None
        self._live[at.rows] += self._hosts[at.session] * sold

    def owed(self, taken: Units, expected: Floats, price: Cents) -> Cents:
        """Return the cents that a day's orders cost, (W,).

        `taken` counts units since the first day, `expected` is today's orders from all sources.
        """
        units, today = self._live, taken - self._taken
        for creators in self._creators:
            units = units + today * creators.commission(expected)
        cents: Cents = np.rint((units * price).sum(axis=0)).astype(np.int64)
        self._taken, self._live[:] = taken, 0.0
        self.paid += cents
        return cents

    def totals(self) -> dict[str, Floats]:
        """Return what hosts and creators earned, in the currency, (W,)."""
        return {"commission": self.paid / 100}


def commissions(
    scenario: Scenario, creators: Sequence[Creators], shape: tuple[int, ...]
) -> list[Commissions]:
    """Return the commissions of a shop, or none."""
    shares = [h.commission for h in scenario.hosts] + [c.commission for c in scenario.creators]
    return [Commissions(scenario, creators, shape)] if any(shares) else []
