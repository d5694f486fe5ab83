"""Working days of a station, by weekday."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...scenario.lane import WEEKDAYS, Weekday
from ...scenario.scenario import Scenario


def open_days(scenario: Scenario, works: Sequence[Weekday], beyond: int = 0) -> NDArray[np.bool_]:
    """Return whether each day of the horizon, and of some days after it, is a working day."""
    weekday = (scenario.start.weekday() + np.arange(scenario.days + beyond)) % 7
    return np.isin(weekday, [WEEKDAYS.index(name) for name in works])


def due_days(scenario: Scenario, works: Sequence[Weekday], days: int) -> NDArray[np.int64]:
    """Return by when an order of each day must leave, (D,): some working days after its own.

    An order of a closed day counts as one of the next working day.
    """
    is_open = open_days(scenario, works, beyond=7 * (days + 1))
    (working,) = np.nonzero(is_open)
    worked: NDArray[np.int64] = np.cumsum(is_open)[: scenario.days] - is_open[: scenario.days]
    return np.asarray(working[worked + days], dtype=np.int64)
