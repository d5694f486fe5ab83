"""When the shelf expects what is on order: by the usual lead time of the day of the order."""

from collections.abc import Mapping

from ...arrays import Days, Floats, Numbers, Units, np
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
        self._coming: Units = self.units.sum(axis=0)
        self._since = 0

    def expect(self, day: int | Days, row: int | Numbers, units: Units, world: Numbers) -> None:
        """Expect units on days to come; what lies too far ahead is expected on the last.

        One row, (W,), or some, (L, 1), with units (L, W) and a day of their own, (L, 1).
        """
        self.units[np.minimum(day, len(self.units) - 1), row, world] += units
        self._coming[row, world] += units

    def coming(self, day: int) -> Units:
        """Return all that is expected on a day or later, (P, W); days are asked for in turn."""
        for gone in self.units[self._since : day]:
            self._coming -= gone
        self._since = max(day, self._since)
        return self._coming

    def expect_order(
        self, day: int, mode: str, rows: Numbers, units: Units, world: Numbers
    ) -> None:
        """Expect what is ordered today of some rows, (L, W), after the usual lead time."""
        self.expect(day + self._lead[mode][rows][:, None], rows[:, None], units, world)
