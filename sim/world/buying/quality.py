"""What of an order is sent, and what of that is fit for sale: short shipments and defects."""

from ...arrays import Days, Floats, Numbers, Units, np
from ...chance.binomial import binomial
from ...chance.supply import SupplyLuck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.supplier import Supplier
from ..freight.luck_by_row import LuckByRow


class Quality:
    """Short shipments and defects of one supplier; none where it has no luck."""

    def __init__(self, supplier: Supplier, network: Network, luck: SupplyLuck, worlds: int) -> None:
        keys = [(supplier.name, name) for name in network.listing_names]
        self._short = LuckByRow([luck.short[k] for k in keys]) if supplier.short_shipment else None
        self._scores = LuckByRow([luck.defects[k] for k in keys]) if supplier.defects else None
        self._share = _defect_share(supplier, network)
        self._lots = np.zeros((len(keys), worlds), np.int64)

    def number(self, row: Numbers, world: Numbers) -> Numbers:
        """Return which lot of its row in its world each of some lots is, and count it."""
        number: Numbers = self._lots[row, world]
        self._lots[row, world] += 1
        return number

    def sent(self, row: Numbers, units: Units, number: Numbers, world: Numbers) -> Units:
        """Return the units that are sent of lots, rounded up."""
        if self._short is None:
            return units
        share = np.minimum(self._short.of(row, number, world), 1.0)
        return units - np.floor(units * share).astype(np.int64)

    def defective(
        self, row: Numbers, units: Units, ready: Days, number: Numbers, world: Numbers
    ) -> Units | int:
        """Return how many of the units sent are unfit for sale (binomial)."""
        if self._scores is None:
            return 0
        share = self._share[np.minimum(ready, len(self._share) - 1)]
        return binomial(units, share, self._scores.of(row, number, world).astype(np.float32))


def _defect_share(supplier: Supplier, network: Network) -> Floats:
    """Return the chance that a unit ready on a day is unfit, (days,); more of it in a ramp-up."""
    usual = supplier.defects.share if supplier.defects else 0.0
    share = np.full(network.days + BEYOND, usual)
    for closure in supplier.closed:
        first = network.day(closure.last_day) + 1
        ramp_up = slice(max(first, 0), max(first + closure.ramp_up_days, 0))
        share[ramp_up] = min(usual * closure.defect_multiple, 1.0)
    return share
