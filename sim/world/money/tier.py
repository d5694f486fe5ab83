"""Payout tiers: reviewed on the first day of every month by orders and score (M12 to M14)."""

from ...arrays import Days, Floats, np
from ...network.shop import Shop


class Tiers:
    """The tier of a shop in each world; the first in file order whose terms it meets."""

    def __init__(self, shop: Shop, worlds: int) -> None:
        terms = shop.settlement
        self._terms = terms
        dates = [shop.date(day) for day in range(shop.days)]
        self._days = np.array([terms.payout_days(date) for date in dates])
        self.reviews = frozenset(day for day, date in enumerate(dates) if date.day == 1)
        self._basket = units_per_order(shop)
        self._shipped = np.zeros((shop.days + 1, worlds))
        start = [tier.name for tier in terms.tiers].index(terms.start_tier or "")
        self._tier = np.full(worlds, start)

    def days(self, day: int) -> Days:
        """Return the days from delivery to payout of what leaves on a day, (W,)."""
        return np.asarray(self._days[day, self._tier])

    def review(self, day: int, score: Floats | float) -> None:
        """Move every world to the tier that it has earned; the score is (W,) or one."""
        orders = self._orders(day)
        met = [
            (orders > tier.shipped_orders - 1e-6) & (score >= tier.score)
            for tier in self._terms.tiers
        ]
        self._tier = np.argmax(met, axis=0)

    def _orders(self, day: int) -> Floats:
        """Return the orders shipped in the look-back, (W,)."""
        review = self._terms.review
        first, last = day - review.from_days_ago, day - review.until_days_ago
        before = (min(last, 0) - min(first, 0)) * review.orders_per_day_before
        return np.asarray(before + self._shipped[max(last, 0)] - self._shipped[max(first, 0)])

    def close(self, day: int, parcels: Days) -> None:
        """Count the orders of what left today, (P, W)."""
        self._shipped[day + 1] = self._shipped[day] + (parcels / self._basket).sum(axis=0)


class OneTier:
    """The same terms in every world; they may change with the date only."""

    def __init__(self, shop: Shop, worlds: int) -> None:
        dates = map(shop.date, range(shop.days))
        self._days = [shop.settlement.payout_days(date)[0] for date in dates]
        self.reviews: frozenset[int] = frozenset()

    def days(self, day: int) -> int:
        """Return the days from delivery to payout of what leaves on a day."""
        return self._days[day]

    def review(self, day: int, score: Floats | float) -> None:
        """Change nothing."""

    def close(self, day: int, parcels: Days) -> None:
        """Count nothing."""


def tiers(shop: Shop, worlds: int) -> Tiers | OneTier:
    """Return the payout tiers of a shop, a null object where there is only one."""
    return (Tiers if shop.settlement.tiers else OneTier)(shop, worlds)


def units_per_order(shop: Shop) -> Floats:
    """Return the mean basket of each product, (P, 1)."""
    return np.array([[product.demand.basket] for product in shop.listings])
