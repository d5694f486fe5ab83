"""What a booking costs to send: weight or volume, season, discounts, containers (M110, M111)."""

from collections.abc import Sequence

from ...arrays import Cents, Days, Floats, Numbers, Units, np
from ...network.network import Network
from ...scenario.lane import Discount, Lane
from ...scenario.product import Product
from ..core.ration import shared_out
from ..core.rounding import half_up
from .voyage import seasonal

GRAINS = 1e9
"""Parts of an m3 or kg: quantities are whole numbers of them, added up in any order."""


class Tariff:
    """Freight of one lane; what was shipped before earns a better rate (M131, M133)."""

    def __init__(self, lane: Lane, network: Network, dearer: Floats, worlds: int) -> None:
        self._lane = lane
        self._dearer_than_told = np.broadcast_to(dearer, worlds)
        """Multiple of loose freight and of whole containers, (W,)."""
        self._rate = lane.rate * seasonal(lane, network, lambda season: season.rate_multiple)
        """Of what departs on each day."""
        self._grains = np.array([grains(lane, row) for row in network.listings])
        self._sensitive = np.array([row.sensitive for row in network.listings])
        self._step = round((lane.step or 0.0) * GRAINS)
        self._shipped = np.zeros(worlds)
        """m3 or kg billed so far, (W,)."""

    def freight(self, rows: Numbers, units: Units, departs: Days, world: Numbers) -> Cents:
        """Return the cents of bookings by line, and count them towards the next rate.

        A booking is what lies in a column of `units`, (L, W); `rows` (L,), `departs` (W,).
        """
        lane, weight = self._lane, units * self._grains[rows][:, None]
        whole = weight.sum(axis=0)
        weight = np.where(whole > 0, weight, units)
        quantity = whole / GRAINS
        step = self._step
        steps = np.ceil(whole / step) * step / GRAINS if step else quantity
        billed = np.where(units.any(axis=0), np.maximum(steps, lane.minimum_charged), 0.0)
        rate = self._rate[np.minimum(departs, len(self._rate) - 1)] * self._dearer(rows, weight)
        if lane.lot_discounts:
            rate = rate * _left(lane.lot_discounts, billed)
        if lane.volume_discounts:
            rate = rate * _left(lane.volume_discounts, self._shipped[world])
            self._shipped[world] += billed
        money = _cheapest(lane, quantity, billed * rate) * self._dearer_than_told[world]
        money += lane.fee_per_shipment
        return shared_out(half_up(money * units.any(axis=0)), weight)

    def _dearer(self, rows: Numbers, weight: Floats) -> Floats | float:
        """Return the multiple of the rate for the sensitive part of bookings, by weight (M117)."""
        dear = self._sensitive[rows]
        if not dear.any() or self._lane.sensitive_multiple == 1.0:
            return 1.0
        share = weight[dear].sum(axis=0) / np.maximum(weight.sum(axis=0), 1)
        return np.asarray(1.0 + (self._lane.sensitive_multiple - 1.0) * share)


class NoTariff:
    """Nothing is billed for the way."""

    def freight(self, rows: Numbers, units: Units, departs: Days, world: Numbers) -> Cents:
        """Return no cent."""
        return np.zeros_like(units)


def tariff(lane: Lane, network: Network, dearer: Floats, worlds: int) -> Tariff | NoTariff:
    """Return the freight of a lane, a null object where it is free."""
    free = lane.rate == 0 and lane.fee_per_shipment == 0 and lane.container is None
    return NoTariff() if free else Tariff(lane, network, dearer, worlds)


def grains(lane: Lane, product: Product) -> float:
    """Return what a unit is billed for in whole grains."""
    return float(round(lane.charged(product.weight_kg, product.volume_m3) * GRAINS))


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
