"""How the platform judges a shop, as the shop's back office shows it in the morning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rates = NDArray[np.float64]
Units = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of each listing's shop, (P, W); these values where no platform judges it."""

    score: Rates | float = 5.0
    """Stars, 0 to 5."""
    late_rate: Rates | float = 0.0
    cancel_rate: Rates | float = 0.0
    points: Units | int = 0
    """Violation points that have not expired."""
    ads_banned: Flags | bool = False
    shop_banned: Flags | bool = False


UNJUDGED = Standing()
