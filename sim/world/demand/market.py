"""The market: in each interval buyers want units, and the shelf serves what it can."""

from typing import Protocol

from ...arrays import Cents, Floats, Units, np
from ...chance.demand import DemandLuck
from ...network.shop import Shop
from ..core.stock import ALL, Rows, Shelf, Stock
from ..core.timetable import Interval
from ..warehouse.bundles import with_bundles
from ..warehouse.fallback import fallback
from .ads import ad_campaigns
from .fast_delivery import label
from .live import LiveSessions
from .momentum import Momentum
from .order_sampler import order_sampler
from .prices import prices
from .promotion import Promotions
from .referrals import Referrals
from .stockout import when_empty
from .substitutes import substitutes


class Platform(Protocol):
    """What a market asks of `world/platform/`, which it knows nothing else of."""

    def open(self, day: int) -> None:
        """Settle what holds all day."""

    def visits(self, orders: Floats) -> Floats:
        """Return the organic or live orders that the platform's traffic brings, (..., W)."""

    def admit(self, rows: Rows, wanted: Units) -> Units:
        """Return the units of an interval that may be ordered, (P, W) or (W,)."""


class Market:
    """Orders wanted = organic x promotion x momentum + ads + referrals + live, by interval.

    The platform's traffic multiplies organic and live orders, and its cap turns orders away; what
    buyers are asked for a unit multiplies all of them. `own` is the shop's part of all stock.
    """

    def __init__(
        self, shop: Shop, luck: DemandLuck, own: Stock, everywhere: Stock, platform: Platform
    ) -> None:
        shape = own.on_hand.shape
        self._luck, self._stock, self._platform = luck, own, platform
        self._order_sampler = order_sampler(shop, shape)
        self._label = label(shop, everywhere)
        rows = range(shop.first, shop.first + shape[0])
        beyond = fallback(shop.ways, shop.first, own, everywhere)
        self.fallback = with_bundles(beyond, shop.all_listings, rows, everywhere)
        self.when_empty = when_empty(shop, shape)
        self.substitutes = substitutes(shop, own, self.fallback)
        self.momentum = Momentum(luck.traffic_lost, shop.market.stockout.half_life_days, shape)
        self.promotions = Promotions(shop, luck.uplift, luck.missed)
        self.prices = prices(shop, self.promotions, shape)
        self.ads = ad_campaigns(shop, luck.ads, luck.click_price, shape[1])
        self.live = LiveSessions(shop, luck.audience, luck.shows, self.when_empty)
        self.referrals = Referrals(shop, luck, self.ads, shape)
        self._rate = np.zeros(shape)
        """Orders a day, (P, W)."""
        self._shelves = {row: own.shelf(row) for row in range(shape[0])}
        """Views, made once."""
        self._all = own.shelf(ALL)

    def open(self, day: int) -> None:
        """Work out the orders that the whole day would bring without live sessions."""
        self._platform.open(day)
        organic = self._luck.organic[day] * self.promotions.multiple(day) * self.momentum.traffic
        self._rate = self._platform.visits(organic) + self.ads.rate
        self.referrals.add_to(self._rate, day)

    def trade(self, day: int, at: Interval) -> None:
        """Sell in one interval; what the shelf cannot serve is lost, or backordered."""
        shelf = self._shelf(at.rows)
        rate = self._rate[at.rows] * at.share
        empty = self.fallback.is_empty(at.rows, shelf)
        if empty.any():
            rate -= self.ads.forgone(at.rows, shelf, empty, at.share)
        live: Floats | float = 0.0
        if at.session is not None:
            live = self._platform.visits(self.live.orders(at.session, at.slot, shelf, empty))
            rate += live
        self.referrals.meter.note(at.rows, rate)
        orders = self.prices.respond(at.rows, self._label.lift(at.rows, rate))
        luck = self._luck.scores(at.slot, at.session)
        sampled = self._order_sampler.sample(at.rows, orders, luck)
        wanted = self._platform.admit(at.rows, sampled)
        self.fallback.pack(at.rows, wanted)
        unmet = self.fallback.serve(at.rows, shelf.sell(wanted))
        accepted = self._close(day, at, shelf, wanted, unmet)
        if at.session is not None and self.referrals.followers:
            sold = (wanted - unmet + accepted) * (live / np.maximum(rate, 1e-12))
            for follower in self.referrals.followers:
                follower.follow(day, at.session, at.rows, sold)

    def close(self, day: int, parcels: Units, kept: Units) -> list[Cents]:
        """Note a day's orders and parcels; return the cents that others earn on them, (W,) each."""
        return self.referrals.close(day, self._stock, parcels, kept, self.prices.today)

    def _shelf(self, rows: Rows) -> Shelf:
        """Return the shelf of some rows: all of them, one, or those of one product."""
        if isinstance(rows, int):
            return self._shelves[rows]
        return self._all if rows == ALL else self._stock.shelf(rows)

    def _close(
        self, day: int, at: Interval, shelf: Shelf, wanted: Units, unmet: Units
    ) -> Units | int:
        """Take orders on an empty shelf, and return their units; let others buy something else.

        Buyers come evenly, so the shelf was empty for the share of the interval that it could not
        serve. Where no world of the block has an empty shelf there is nothing to do; skipping it
        changes no number.
        """
        empty = self.fallback.is_empty(at.rows, shelf)
        if not empty.any():
            return 0
        unserved = np.where(wanted > 0, unmet / np.maximum(wanted, 1), 1.0)
        minutes = (at.minutes * unserved * empty).astype(np.int64)
        accepted = self.when_empty.accept(shelf, unmet, minutes)
        np.add(shelf.accepted, accepted, out=shelf.accepted)
        np.add(shelf.minutes_out, minutes, out=shelf.minutes_out)
        self.substitutes.serve(day, at.rows, unmet, accepted)
        return accepted


class QuietMarket(Market):
    """The market of a shop that is not watched: what its shelf cannot serve is lost, by evening."""

    def trade(self, day: int, at: Interval) -> None:
        """Sell what the whole day wants."""
        self.referrals.meter.note(at.rows, self._rate)
        orders = self.prices.respond(at.rows, self._rate)
        luck = self._luck.scores(at.slot, at.session)
        self._all.sell(self._order_sampler.sample(at.rows, orders, luck))


def market(
    shop: Shop, luck: DemandLuck, own: Stock, everywhere: Stock, platform: Platform
) -> Market:
    """Return the market of a shop, a plain one where nobody looks at the shelf during the day."""
    return (Market if shop.is_watched else QuietMarket)(shop, luck, own, everywhere, platform)
