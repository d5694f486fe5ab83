"""Why a policy's shelves are empty: stockouts and days out by cause."""

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..stats import Estimate, mean
from ..words import explain as say
from .seen import Seen
from .stockouts import CAUSES


@dataclass(frozen=True, slots=True)
class Why:
    """One cause of stockouts."""

    cause: str
    """Of sim.study.stockouts.CAUSES."""
    stockouts: Estimate
    """In a run, all shelves together."""
    days: Estimate
    """Days out in a run, all shelves together."""


def whys(seen: Seen) -> tuple[Why, ...]:
    """Return the causes that there were, the one of most days first."""
    found = [
        Why(cause, mean(seen.stockouts[place]), mean(seen.days_out[place]))
        for place, cause in enumerate(CAUSES)
        if seen.stockouts[place].any()
    ]
    return tuple(sorted(found, key=lambda why: -why.days.value))


def days_out(seen: Seen) -> dict[str, Floats]:
    """Return the days out of each cause by what people call it, (W,) each."""
    return {
        say.DAYS_BECAUSE(why=say.WHY[cause]()): seen.days_out[place].astype(np.float64)
        for place, cause in enumerate(CAUSES)
    }
