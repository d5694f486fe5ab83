"""What of an order is sent, and what of that is fit for sale: short shipments and defects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...arrays import Floats, Units
from ...chance.binomial import binomial
from ...chance.supply import SupplyLuck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.supplier import Closure, Supplier


class Perfect:
    """All is sent, and all of it is good."""

    def sent(self, product: int, units: Units, number: Units, world: Units) -> Units:
        """Return all units."""
        return units

    def defective(
        self, product: int, units: Units, ready: Units, number: Units, world: Units
    ) -> int:
        """Return none."""
        return 0


class Quality:
    """Short shipments and defects of one supplier, by order number."""

    def __init__(self, supplier: Supplier, network: Network, luck: SupplyLuck) -> None:
        keys = [(supplier.name, name) for name in network.listing_names]
        self._short = [luck.short.get(key) for key in keys]
        self._scores = [luck.defects.get(key) for key in keys]
        self._share = _defect_share(supplier, network)

    def sent(self, product: int, units: Units, number: Units, world: Units) -> Units:
        """Return the units that are sent of an order, rounded up."""
        table = self._short[product]
        if table is None:
            return units
        return units - np.floor(units * np.minimum(table.of(number, world), 1.0)).astype(np.int64)

    def defective(
        self, product: int, units: Units, ready: Units, number: Units, world: Units
    ) -> Units | int:
        """Return how many of the units sent are unfit for sale (binomial)."""
        table = self._scores[product]
        if table is None:
            return 0
        share = self._share[np.minimum(ready, len(self._share) - 1)]
        return binomial(units, share, table.of(number, world).astype(np.float32))


def quality(supplier: Supplier, network: Network, luck: SupplyLuck) -> Perfect | Quality:
    """Return the quality of a supplier, a null object where nothing is ever wrong."""
    if supplier.defects or supplier.short_shipment:
        return Quality(supplier, network, luck)
    return Perfect()


def _defect_share(supplier: Supplier, network: Network) -> Floats:
    """Return the chance that a unit ready on a day is unfit, (days,)."""
    usual = supplier.defects.share if supplier.defects else 0.0
    share = np.full(network.days + BEYOND, usual)
    for first, last, multiple in _ramps(supplier.closed, network):
        share[max(first, 0) : max(last, 0)] = min(usual * multiple, 1.0)
    return share


def _ramps(closed: Sequence[Closure], network: Network) -> list[tuple[int, int, float]]:
    """Return the days of each ramp-up and what they make of the defects."""
    first = [network.day(closure.last_day) + 1 for closure in closed]
    return [
        (day, day + closure.ramp_up_days, closure.defect_multiple)
        for day, closure in zip(first, closed, strict=True)
    ]
