"""When the shelf expects what is on order: by the usual lead time of the day of the order."""

from collections.abc import Mapping

import numpy as np

from ...arrays import Floats, Units
from ...network.horizon import BEYOND
from ...network.network import Network


class ExpectedArrivals:
    """Units by the day on which they are expected; they stay there when the goods are late."""

    def __init__(self, network: Network, lead_days: Mapping[str, Floats], worlds: int) -> None:
        self._lead = {mode: np.ceil(lead).astype(np.int64) for mode, lead in lead_days.items()}
        longest = max(int(lead.max()) for lead in self._lead.values())
        afloat = [(network.expects(ship), ship) for ship in network.terms.shipments]
        days = max([network.days + min(longest, BEYOND), *(day + 1 for day, _ in afloat)])
        self.units = np.zeros((days, len(network.listings), worlds), np.int64)
        """Units expected on each day, (days, P, W)."""
        for day, shipment in afloat:
            self.units[day, network.row_of(shipment)] += shipment.units

    def expect(self, day: int, row: int, units: Units, world: Units) -> None:
        """Expect units on a day; what lies too far ahead is expected on the last."""
        self.units[min(day, len(self.units) - 1), row, world] += units

    def expect_order(self, day: int, mode: str, row: int, units: Units, world: Units) -> None:
        """Expect what is ordered today after the usual lead time."""
        self.expect(day + self._lead[mode][row], row, units, world)
