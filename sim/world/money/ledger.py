"""The ledger: every cent that comes or goes has a cause."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Cents = NDArray[np.int64]

CAUSES = (
    "payouts",
    "refunds",
    "deposits",
    "balances",
    "order fees",
    "freight",
    "ads",
    "live fees",
    "storage",
    "fulfilment",
    "fixed costs",
)


class Ledger:
    """Cash in cents, (W,), and what moved it, by cause."""

    def __init__(self, opening: int, worlds: int) -> None:
        self.opening = opening
        self.cash = np.full(worlds, opening, np.int64)
        self.total = {cause: np.zeros(worlds, np.int64) for cause in CAUSES}

    def post(self, cause: str, cents: Cents | int) -> None:
        """Book an amount in all worlds: above 0 it comes in, below 0 it goes out."""
        self.cash += cents
        self.total[cause] += cents

    def post_some(self, cause: str, cents: Cents, world: NDArray[np.int64]) -> None:
        """Book an amount in some worlds, each named once."""
        self.cash[world] += cents
        self.total[cause][world] += cents

    def check(self) -> None:
        """Assert that no cent was made or lost."""
        causes = np.sum(list(self.total.values()), axis=0)
        assert (self.cash == self.opening + causes).all(), "cash does not add up"
