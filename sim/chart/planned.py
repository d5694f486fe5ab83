"""What the plan expects to sell, as charts need it."""

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..world.run.forecast import forecast


def planned_units(network: Network) -> Floats:
    """Return the units that all sources together are expected to bring, (plan_days, P)."""
    shops = [np.sum(list(forecast(shop).values()), axis=0) for shop in network.shops]
    return np.concatenate(shops, axis=1)[: network.plan_days]
