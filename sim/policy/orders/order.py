"""What all orders have in common."""

from typing import Protocol

from ...arrays import Units
from ..desk import Desk


class Order(Protocol):
    """Decides how much of each listing is ordered."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the units to order, (P, W)."""
        ...
