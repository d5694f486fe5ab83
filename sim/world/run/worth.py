"""What goods are worth: at cost while the seller trades, and what is left at the end."""

from ...arrays import Cents, Mills, Units, np
from ...network.network import Network
from ...scenario.part import mills
from ..core.rounding import extended


class Worth:
    """The value of units of every listing, (P, W), in cents, (W,)."""

    def __init__(self, network: Network) -> None:
        rows = network.listings
        self._cost = np.array([[mills(row.unit_cost)] for row in rows])
        self._left = np.array([[mills(row.leftover_value)] for row in rows])
        self._half = np.array([[mills(row.leftover_value / 2)] for row in rows])
        self._landed = np.array([[mills(landed)] for landed in network.landed_costs])

    def at_cost(self, units: Units) -> Cents:
        """Return what the units cost, without freight."""
        return _valued(units, self._cost)

    def landed(self, units: Units) -> Cents:
        """Return what it would cost to have the units again, on their shelf."""
        return _valued(units, self._landed)

    def at_the_end(self, units: Units) -> Cents:
        """Return what the units count at their leftover_value."""
        return _valued(units, self._left)

    def at_half(self, units: Units) -> Cents:
        """Return what they would count at half of it."""
        return _valued(units, self._half)


def _valued(units: Units, each: Mills) -> Cents:
    return np.asarray(extended(units, each).sum(axis=0))
