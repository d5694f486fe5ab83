"""The desk: all that a policy sees when it decides in the morning. Never the future."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Units = NDArray[np.int64]
Rates = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the shop's back office shows at review on one day.

    Shapes: P products (in file order) by W worlds, unless said otherwise. Units: pieces, days,
    cents. `sold[d]` is what was sold before day d; its last row is up to this morning.
    """

    day: int
    products: tuple[str, ...]
    roles: tuple[str, ...]
    on_hand: Units
    on_order: Units
    backlog: Units
    sold: NDArray[np.int64]
    """Cumulative units sold, (day + 1, P, W)."""
    planned: Rates
    """Cumulative units expected by the seller's plan, (days + 1 and beyond, P)."""
    lead_days: Mapping[str, Rates]
    """Expected days from order to shelf by mode, (P,)."""
    longest_lead_days: Mapping[str, Rates]
    """The same, exceeded once in twenty times."""
    promotions: tuple[tuple[int, int, tuple[str, ...]], ...]
    """First and last sale day of each promotion, and its products."""
    ads_share: Rates
    """Yesterday's share of the ads plan."""
    cash: Units
    """Cents, (W,)."""

    @property
    def position(self) -> Units:
        """Inventory position: on hand plus on order less backlog."""
        return self.on_hand + self.on_order - self.backlog

    def expected(self, days: int, start: int | None = None) -> Rates:
        """Return the units that the plan expects in `days` days from `start` (today), (P, 1)."""
        first = self.day if start is None else start
        last = len(self.planned) - 1
        window = self.planned[min(first + days, last)] - self.planned[min(first, last)]
        return np.asarray(window[:, None])

    def average_sales(self, window: int) -> Rates:
        """Return units sold a day over the last `window` days, (P, W).

        Before the first day the plan's own first week stands in for the sales history.
        """
        seen = min(window, self.day)
        recent = (self.sold[self.day] - self.sold[self.day - seen]).astype(np.float64)
        before = self.planned[min(7, len(self.planned) - 1)][:, None] / 7.0
        return np.asarray((recent + before * (window - seen)) / window)

    def highest_sales(self, window: int) -> Rates:
        """Return the best day's units over the last `window` days, (P, W)."""
        first = max(0, self.day - window)
        if first == self.day:
            return self.average_sales(1)
        daily = np.diff(self.sold[first : self.day + 1], axis=0)
        return np.asarray(daily.max(axis=0), dtype=np.float64)


def whole(units: Rates) -> Units:
    """Round a wish up to whole pieces, and never below none."""
    return np.maximum(np.ceil(units), 0.0).astype(np.int64)
