"""What a SKU's days tell of its ordinary orders, those of live sessions left out."""

import numpy as np

from ..daily import Daily
from .regression import Days

OPEN_HOURS = 23.0 + 1.0 / 3.0
"""Of a day, in which a market trades, see sim.world.core.clock."""
_LEAST_SHARE = 0.05
"""Of a day that counts as free of sessions, however long they are."""


def observed(daily: Daily) -> Days:
    """Return the days of a SKU: what was ordered outside of sessions, in that share of the day.

    Where orders have no times nobody can tell them apart: a day with a session tells nothing.
    """
    units = (daily.units - daily.live_units).astype(np.float64)
    if daily.live_units.any():
        return Days(units, daily.out, np.maximum(1.0 - daily.live / OPEN_HOURS, _LEAST_SHARE))
    mixed = daily.live > 0
    return Days(np.where(mixed, 0.0, units), daily.out | mixed, np.ones(len(units)))
