"""The platform as a shop meets it: it rates, caps, fines, suspends (M52, M53, M141 to M154)."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from ...arrays import Flags, Floats, Units, np
from ...chance.platform import PlatformLuck
from ...network.shop import Shop
from ...policy.desk import UNJUDGED, Standing
from ...scenario.platform import Platform as Terms
from ..core.ration import ration, turns
from ..core.stock import Rows, Stock
from .conduct import Conduct
from .order_cap import NO_LIMIT, order_cap
from .points import points
from .score import score
from .suspension import BanRecovery, Record, Suspension


class Platform:
    """All that a platform does to one shop; `stock` is the shop's own part."""

    def __init__(self, shop: Shop, terms: Terms, luck: PlatformLuck, stock: Stock) -> None:
        worlds = stock.on_hand.shape[1]
        self._stock = stock
        self._luck, self._terms = luck, terms.shop_ban
        self.conduct = Conduct(terms, shop.days, worlds)
        self.score = score(terms, self.conduct, worlds)
        self.points = points(terms, self.conduct, shop.days, worlds)
        self.ads = Suspension(terms.ads_ban, luck.ads_ban, worlds)
        self.shop = Suspension(terms.shop_ban, luck.shop_ban, worlds)
        self._turn = turns([row.name for row in shop.listings])
        self._caps = order_cap(terms, self.conduct, worlds)
        self._recovery = BanRecovery(terms.shop_ban, worlds)
        self._traffic = np.ones(worlds)
        self._cap = np.full(worlds, NO_LIMIT)
        self._capped = False
        self._taken = np.zeros(worlds, np.int64)
        self.turned_away = np.zeros(worlds, np.int64)
        """Units that a cap or a ban turned away so far, (W,)."""

    def is_free(self, day: int) -> Flags:
        """Return in which worlds the shop is not suspended, and so is paid out, (W,)."""
        return ~self.shop.on(day)

    def judge(self, day: int) -> Flags:
        """Rate the shop by yesterday's close; return in which worlds it is suspended from today."""
        free = self.is_free(day)
        self.score.update(day)
        self._caps.update(day)
        self.shop.suspend(day, self.points.review(day))
        record = Record(self.points.now, self.score.stars, self.conduct.growth(day))
        if day == self._luck.no_ads_from:
            self.ads.suspend(day, self._luck.no_ads)
        self.ads.judge(day, record)
        self.shop.judge(day, record)
        return free & self.shop.on(day)

    def follow(self, day: int, other_banned: Flags | bool) -> None:
        """Suspend the shop where another of the seller's is banned today and chance links them."""
        if self._terms and self._luck.linked is not None:
            linked = self._luck.linked[day] < self._terms.linked_share
            self.shop.ban(day, other_banned & linked)

    def standing(self, day: int) -> Standing:
        """Return what the back office shows, (W,) each."""
        return Standing(
            score=self.score.stars,
            late_rate=self.conduct.rate(day, "late"),
            cancel_rate=self.conduct.rate(day, "cancelled"),
            points=self.points.now,
            ads_banned=self.ads.on(day),
            shop_banned=self.shop.on(day),
        )

    def ads_plan(self, day: int, share: Floats) -> Floats:
        """Return the share of the ads plan, (P, W), that may run: none while suspended."""
        return np.where(self.ads.on(day) | self.shop.on(day), 0.0, share)

    def open(self, day: int) -> None:
        """Settle the day's traffic and the day's cap, which is 0 for a suspended shop."""
        banned = self.shop.on(day)
        self.shop.days += banned
        self.ads.days += self.ads.on(day)
        self._recovery.update(banned)
        self._traffic = self._recovery.traffic * self.score.traffic * self.points.traffic
        self._cap = np.where(banned, 0, self._caps.units)
        self._capped = bool((self._cap < NO_LIMIT).any())
        self._taken = self._stock.taken.sum(axis=0)

    def visits(self, orders: Floats) -> Floats:
        """Return the organic or live orders that the shop's traffic brings, (..., W)."""
        return orders * self._traffic

    def admit(self, rows: Rows, wanted: Units) -> Units:
        """Turn away what is above the day's cap, in proportion; an order's units count each."""
        if not self._capped:
            return wanted
        room = np.maximum(self._cap + self._taken - self._stock.taken.sum(axis=0), 0)
        listed = np.atleast_2d(wanted)
        (over,) = np.nonzero(listed.sum(axis=0) > room)
        admitted = listed.copy()
        admitted[:, over] = ration(listed[:, over], room[over], self._turn[rows])
        self.turned_away += (listed - admitted).sum(axis=0)
        return admitted.reshape(wanted.shape)

    def close(self, day: int, returned: Units) -> None:
        """Note the day's conduct; `returned` is all that came back so far, (W,)."""
        stock = self._stock
        self.conduct.close(
            day,
            orders=stock.taken.sum(axis=0),
            dispatched=stock.dispatched.sum(axis=0),
            late=stock.late.sum(axis=0),
            cancelled=stock.cancelled.sum(axis=0),
            returned=returned,
        )


class NoPlatform:
    """A shop that is not judged."""

    def is_free(self, day: int) -> bool:
        """Return that nothing holds it back."""
        return True

    def judge(self, day: int) -> bool:
        """Rate nothing: no world is suspended."""
        return False

    def follow(self, day: int, other_banned: Flags | bool) -> None:
        """Suspend nothing."""

    def standing(self, day: int) -> Standing:
        """Show nothing."""
        return UNJUDGED

    def ads_plan(self, day: int, share: Floats) -> Floats:
        """Let all run."""
        return share

    def open(self, day: int) -> None:
        """Settle nothing."""

    def visits(self, orders: Floats) -> Floats:
        """Bring all."""
        return orders

    def admit(self, rows: Rows, wanted: Units) -> Units:
        """Admit all."""
        return wanted

    def close(self, day: int, returned: Units) -> None:
        """Note nothing."""


def open_platform(shop: Shop, luck: PlatformLuck, stock: Stock) -> Platform | NoPlatform:
    """Return a shop's platform, a null object where the scenario does not speak of it."""
    terms = shop.platform or (Terms() if np.any(luck.no_ads) else None)
    return Platform(shop, terms, luck, stock) if terms else NoPlatform()


def judge(day: int, shops: Sequence[Platform | NoPlatform]) -> None:
    """Judge all shops of a seller, then let the others follow those that are banned today.

    Linked accounts are a reason for suspension, so a seller's shops fail together (M53).
    """
    banned: list[Flags | bool] = [shop.judge(day) for shop in shops]
    for number, shop in enumerate(shops):
        others = reduce(or_, banned[:number] + banned[number + 1 :], False)
        shop.follow(day, others)
