"""True demand: what a policy missed of what buyers would have wanted had no shelf been empty."""

from collections.abc import Mapping

import numpy as np

from ..arrays import Floats
from ..world.core.measures import (
    FILL_OF_TRUE_DEMAND,
    TRUE_DEMAND,
    UNITS_CANCELLED,
    UNITS_LOST,
    UNITS_MISSED,
    UNITS_SERVED_AT_ONCE,
    UNITS_WANTED,
)
from .block_result import Arrays

OF_TWINS = (TRUE_DEMAND, UNITS_MISSED, FILL_OF_TRUE_DEMAND)
"""Measures that only a study with always-stocked twins has."""


def with_true_demand(run: Arrays, twin: Arrays) -> Arrays:
    """Return a policy's arrays with what buyers would have wanted had no shelf been empty.

    What was missed, and the share that was served at once, are never below 0.
    """
    of = dict(zip(run["names"].tolist(), run["totals"], strict=True))
    true = dict(zip(twin["names"].tolist(), twin["totals"], strict=True))[UNITS_WANTED.key]
    kept = of[UNITS_WANTED.key] - of[UNITS_LOST.key] - of[UNITS_CANCELLED.key]
    served = np.minimum(of[UNITS_SERVED_AT_ONCE.key], true)
    added: Mapping[str, Floats] = {
        TRUE_DEMAND.key: true,
        UNITS_MISSED.key: np.maximum(true - kept, 0.0),
        FILL_OF_TRUE_DEMAND.key: np.where(true > 0, served / np.maximum(true, 1.0), 1.0),
    }
    names, totals = np.array([*of, *added]), np.stack([*run["totals"], *added.values()])
    return {**run, "names": names, "totals": totals}
