"""What a shipment costs to send: weight or volume, season, discounts, containers (M110, M111)."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Cents, Days, Floats, Numbers, Units
from ...network.network import Network
from ...scenario.lane import Discount, Lane
from ...scenario.product import Product
from ..core.rounding import half_up
from .voyage import seasonal


class Tariff:
    """Freight of one lane; what was shipped before earns a better rate (M131, M133)."""

    def __init__(self, lane: Lane, network: Network, worlds: int) -> None:
        self._lane = lane
        self._rate = lane.rate * seasonal(lane, network, lambda season: season.rate_multiple)
        """Of what departs on each day."""
        self._charged = [charged(lane, row.weight_kg, row.volume_m3) for row in network.listings]
        self._surcharge = [surcharge(lane, row) for row in network.listings]
        self._shipped = np.zeros(worlds)
        """m3 or kg billed so far, (W,)."""

    def freight(self, row: int, units: Units, departs: Days, world: Numbers) -> Cents:
        """Return the freight of shipments in cents, and count them towards the next rate."""
        lane = self._lane
        quantity = (units * self._charged[row]).astype(np.float64)
        billed: Floats = np.maximum(quantity, lane.minimum_charged)
        sailing = np.minimum(departs, len(self._rate) - 1)
        rate: Floats = self._rate[sailing] * self._surcharge[row]
        if lane.lot_discounts:
            rate = rate * _left(lane.lot_discounts, billed)
        if lane.volume_discounts:
            rate = rate * _left(lane.volume_discounts, self._shipped[world])
            self._shipped[world] += billed
        money = _cheapest(lane, quantity, billed * rate)
        return half_up(money + lane.fee_per_shipment)


def charged(lane: Lane, weight_kg: float, volume_m3: float) -> float:
    """Return the m3 or kg that a unit is billed for: the larger of weight and volume (M111)."""
    return lane.charged(weight_kg, volume_m3)


def surcharge(lane: Lane, product: Product) -> float:
    """Return the multiple of the rate that a product pays (M117)."""
    return lane.sensitive_multiple if product.sensitive else 1.0


def _left(discounts: Sequence[Discount], quantity: Floats) -> Floats:
    """Return the share of the rate that is left at a quantity."""
    left = np.array([1.0, *(1.0 - step.discount for step in discounts)])
    step = np.searchsorted([step.from_charged for step in discounts], quantity, side="right")
    return np.asarray(left[step])


def _cheapest(lane: Lane, quantity: Floats, loose: Floats) -> Floats:
    """Return what is cheaper: the loose rate, or whole containers (FCL)."""
    if lane.container is None:
        return loose
    return np.minimum(loose, np.ceil(quantity / lane.container.holds) * lane.container.price)
