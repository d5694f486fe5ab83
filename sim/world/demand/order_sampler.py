"""From a rate to a count of units: by chance, or evenly for textbook cases."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ...arrays import Floats, Normals, Units
from ...chance.binomial import basket_units
from ...chance.counts import Scores, poisson
from ...network.shop import Shop
from ..core.stock import Rows


class Counter(Protocol):
    """Turns a rate of orders into units wanted."""

    def count(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the units wanted in an interval."""
        ...


class Orders:
    """Poisson orders of one unit."""

    def count(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the Poisson quantile at the score."""
        return poisson(rate, score)


class Baskets:
    """Poisson orders with geometric baskets."""

    def __init__(self, mean_basket: Floats) -> None:
        self._mean = mean_basket

    def count(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the units of a Poisson number of orders."""
        assert basket is not None
        return basket_units(poisson(rate, score), self._mean[rows], basket)


class Even:
    """No chance: whole units as the expected orders add up."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._owed = np.zeros(shape)

    def count(self, rows: Rows, rate: Floats, score: Scores, basket: Normals | None) -> Units:
        """Return the whole part of what is expected so far and not yet counted."""
        owed = self._owed[rows] + rate
        count = np.floor(owed + 1e-9)
        self._owed[rows] = owed - count
        return count.astype(np.int64)


def counter(shop: Shop, shape: tuple[int, ...]) -> Counter:
    """Return how a scenario's orders are counted."""
    baskets = np.array([[p.demand.units_per_order] for p in shop.listings])
    if shop.market.demand_noise == "none":
        return Even(shape)
    return Baskets(baskets) if (baskets > 1).any() else Orders()
