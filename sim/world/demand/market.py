"""The market: in each interval buyers want units, and the shelf serves what it can."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...chance.demand import DemandLuck
from ...scenario.scenario import Scenario
from ..stock import ALL, Shelf, Stock, Units
from ..timetable import Interval
from .ads import AdsDesk, NoAds
from .live import LiveSessions
from .momentum import Momentum
from .prices import ListPrices, Prices
from .promotion import Promotions
from .stockout import Minutes, WhenEmpty
from .wanted import counter


class Market:
    """Orders wanted = organic x promotion x momentum + ads + live, by trading interval."""

    def __init__(
        self,
        scenario: Scenario,
        luck: DemandLuck,
        stock: Stock,
        ads: AdsDesk | NoAds,
        promotions: Promotions,
        momentum: Momentum,
        prices: Prices | ListPrices,
        when_empty: WhenEmpty,
    ) -> None:
        self._luck = luck
        self._stock = stock
        self._ads = ads
        self._live = LiveSessions(scenario, luck.audience)
        self._promotions = promotions
        self._momentum = momentum
        self._prices = prices
        self._when_empty = when_empty
        self._counter = counter(scenario, stock.on_hand.shape)
        self._shelves = {row: stock.shelf(row) for row in range(len(scenario.products))}
        self._all = stock.shelf(ALL)
        self._rate = np.zeros(stock.on_hand.shape)

    @property
    def live_fees(self) -> NDArray[np.int64]:
        """Cents owed to hosts on each day."""
        return self._live.fees

    def open(self, day: int) -> None:
        """Work out the orders that the whole day would bring without live sessions."""
        organic = self._luck.organic[day] * self._promotions.multiple(day) * self._momentum.traffic
        self._rate = organic + self._ads.rate

    def trade(self, day: int, at: Interval) -> None:
        """Sell in one interval; what the shelf cannot serve is lost, or taken all the same."""
        shelf = self._shelves[at.rows] if isinstance(at.rows, int) else self._all
        rate = self._rate[at.rows] * at.share
        empty = shelf.on_hand == 0
        if empty.any():
            rate -= self._ads.forgone(at.rows, shelf, empty, at.share)
        if at.session is not None:
            rate += self._live.orders(at.session, at.slot)
        rate = self._prices.respond(at.rows, rate)
        score, basket = self._luck.scores(day, at.slot, at.session)
        wanted = self._counter.count(at.rows, rate, score, basket)
        unmet = shelf.sell(wanted)
        self._close(shelf, wanted, unmet, at.minutes)

    def _close(self, shelf: Shelf, wanted: Units, unmet: Units, minutes: Minutes) -> None:
        """Take orders on an empty shelf, and count its dark minutes.

        Buyers come evenly, so the shelf was empty for the share of the interval that it could not
        serve. Where no world of the block has an empty shelf there is nothing to do; skipping it
        changes no number.
        """
        empty = shelf.on_hand == 0
        if empty.any():
            unserved = np.where(wanted > 0, unmet / np.maximum(wanted, 1), 1.0)
            blank = (minutes * unserved * empty).astype(np.int64)
            accepted, dark = shelf.accepted, shelf.dark
            accepted += self._when_empty.accept(shelf, unmet, blank)
            dark += blank
