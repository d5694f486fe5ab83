"""The way back: units that return to a shop, and how many are there (M138)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..delay_line import DelayLine

Units = NDArray[np.int64]


class WayBack:
    """Units on their way back, and those that came; (P, W) each."""

    def __init__(self, days: int, shape: tuple[int, int]) -> None:
        self._line = DelayLine(days, *shape)
        self._back = np.zeros(shape, np.int64)

    @property
    def under_way(self) -> Units:
        """Units on their way back."""
        return self._line.outstanding

    def is_due(self, day: int) -> bool:
        """Say whether anything comes back on a day."""
        return self._line.is_due(day)

    def due(self, day: int) -> Units:
        """Return the units that came back today."""
        units = self._line.due(day)
        self._back += units
        return units
