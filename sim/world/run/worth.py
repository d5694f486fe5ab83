"""What goods are worth: at cost while the seller trades, and on the last day."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Cents, Units
from ...network.lanes import lanes_of, unit_freight
from ...network.listing import Listing
from ...network.network import Network
from ...scenario.lane import Lane
from ...scenario.part import mills
from ..core.rounding import extended
from ..warehouse.pools import pools
from .plan import Plan


class Worth:
    """The value of units of every listing, (P, W), in cents, (W,).

    On the last day a unit counts what it would cost to have it there again, as far as the plan
    sells on within the product's `sell_on_days`; the rest counts its `leftover_value`.
    """

    def __init__(self, network: Network, plan: Plan) -> None:
        rows = network.listings
        self._cost = np.array([[mills(row.unit_cost)] for row in rows])
        self._again = np.array(
            [[mills(row.unit_cost + freight(network.terms.lanes, row))] for row in rows]
        )
        self._leftover = np.array([[mills(row.leftover_value)] for row in rows])
        until = [network.days + row.sell_on_days for row in rows]
        ahead = plan.cumulative[until, np.arange(len(rows))] - plan.cumulative[network.days]
        self._wanted = np.floor(pools(rows).shown(ahead, axis=0) + 1e-6).astype(np.int64)[:, None]

    def at_cost(self, units: Units) -> Cents:
        """Return what the units cost, without freight."""
        return np.asarray(extended(units, self._cost).sum(axis=0))

    def at_the_end(self, units: Units) -> Cents:
        """Return what the units are worth on the last day."""
        sold_on = np.minimum(units, self._wanted)
        again, left = extended(sold_on, self._again), extended(units - sold_on, self._leftover)
        return np.asarray((again + left).sum(axis=0))


def freight(lanes: Sequence[Lane], row: Listing) -> float:
    """Return what a unit's way to its home costs by the cheapest lane that goes there."""
    return min(unit_freight(lane, row) for lane in lanes_of(lanes, row).values())
