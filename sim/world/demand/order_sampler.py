"""From a rate of orders to units wanted: by chance, or evenly for textbook cases.

Siblings have one anatomy: `sample` returns the units wanted in an interval.
"""

from ...arrays import Floats, Units, np
from ...chance.binomial import basket_units
from ...chance.counts import poisson
from ...chance.demand import OrderLuck, sizes_of
from ...network.shop import Shop
from ..core.stock import Rows


class SingleUnits:
    """Poisson orders of one unit."""

    def sample(self, rows: Rows, rate: Floats, luck: OrderLuck) -> Units:
        """Return the Poisson quantile at the score."""
        return poisson(rate, luck.orders)


class Baskets:
    """Poisson orders with geometric baskets."""

    def __init__(self, mean_basket: Floats) -> None:
        self._mean = mean_basket

    def sample(self, rows: Rows, rate: Floats, luck: OrderLuck) -> Units:
        """Return the units of a Poisson number of orders."""
        assert luck.basket is not None
        return basket_units(poisson(rate, luck.orders), self._mean[rows], luck.basket)


class Packed:
    """Orders of some products come in packs; orders of each size are Poisson, with their own luck.

    So the units are compound Poisson, and a higher rate gives no fewer orders of any size.
    """

    def __init__(self, shop: Shop, others: SingleUnits | Baskets) -> None:
        laws = [listing.demand.packs for listing in shop.listings]
        self._others = others
        self._unpacked = np.array([[0.0 if law else 1.0] for law in laws])
        self._shares = [
            (size, np.array([[law.share_of(size) if law else 0.0] for law in laws]))
            for size in sizes_of(shop)
        ]

    def sample(self, rows: Rows, rate: Floats, luck: OrderLuck) -> Units:
        """Return the units of orders of all sizes, and of those that come in no packs."""
        units = self._others.sample(rows, rate * self._unpacked[rows], luck)
        for (size, share), score in zip(self._shares, luck.packs, strict=True):
            units = units + size * poisson(rate * share[rows], score)
        return units


class Even:
    """No chance: whole units as the expected orders, all of the mean size, add up."""

    def __init__(self, mean_basket: Floats, shape: tuple[int, ...]) -> None:
        self._mean = mean_basket
        self._remainder = np.zeros(shape)

    def sample(self, rows: Rows, rate: Floats, luck: OrderLuck) -> Units:
        """Return the whole part of the units expected so far and not yet sampled."""
        expected = self._remainder[rows] + rate * self._mean[rows]
        whole = np.floor(expected + 1e-9)
        self._remainder[rows] = expected - whole
        return whole.astype(np.int64)


def order_sampler(shop: Shop, shape: tuple[int, ...]) -> SingleUnits | Baskets | Packed | Even:
    """Return how a shop's orders are sampled."""
    demands = [listing.demand for listing in shop.listings]
    if shop.market.demand_noise == "none":
        return Even(np.array([[demand.basket] for demand in demands]), shape)
    baskets = np.array([[1.0 if demand.packs else demand.basket] for demand in demands])
    usual = Baskets(baskets) if (baskets > 1).any() else SingleUnits()
    return Packed(shop, usual) if sizes_of(shop) else usual
