"""Creators: what their posts sell, day by day, and what a stockout does to them."""

from collections.abc import Sequence

from ...arrays import Flags, Floats, np
from ...chance.creators import CreatorLuck, mean_orders, posted
from ...network.shop import Shop

_FOR_GOOD = 2**31


class Creators:
    """Orders from posts: each post sells by a half-life, and a stockout may end the posting.

    Posts of before the first day sell what an average creator's would.
    """

    def __init__(self, shop: Shop, luck: Sequence[CreatorLuck], shape: tuple[int, ...]) -> None:
        pairs = posted(shop)
        self._luck = luck
        self._rows = [row for _, row in pairs]
        self._kept = [0.5 ** (1.0 / creator.half_life_days) for creator, _ in pairs]
        self._absent = [creator.back_after_days or _FOR_GOOD for creator, _ in pairs]
        self._commission = [creator.commission for creator, _ in pairs]
        self._to_come = np.zeros((len(pairs), shape[1]))
        """Orders that the posts so far have still to bring, by creator and product, (pairs, W)."""
        for n, (creator, row) in enumerate(pairs):
            if not shop.launch(shop.listings[row]):
                usual = mean_orders(shop, creator, row)
                self._to_come[n] = usual / (1.0 - self._kept[n]) * self._kept[n] * luck[n].times
        self._back = np.zeros(self._to_come.shape, np.int64)
        """The day from which the creator posts."""
        self._out = np.zeros(shape, np.bool_)
        self._today = np.zeros(self._to_come.shape)
        self._shape = shape

    def react(self, day: int, out: Flags) -> None:
        """Drop products that closed yesterday with an empty shelf, and the day before did not."""
        began = out & ~self._out
        self._out = out.copy()
        for n, row in enumerate(self._rows):
            leaves = began[row] & self._luck[n].drops[day]
            self._back[n] = np.where(leaves, day + self._absent[n], self._back[n])

    def orders(self, day: int) -> Floats:
        """Return what the posts so far bring on a day, (P, W); asked once a day."""
        total = np.zeros(self._shape)
        for n, row in enumerate(self._rows):
            to_come = self._to_come[n] + self._luck[n].orders[day] * (self._back[n] <= day)
            self._today[n] = to_come * (1.0 - self._kept[n])
            self._to_come[n] = to_come - self._today[n]
            total[row] += self._today[n]
        return total

    def commission(self, expected: Floats) -> Floats:
        """Return the share of the price of an average unit of today that creators earn, (P, W).

        `expected` is the orders that the day was expected to bring from all sources.
        """
        total = np.zeros(self._shape)
        for n, row in enumerate(self._rows):
            total[row] += self._commission[n] * self._today[n] / np.maximum(expected[row], 1e-12)
        return total


def creators(shop: Shop, luck: Sequence[CreatorLuck], shape: tuple[int, ...]) -> list[Creators]:
    """Return the creators of a shop, or none."""
    return [Creators(shop, luck, shape)] if shop.creators else []
