"""The market: in each interval buyers want units, and the shelf serves what it can."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...arrays import Cents, Floats, Units
from ...chance.demand import DemandLuck
from ...network.shop import Shop
from ..core.stock import ALL, Rows, Shelf, Stock
from ..core.timetable import Interval
from ..warehouse.fallback import Fallback, HomeOnly, fallback
from .access import Access
from .ads import AdsDesk, NoAds, ads_desk
from .fast_delivery import FastLabel, NoLabel, label
from .live import LiveSessions
from .momentum import Momentum
from .order_sampler import Counter, counter
from .prices import ListPrices, Prices, prices
from .promotion import Promotions
from .referrals import Referrals, referrals
from .stockout import WhenEmpty, when_empty
from .substitutes import NoSubstitutes, Substitutes, substitutes


@dataclass(slots=True)
class Market:
    """Orders wanted = organic x promotion x momentum + ads + referrals + live, by interval.

    The platform's traffic multiplies organic and live orders, and its cap turns orders away; what
    buyers are asked for a unit multiplies all of them.
    """

    luck: DemandLuck
    stock: Stock
    counter: Counter
    ads: AdsDesk | NoAds
    live: LiveSessions
    promotions: Promotions
    momentum: Momentum
    prices: Prices | ListPrices
    access: Access
    when_empty: WhenEmpty
    substitutes: Substitutes | NoSubstitutes
    label: FastLabel | NoLabel
    fallback: Fallback | HomeOnly
    referrals: Referrals
    _rate: Floats = field(init=False)
    """Orders a day, (P, W)."""
    _shelves: dict[Rows, Shelf] = field(init=False)
    _all: Shelf = field(init=False)

    def __post_init__(self) -> None:
        """Look at the shelves once: they are views."""
        self._rate = np.zeros(self.stock.on_hand.shape)
        self._shelves = {row: self.stock.shelf(row) for row in range(len(self._rate))}
        self._all = self.stock.shelf(ALL)

    def open(self, day: int) -> None:
        """Work out the orders that the whole day would bring without live sessions."""
        self.access.open(day)
        organic = self.luck.organic[day] * self.promotions.multiple(day) * self.momentum.traffic
        self._rate = self.access.visits(organic) + self.ads.rate
        self.referrals.add_to(self._rate, day)

    def trade(self, day: int, at: Interval) -> None:
        """Sell in one interval; what the shelf cannot serve is lost, or taken all the same."""
        shelf = self._shelf(at.rows)
        rate = self._rate[at.rows] * at.share
        empty = self.fallback.is_empty(at.rows, shelf)
        if empty.any():
            rate -= self.ads.forgone(at.rows, shelf, empty, at.share)
        live: Floats | float = 0.0
        if at.session is not None:
            live = self.access.visits(self.live.orders(at.session, at.slot, shelf, empty))
            rate += live
        self.referrals.meter.note(at.rows, rate)
        orders = self.prices.respond(at.rows, self.label.lift(at.rows, rate))
        score, basket = self.luck.scores(day, at.slot, at.session)
        wanted = self.access.admit(self.counter.count(at.rows, orders, score, basket))
        unmet = self.fallback.serve(at.rows, shelf.sell(wanted))
        accepted = self._close(day, at, shelf, wanted, unmet)
        if at.session is not None and self.referrals.followers:
            sold = (wanted - unmet + accepted) * (live / np.maximum(rate, 1e-12))
            for follower in self.referrals.followers:
                follower.follow(day, at, sold)

    def close(self, day: int, parcels: Units) -> list[Cents]:
        """Note a day's orders and parcels; return the cents that others earn on them, (W,) each."""
        return self.referrals.close(day, self.stock, parcels, self.prices.today)

    def _shelf(self, rows: Rows) -> Shelf:
        """Return the shelf of some rows: all of them, one, or those of one product."""
        if isinstance(rows, int):
            return self._shelves[rows]
        return self._all if rows == ALL else self.stock.shelf(rows)

    def _close(
        self, day: int, at: Interval, shelf: Shelf, wanted: Units, unmet: Units
    ) -> Units | int:
        """Take orders on an empty shelf, and return their units; let others buy something else.

        Buyers come evenly, so the shelf was empty for the share of the interval that it could not
        serve. Where no world of the block has an empty shelf there is nothing to do; skipping it
        changes no number.
        """
        empty = self.fallback.is_empty(at.rows, shelf)
        if empty.any():
            unserved = np.where(wanted > 0, unmet / np.maximum(wanted, 1), 1.0)
            blank = (at.minutes * unserved * empty).astype(np.int64)
            taken = self.when_empty.accept(shelf, unmet, blank)
            np.add(shelf.accepted, taken, out=shelf.accepted)
            np.add(shelf.minutes_out, blank, out=shelf.minutes_out)
            self.substitutes.serve(day, at.rows, unmet, taken)
            return taken
        return 0


def open_market(
    shop: Shop, luck: DemandLuck, own: Stock, everywhere: Stock, access: Access
) -> Market:
    """Return the market of a shop, whose own stock is part of the seller's."""
    shape = own.on_hand.shape
    beyond = fallback(shop.ways, shop.first, own, everywhere)
    ads, empty = ads_desk(shop, luck.ads, shape[1]), when_empty(shop, shape)
    promotions = Promotions(shop, luck.uplift, luck.missed, shape[1])
    return Market(
        luck=luck,
        stock=own,
        counter=counter(shop, shape),
        ads=ads,
        live=LiveSessions(shop, luck.audience, luck.shows, empty),
        promotions=promotions,
        momentum=Momentum(shop.market.stockout, shape),
        prices=prices(shop, promotions, shape),
        access=access,
        when_empty=empty,
        substitutes=substitutes(shop, own, beyond),
        label=label(shop, everywhere),
        fallback=beyond,
        referrals=referrals(shop, luck, ads, shape),
    )
