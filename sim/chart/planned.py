"""What the plan expects to sell, as charts need it."""

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..world.run.forecast import forecast


def planned_units(network: Network) -> Floats:
    """Return the units that all sources together are expected to bring, (plan_days, P)."""
    return expected_units(network)[: network.plan_days]


def expected_units(network: Network) -> Floats:
    """Return the same for all days, also those of the run-off, (days, P)."""
    shops = [np.sum(list(forecast(shop).values()), axis=0) for shop in network.shops]
    return np.concatenate(shops, axis=1)
