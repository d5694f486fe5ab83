"""From a rate of orders to units wanted: by chance, or evenly for textbook cases.

Siblings have one anatomy: `sample` returns the units wanted in an interval.
"""

import numpy as np

from ...arrays import Floats, Normals, Units
from ...chance.binomial import basket_units
from ...chance.counts import Scores, poisson
from ...network.shop import Shop
from ..core.stock import Rows


class SingleUnits:
    """Poisson orders of one unit."""

    def sample(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the Poisson quantile at the score."""
        return poisson(rate, score)


class Baskets:
    """Poisson orders with geometric baskets."""

    def __init__(self, mean_basket: Floats) -> None:
        self._mean = mean_basket

    def sample(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the units of a Poisson number of orders."""
        assert basket is not None
        return basket_units(poisson(rate, score), self._mean[rows], basket)


class Even:
    """No chance: whole units as the expected orders add up."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._remainder = np.zeros(shape)

    def sample(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the whole part of what is expected so far and not yet sampled."""
        expected = self._remainder[rows] + rate
        whole = np.floor(expected + 1e-9)
        self._remainder[rows] = expected - whole
        return whole.astype(np.int64)


def order_sampler(shop: Shop, shape: tuple[int, ...]) -> SingleUnits | Baskets | Even:
    """Return how a shop's orders are sampled."""
    baskets = np.array([[p.demand.units_per_order] for p in shop.listings])
    if shop.market.demand_noise == "none":
        return Even(shape)
    return Baskets(baskets) if (baskets > 1).any() else SingleUnits()
