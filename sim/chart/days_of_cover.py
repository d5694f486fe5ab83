"""Days of cover: how long stock lasts if buyers come as planned."""

from collections.abc import Mapping

import numpy as np

from ..arrays import Floats
from ..network.listing import Listing
from ..network.network import Network
from ..study.comparison import Comparison
from .fan import QUANTILES
from .planned import expected_units
from .series import by_product

Cover = Mapping[str, Floats]
"""By quantile, (plan_days,)."""


def days_of_cover(
    result: Comparison, policy: str, shelves: Mapping[str, list[Listing]]
) -> dict[str, Cover]:
    """Return the quantiles of cover at the close of each day of the plan, by shelf.

    Cover rises with stock, so its quantiles are those of the stock.
    """
    network, stock = result.network, by_product(result, policy, "stock")
    by_row = dict(zip(network.listing_names, expected_units(network).T, strict=True))
    return {
        name: {
            quantile: covered(stock[name][quantile].to_numpy(np.float64), sold, network)
            for quantile in QUANTILES
        }
        for name, rows in shelves.items()
        for sold in [np.sum([by_row[row.name] for row in rows], axis=0)]
    }


def covered(stock: Floats, sold: Floats, network: Network) -> Floats:
    """Return the days from each close of the plan until the plan has sold the stock, (plan_days,).

    Takes units at the close and expected sales of all days, (days,) each. What lasts beyond the
    last day is sold at the mean rate of all days; infinite where nothing is ever sold.
    """
    sums, days = np.concatenate([[0.0], np.cumsum(sold)]), len(sold)
    rate = sums[-1] / days
    closes = np.arange(network.plan_days)
    target = sums[closes + 1] + stock[closes]
    within = np.interp(target, *_rising(sums))
    beyond = (target - sums[-1]) / rate if rate else np.full(len(closes), np.inf)
    ends = np.where(target <= sums[-1], within, days + beyond)
    return np.where(stock[closes] > 0, np.maximum(ends - closes - 1, 0.0), 0.0)


def _rising(sums: Floats) -> tuple[Floats, Floats]:
    """Return sums that rise, each once, with the last day by whose start no more is sold."""
    last = np.append(np.diff(sums) > 0, True)
    return sums[last], np.flatnonzero(last).astype(np.float64)
