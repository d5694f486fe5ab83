"""Repeat buyers and word of mouth: sales bring organic orders some time later (M45)."""

from ...arrays import Floats, Numbers, np
from ...network.shop import Shop


class RepeatBuyers:
    """A share of the units sent comes again as orders: after some days, then by a half-life.

    What was sold before the first day is among the usual organic orders.
    """

    def __init__(self, shop: Shop, shape: tuple[int, ...]) -> None:
        self._terms = [
            (row, product.demand.repeat, product.demand.basket)
            for row, product in enumerate(shop.listings)
            if product.demand.repeat
        ]
        self._sent = np.zeros((shop.days, *shape))
        self._returning = np.zeros(shape)
        """Units whose buyers have had their goods for long enough, fading, (P, W)."""

    def orders(self, day: int) -> Floats:
        """Return the orders of a day, (P, W); asked once a day."""
        total = np.zeros(self._returning.shape)
        for row, repeat, basket in self._terms:
            kept = 0.5 ** (1.0 / repeat.half_life_days)
            returning = self._returning[row] * kept
            if day >= repeat.after_days:
                returning += self._sent[day - repeat.after_days, row]
            self._returning[row] = returning
            total[row] = returning * (repeat.share * (1.0 - kept) / basket)
        return total

    def close(self, day: int, sent: Numbers | Floats) -> None:
        """Note the units that left for buyers on a day, (P, W)."""
        self._sent[day] = sent


def repeat_buyers(shop: Shop, shape: tuple[int, ...]) -> list[RepeatBuyers]:
    """Return the repeat buyers of a shop, or none."""
    anybody = any(product.demand.repeat for product in shop.listings)
    return [RepeatBuyers(shop, shape)] if anybody else []
