"""What a market's file says of a number, as a belief about its logarithm.

A range of three numbers is taken for nine of ten: what a seller's few records say is weighed
against it.
"""

import math
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Self

from ...scenario.scenario import Scenario

NINE_OF_TEN = 1.6448536269514722
"""Deviations of a normal law to either side that hold nine of ten."""


@dataclass(frozen=True, slots=True)
class Prior:
    """A belief about a positive number: its logarithm is normal."""

    mean: float
    sd: float

    @classmethod
    def between(cls, low: float, usual: float, high: float) -> Self:
        """Return the belief whose middle is the usual number and whose 90 % range is as wide."""
        return cls(math.log(usual), math.log(high / low) / (2.0 * NINE_OF_TEN))

    @property
    def mid(self) -> float:
        """The number of which half of the belief is below."""
        return math.exp(self.mean)

    @property
    def range(self) -> tuple[float, float]:
        """The 90 % range."""
        reach = NINE_OF_TEN * self.sd
        return math.exp(self.mean - reach), math.exp(self.mean + reach)


DISPERSION = Prior.between(1.0, 4.0, 20.0)
"""k of daily retail demand (Agrawal & Smith 1996; assumption of its range)."""
WEEKDAY = Prior(0.0, 0.5)
"""Of each weekday; no source: as wide as weekends and paydays may be."""
UPLIFT = Prior.between(1.5, 3.0, 15.0)
"""Of a platform's sale day, 11.11 and 12.12 (M63)."""
HANGOVER = Prior.between(0.7, 0.9, 1.0)
"""Of the week after a sale (M63)."""
HALF_SATURATION = Prior.between(0.7, 1.5, 4.0)
"""Over the usual spend a day (assumption)."""
ORDERS_PER_CLICK = Prior.between(0.006, 0.018, 0.03)
"""Where a market's file has no ads: 1 to 4 % of clicks buy, 0.3 to 0.6 of them because of it."""
COST_PER_CLICK = Prior.between(0.02, 0.05, 0.08)
"""The same."""


def told(market: Scenario, kind: str, value: float) -> Prior:
    """Return the belief about a number of a market's file by what it says is uncertain of it.

    `kind` is a key with a star, product.*.ads.orders_per_click, see sim.network.inputs.
    """
    entry = next((one for one in market.uncertain if _means(one.what, kind)), None)
    if entry is None or not isinstance(entry.spread, tuple) or entry.way != "times":
        return Prior.between(value / 2.0, value, value * 2.0)
    low, usual, high = entry.spread
    return Prior.between(value * low, value * usual, value * high)


def _means(what: str, kind: str) -> bool:
    return fnmatchcase(what, kind) or fnmatchcase(kind, what)
