"""What a warehouse bills beside storage by age: too much of it, arrivals, and places (M113, M114).

Siblings have one anatomy: a cause, and `today`, the cents of a day that is closed, (W,).
"""

from collections.abc import Sequence

from ...arrays import Cents, Flags, Floats, Units, np
from ...network.listing import Listing
from ...network.network import Network
from ...scenario.part import MILLS, cents, mills
from ...scenario.warehouse import Warehouse
from ..core.causes import INBOUND_HANDLING, OVER_CAPACITY, PRODUCT_PLACES
from ..core.rounding import half_up
from ..core.stock import Stock


class OverCapacity:
    """Every m3 above the space that was booked costs more (M113)."""

    cause = OVER_CAPACITY

    def __init__(self, terms: Warehouse, volume: Floats, stock: Stock) -> None:
        self._stock, self._volume = stock, volume
        self._space, self._rate = terms.capacity_m3 or 0.0, terms.over_capacity_per_m3_day

    def today(self) -> Cents:
        """Return the surcharge on what lies there beyond the space."""
        used = (self._stock.on_hand * self._volume).sum(axis=0)
        return half_up(np.maximum(used - self._space, 0.0) * self._rate)


class Inbound:
    """Goods are unloaded by their volume, and labelled or assembled by the unit (M114)."""

    cause = INBOUND_HANDLING

    def __init__(self, rate: Floats, stock: Stock) -> None:
        self._stock, self._rate = stock, rate
        self._billed = np.zeros_like(stock.received)

    def today(self) -> Cents:
        """Return the fee for what arrived today."""
        arrived: Units = self._stock.received - self._billed
        self._billed += arrived
        return half_up((arrived * self._rate).sum(axis=0))


class Places:
    """Every product that lies there pays for its place (M114)."""

    cause = PRODUCT_PLACES

    def __init__(self, rate: Cents, stock: Stock) -> None:
        self._stock, self._rate = stock, rate

    def today(self) -> Cents:
        """Return the fee for every product on the shelf."""
        return np.asarray(((self._stock.on_hand > 0) * self._rate).sum(axis=0))


Fee = OverCapacity | Inbound | Places


def _at_home(warehouse: Warehouse, rows: Sequence[Listing]) -> Flags:
    """Return which rows a warehouse is the home of, (P, 1)."""
    return np.array([[row.home == warehouse.name] for row in rows])


def storage_fees(network: Network, stock: Stock) -> list[Fee]:
    """Return what the warehouses of a scenario bill beside storage by age."""
    rows, terms = network.listings, network.homes
    volume = np.array([[row.volume_m3] for row in rows])
    fees: list[Fee] = [
        OverCapacity(warehouse, volume * _at_home(warehouse, rows), stock)
        for warehouse in network.terms.warehouses
        if warehouse.capacity_m3 is not None
    ]
    unload = volume * np.array([[term.inbound_per_m3] for term in terms])
    handle = np.array([[mills(row.handling_per_unit) / MILLS] for row in rows])
    places = np.array([[cents(term.fee_per_product_day)] for term in terms])
    if unload.any() or handle.any():
        fees.append(Inbound(unload + handle, stock))
    if places.any():
        fees.append(Places(places, stock))
    return fees
