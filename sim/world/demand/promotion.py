"""Promotions: sign-up, warm-up, sale, hangover (M63 to M68).

Of several sales of a product on one day the strongest counts: the lowest price, and the largest of
each multiple. Warm-ups and hangovers of others multiply with it, and with each other.
"""

from ...arrays import Flags, Floats, np
from ...network.shop import Shop
from ...scenario.calendar import Promotion

_NO_SALE = -1.0
"""Below any uplift."""


class Promotions:
    """The multiple of organic orders that promotions bring to enrolled products."""

    def __init__(self, shop: Shop, uplift: Floats, missed: Flags) -> None:
        promotions = zip(shop.promotions, uplift, missed, strict=True)
        self._plan = [_Planned(shop, *promotion) for promotion in promotions]
        self._rows = [shop.rows_of(listing.product) for listing in shop.listings]

    def close_sign_up(self, day: int, in_stock: Flags) -> None:
        """On the last day to sign up, leave out the products that have no stock anywhere."""
        for planned in self._plan:
            if planned.sign_up_by == day:
                anywhere = [in_stock[rows].any(axis=0) for rows in self._rows]
                planned.enrolled &= np.stack(anywhere)

    def multiple(self, day: int) -> Floats | float:
        """Return the multiple of organic orders on a day, (P, W), or 1.0 between promotions."""
        result: Floats | float = 1.0
        strongest: Floats | float = _NO_SALE
        for planned in self._plan:
            around = planned.around(day)
            if around is not None:
                result = result * np.where(planned.enrolled, around, 1.0)
            if planned.in_sale(day):
                uplift = np.where(planned.enrolled, planned.uplift, _NO_SALE)
                strongest = np.maximum(strongest, uplift)
        return result * np.where(strongest == _NO_SALE, 1.0, strongest)

    def freeze(self, day: int) -> Flags | bool:
        """Return whose prices may not change on a day, (P, W), or False where all may (M69)."""
        result: Flags | bool = False
        for planned in self._plan:
            if planned.freezes(day):
                result = result | planned.enrolled
        return result

    def sale_price(self, day: int) -> Floats | float:
        """Return the share of the list price in today's sales, (P, W), or 1.0 between them."""
        result: Floats | float = 1.0
        for planned in self._plan:
            if planned.discount and planned.in_sale(day):
                price = np.where(planned.enrolled, 1.0 - planned.discount, 1.0)
                result = np.minimum(result, price)
        return result


class _Planned:
    """One promotion with its days counted from the first day of the horizon; luck is (W,)."""

    def __init__(self, shop: Shop, promotion: Promotion, uplift: Floats, missed: Flags) -> None:
        self._promotion, self.uplift = promotion, uplift
        self._first = shop.day(promotion.sale_from)
        self._over = self._first + promotion.sale_days
        self.sign_up_by = shop.day(promotion.sign_up_by) if promotion.sign_up_by else None
        self.discount = promotion.discount
        self.enrolled = ~missed & np.array(
            [[row.product in promotion.products] for row in shop.listings]
        )
        """Which listings take part, (P, W)."""

    def in_sale(self, day: int) -> bool:
        """Return whether a day is one of the sale."""
        return self._first <= day < self._over

    def freezes(self, day: int) -> bool:
        """Return whether prices may not change on a day."""
        return self._first - self._promotion.price_freeze_days <= day < self._over

    def around(self, day: int) -> float | None:
        """Return the multiple of a day of the warm-up or the hangover, None on others."""
        plan = self._promotion
        if self._first - plan.warm_up_days <= day < self._first:
            return plan.warm_up
        if self._over <= day < self._over + plan.hangover_days:
            return plan.hangover
        return None


def enrolled_rows(shop: Shop, promotion: Promotion) -> list[int]:
    """Return the rows of a promotion's products in this shop."""
    return [row for product in promotion.products for row in shop.rows_of(product)]


def sale_multiple(shop: Shop, product: str, day: int, key: str) -> float:
    """Return the largest of a multiple (`live_multiple`, ...) over the sales of a day."""
    multiples: list[float] = [
        getattr(p, key)
        for p in shop.promotions
        if product in p.products and 0 <= day - shop.day(p.sale_from) < p.sale_days
    ]
    return max(multiples, default=1.0)


def planned_sale_price(shop: Shop, day: int) -> Floats:
    """Return the share of the list price that a day's sales ask of all who are to take part, (P,).

    The plan's twin of `Promotions.sale_price`: nobody misses the sign-up.
    """
    share = np.ones(len(shop.listings))
    for promotion in shop.promotions:
        if 0 <= day - shop.day(promotion.sale_from) < promotion.sale_days:
            rows = enrolled_rows(shop, promotion)
            share[rows] = np.minimum(share[rows], 1.0 - promotion.discount)
    return share
