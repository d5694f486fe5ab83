"""A bill, or what comes back: a cause of the ledger, cents and the days on which they move."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Bill(NamedTuple):
    """One entry a world; cents above 0 come in, below 0 go out."""

    cause: str
    cents: NDArray[np.int64]
    day: NDArray[np.int64]


OWED = (
    "balances", "freight", "duty", "import VAT", "insurance", "transfers",
)  # fmt: skip
"""Causes that goods under way still have to pay."""

UNTOLD = ("VAT back", "customs fees", "insurance claims", "supplier credits")
"""Causes of goods under way that come back, or that nobody knows before they happen."""
