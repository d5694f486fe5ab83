"""How fast a supplier works on each day: closures, and the weeks around them (CNY, Golden Week)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.calendar import BEYOND
from ...scenario.scenario import Scenario
from ...scenario.supplier import Closure, Supplier

Units = NDArray[np.int64]
Floats = NDArray[np.float64]


class Work:
    """A supplier's calendar: full speed 1, closed 0, and straight lines between."""

    def __init__(self, supplier: Supplier, scenario: Scenario) -> None:
        days = np.arange(scenario.days + BEYOND)
        self.speed = np.ones(len(days))
        for closure in supplier.closed:
            self.speed = np.minimum(self.speed, _speed(closure, scenario, days))
        self.open = self.speed > 0.0
        self._before = np.cumsum(self.speed) - self.speed
        (working,) = np.nonzero(self.open)
        self._next_open = working[np.minimum(np.searchsorted(working, days), len(working) - 1)]

    def done(self, day: Units, effort: Floats) -> Units:
        """Return the working day before which an effort, in full days from a day on, is done."""
        last = len(self._before) - 1
        target = self._before[np.minimum(day, last)] + effort - 1e-9
        return self._next_open[np.minimum(np.searchsorted(self._before, target), last)]


class NonStop(Work):
    """The calendar of a supplier that never closes."""

    def done(self, day: Units, effort: Floats) -> Units:
        """Return the day before which an effort is done."""
        return np.minimum(np.ceil(day + effort - 1e-9).astype(np.int64), len(self.speed) - 1)


def work(supplier: Supplier, scenario: Scenario) -> Work:
    """Return the calendar of a supplier."""
    return (Work if supplier.closed else NonStop)(supplier, scenario)


def _speed(closure: Closure, scenario: Scenario, days: Units) -> Floats:
    """Return the speed that one closure leaves on each day."""
    to = (scenario.day(closure.first_day) - days) / (closure.wind_down_days + 1)
    since = (days - scenario.day(closure.last_day)) / (closure.ramp_up_days + 1)
    return np.asarray(np.clip(np.maximum(to, since), 0.0, 1.0))
