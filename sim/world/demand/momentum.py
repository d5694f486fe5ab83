"""The scar that a stockout leaves: traffic falls while a listing is out, and heals slowly."""

from __future__ import annotations

import numpy as np

from ...arrays import Flags
from ...scenario.market import Stockout


class Momentum:
    """Multiple of organic orders, 1 when whole, (P, W) (M38 to M40, C26)."""

    def __init__(self, stockout: Stockout, shape: tuple[int, ...]) -> None:
        self._kept = 1.0 - stockout.traffic_lost_per_day
        self._unhealed = 0.5 ** (1.0 / stockout.half_life_days)
        self.traffic = np.ones(shape)

    def update(self, out: Flags) -> None:
        """Let traffic fall where the listing closed yesterday with an empty shelf, else heal."""
        if self._kept < 1.0:
            healed = 1.0 - (1.0 - self.traffic) * self._unhealed
            self.traffic = np.where(out, self.traffic * self._kept, healed)
