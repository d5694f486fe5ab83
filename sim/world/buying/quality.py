"""What of an order is sent, and what of that is fit for sale: short shipments and defects."""

import numpy as np

from ...arrays import Days, Floats, Numbers, Units
from ...chance.binomial import binomial
from ...chance.supply import SupplyLuck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.supplier import Supplier


class Quality:
    """Short shipments and defects of one supplier, lot by lot; none where it has no luck."""

    def __init__(self, supplier: Supplier, network: Network, luck: SupplyLuck, worlds: int) -> None:
        keys = [(supplier.name, name) for name in network.listing_names]
        self._short = [luck.short.get(key) for key in keys]
        self._scores = [luck.defects.get(key) for key in keys]
        self._share = _defect_share(supplier, network)
        self._lots = np.zeros((len(keys), worlds), np.int64)

    def number(self, row: int, world: Numbers) -> Numbers:
        """Return which lot of a row the next one is in some worlds, and count it."""
        number: Numbers = self._lots[row, world]
        self._lots[row, world] += 1
        return number

    def sent(self, row: int, units: Units, number: Numbers, world: Numbers) -> Units:
        """Return the units that are sent of a lot, rounded up."""
        table = self._short[row]
        if table is None:
            return units
        return units - np.floor(units * np.minimum(table.of(number, world), 1.0)).astype(np.int64)

    def defective(
        self, row: int, units: Units, ready: Days, number: Numbers, world: Numbers
    ) -> Units | int:
        """Return how many of the units sent are unfit for sale (binomial)."""
        table = self._scores[row]
        if table is None:
            return 0
        share = self._share[np.minimum(ready, len(self._share) - 1)]
        return binomial(units, share, table.of(number, world).astype(np.float32))


def _defect_share(supplier: Supplier, network: Network) -> Floats:
    """Return the chance that a unit ready on a day is unfit, (days,); more of it in a ramp-up."""
    usual = supplier.defects.share if supplier.defects else 0.0
    share = np.full(network.days + BEYOND, usual)
    for closure in supplier.closed:
        first = network.day(closure.last_day) + 1
        ramp_up = slice(max(first, 0), max(first + closure.ramp_up_days, 0))
        share[ramp_up] = min(usual * closure.defect_multiple, 1.0)
    return share
