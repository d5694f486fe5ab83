"""What the plan expects to sell, as charts need it, and the sale that it is about."""

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..world.run.forecast import forecast
from .time_axis import Sale, sales


def planned_units(network: Network) -> Floats:
    """Return the units that all sources together are expected to bring, (plan_days, P)."""
    return expected_units(network)[: network.plan_days]


def expected_units(network: Network) -> Floats:
    """Return the same for all days, also those of the run-off, (days, P)."""
    shops = [np.sum(list(forecast(shop).values()), axis=0) for shop in network.shops]
    return np.concatenate(shops, axis=1)


def main_sale(network: Network) -> Sale | None:
    """Return the sale on whose days the plan expects the most units; None without a sale."""
    held = sales(network)  # which holds none that begins after the plan
    if len(held) < 2:
        return held[0] if held else None
    units = dict(zip(network.listing_names, planned_units(network).T, strict=True))

    def planned(sale: Sale) -> float:
        days = slice(sale.first_day, sale.last_day + 1)
        return float(sum(units[row][days].sum() for row in sale.products))

    return max(held, key=planned)
