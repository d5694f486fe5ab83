"""What a buyer pays for a product in one world."""

from __future__ import annotations

from sim.network.shop import Shop

from .terms import ProductTerms


class PriceTag:
    """The price of a product today, and the mean price of its orders that wait for parcels."""

    def __init__(self, terms: ProductTerms) -> None:
        self._list = self.today = terms.price
        self._elasticity = terms.elasticity
        self.own = self.response = 1.0
        self.waiting = 0.0
        self._taken = self._gone = self.given = 0

    def open(self, wished: float, frozen: bool, sale: float) -> None:
        """Set the day's price; a frozen one stays; the sale price counts where it is lower."""
        if not frozen:
            self.own = wished
        self.response = self.own**self._elasticity
        self.today = round(self._list * min(self.own, sale))

    def close(self, taken: int, sent: int, cancelled: int) -> int:
        """Return the cents a unit that today's parcels were sold at."""
        old, new = max(self._taken - self._gone - cancelled, 0), taken - self._taken
        if old + new:
            self.waiting = (old * self.waiting + new * self.today) / (old + new)
        price = round(self.waiting)
        self._taken, self._gone = taken, self._gone + sent
        self.given += sent * (self._list - price)
        return price


def price_terms(shop: Shop, day: int, product: str, enrolled: list[bool]) -> tuple[bool, float]:
    """Return whether a product's price is frozen today, and its share in the sales of today."""
    frozen, share = False, 1.0
    for promotion, takes_part in zip(shop.promotions, enrolled, strict=True):
        since = day - shop.day(promotion.sale_from)
        if takes_part and product in promotion.products and since < promotion.sale_days:
            frozen = frozen or since >= -promotion.price_freeze_days
            if since >= 0:
                share = min(share, 1.0 - promotion.discount)
    return frozen, share


def prices_change(shop: Shop) -> bool:
    """Say whether anything but the list price is ever asked."""
    elastic = any(product.demand.price_elasticity for product in shop.listings)
    return elastic or any(promotion.discount for promotion in shop.promotions)
