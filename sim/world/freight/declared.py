"""What goods are declared to be worth: to customs, and to an insurer."""

from ...arrays import Mills, np
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.part import MILLS
from ..core.rounding import half_up


def declared(network: Network, luck: SupplyLuck, worlds: int) -> Mills:
    """Return the mills of a unit of each row, without a supplier's premium, (P, W)."""
    cost = np.array([[row.unit_cost] for row in network.listings])
    return np.broadcast_to(half_up(cost * luck.cost * MILLS), (len(cost), worlds))
