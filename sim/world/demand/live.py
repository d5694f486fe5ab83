"""Live sessions: a host's audience, spread over the session by a curve (M56 to M61)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.calendar import LIVE_STEP
from ...scenario.scenario import Scenario
from .promotion import sale_multiple

Floats = NDArray[np.float64]

_RAMP, _FADE, _PULSE_EVERY, _PULSE = 30, 20, 20, 2.0
"""Minutes of the opening push and of the fade; a flash sale doubles 5 of every 20 minutes."""


class LiveSessions:
    """Orders wanted in each step of each session."""

    def __init__(self, scenario: Scenario, audience: Floats) -> None:
        hosts = {host.name: host for host in scenario.hosts}
        self._curves = [curve(live.minutes) for live in scenario.lives]
        self._usual = [
            hosts[live.host].units_per_hour
            * live.minutes
            / 60
            * sale_multiple(
                scenario, live.product, scenario.day(live.start.date()), "live_multiple"
            )
            for live in scenario.lives
        ]
        self._audience = audience
        self._shares = [shares(scenario, live.product) for live in scenario.lives]
        self.fees = np.zeros(scenario.days, np.int64)
        """Cents owed to hosts on each day."""
        for live in scenario.lives:
            day = scenario.day(live.start.date())
            self.fees[day] += round(hosts[live.host].fee_per_session * 100)

    def orders(self, session: int, step: int) -> Floats:
        """Return the expected orders of a step, (W,), or by region, (regions, W)."""
        usual = self._usual[session] * self._curves[session][step]
        return np.asarray(self._audience[session] * (usual * self._shares[session]))

    def expected(self, session: int) -> Floats:
        """Return the expected orders of a whole session in a mean world, by region."""
        usual = self._usual[session] * self._audience[session].mean()
        return np.ravel(usual * self._shares[session])


def shares(scenario: Scenario, product: str) -> float | Floats:
    """Return each region's share of a product's buyers, (regions, 1); 1 where there is one."""
    rows = [scenario.products[row].share for row in scenario.rows_of(product)]
    return rows[0] if len(rows) == 1 else np.array(rows)[:, None]


def curve(minutes: int) -> Floats:
    """Return each 5-minute step's share of a session's orders, summing to 1 (shape: assumption)."""
    at = np.arange(0, minutes, LIVE_STEP)
    level = np.minimum(1.0, (at + LIVE_STEP) / _RAMP)
    level = level * np.minimum(1.0, (minutes - at) / _FADE)
    level = np.where(at % _PULSE_EVERY == _PULSE_EVERY - LIVE_STEP, _PULSE * level, level)
    return np.asarray(level / level.sum())
