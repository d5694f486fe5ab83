"""Prices: the seller's own, the sale price of promotions, and what a price does to orders."""

from ...arrays import Floats, Mills, Units, np
from ...network.shop import Shop
from ...scenario.part import mills
from ..core.measures import DISCOUNTS, Totals
from ..core.rounding import extended, half_up
from ..core.stock import Rows, Stock
from ..core.waiting import Waiting
from .promotion import Promotions


class Prices:
    """What buyers pay for a unit, and how many more of them a lower price brings (M69, M100).

    At a share of the list price buyers want share ^ elasticity times as many, whatever brought
    them. In a sale the promotion's price counts where it is lower; its uplift holds what it brings.
    """

    def __init__(self, shop: Shop, promotions: Promotions, shape: tuple[int, ...]) -> None:
        self._promotions = promotions
        self._list = list_prices(shop)
        self._elasticity = np.array([[p.demand.price_elasticity] for p in shop.listings])
        self._own = np.ones(shape)
        self._response = np.ones(shape)
        self.today: Mills = np.broadcast_to(self._list, shape)
        """Mills that buyers are asked today, (P, W)."""
        self._waiting = Waiting(shape)
        """Mills a unit at which orders were taken."""
        self._given = np.zeros(shape[1:], np.int64)

    def open(self, day: int, wished: Floats) -> None:
        """Set the day's prices to the wished share of the list price, where they may change."""
        self._own = np.where(self._promotions.freeze(day), self._own, wished)
        self._response = self._own**self._elasticity
        share = np.minimum(self._own, self._promotions.sale_price(day))
        self.today = half_up(share * self._list)

    def respond(self, rows: Rows, orders: Floats) -> Floats:
        """Return the orders that come at today's prices."""
        return orders * self._response[rows]

    def close(self, stock: Stock, parcels: Units) -> Mills:
        """Return the mills a unit that today's parcels, (P, W), were sold at, (P, W).

        Orders that wait are not kept apart: parcels leave at the mean price of those that wait.
        """
        added = self._waiting.today(stock) * self.today
        price = half_up(self._waiting.close(stock, parcels, added))
        self._given += (extended(parcels, self._list) - extended(parcels, price)).sum(axis=0)
        return price

    def totals(self) -> Totals:
        """Return what buyers paid less than the list price, (W,)."""
        return {DISCOUNTS: self._given}


class ListPrices:
    """Prices that never change."""

    def __init__(self, shop: Shop) -> None:
        self.today = list_prices(shop)
        """Mills, (P, 1)."""

    def open(self, day: int, wished: Floats) -> None:
        """Ask the list price."""

    def respond(self, rows: Rows, orders: Floats) -> Floats:
        """Return the orders as they are."""
        return orders

    def close(self, stock: Stock, parcels: Units) -> Mills:
        """Return the list prices in mills, (P, 1)."""
        return self.today


def prices(shop: Shop, promotions: Promotions, shape: tuple[int, ...]) -> Prices | ListPrices:
    """Return the prices of a shop, a null object where nothing ever changes them."""
    if shop.prices_move or any(p.discount for p in shop.promotions):
        return Prices(shop, promotions, shape)
    return ListPrices(shop)


def list_prices(shop: Shop) -> Mills:
    """Return the list prices in mills, (P, 1)."""
    return np.array([[mills(product.price)] for product in shop.listings], np.int64)
