"""A lot: units of one product that leave a supplier together, in some worlds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Units = NDArray[np.int64]


class Lot(NamedTuple):
    """One entry a world, in all arrays."""

    mode: str
    product: int
    units: Units
    ready: Units
    """The day on which it leaves the supplier."""
    number: Units
    """Which of the supplier's lots of this product it is."""
    world: Units

    def where(self, mask: NDArray[np.bool_]) -> Lot:
        """Return the part of the lot that is in some of its worlds."""
        return self._replace(
            units=self.units[mask],
            ready=self.ready[mask],
            number=self.number[mask],
            world=self.world[mask],
        )
