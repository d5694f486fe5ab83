"""The market: in each interval buyers want units, and the shelf serves what it can."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from simpy import Environment, Event

from ...chance.demand import DemandLuck
from ...scenario.scenario import Scenario
from ..clock import DAY
from ..stock import Stock
from ..timetable import Interval, timetable
from .ads import AdsDesk, NoAds
from .live import LiveSessions
from .momentum import Momentum
from .promotion import Promotions
from .stockout import WhenEmpty
from .wanted import counter


class Market:
    """Orders wanted = organic x promotion x momentum + ads + live, by trading interval."""

    def __init__(  # noqa: PLR0913 - the market is where the demand departments meet
        self,
        scenario: Scenario,
        luck: DemandLuck,
        stock: Stock,
        ads: AdsDesk | NoAds,
        promotions: Promotions,
        momentum: Momentum,
        when_empty: WhenEmpty,
    ) -> None:
        self._luck = luck
        self._stock = stock
        self._ads = ads
        self._live = LiveSessions(scenario, luck.audience)
        self._promotions = promotions
        self._momentum = momentum
        self._when_empty = when_empty
        self._counter = counter(scenario, stock.on_hand.shape)
        self._timetable = timetable(scenario)
        self._organic = np.zeros(stock.on_hand.shape)

    @property
    def live_fees(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Cents owed to hosts on each day."""
        return self._live.fees

    def run(self, env: Environment) -> Generator[Event, None, None]:
        """Trade in every interval of every day; a SimPy process."""
        for day, intervals in enumerate(self._timetable):
            for interval in intervals:
                yield env.timeout(day * DAY + interval.minute - env.now)
                if interval is intervals[0]:
                    self._open(day)
                self._trade(day, interval)

    def _open(self, day: int) -> None:
        """Work out the day's organic orders."""
        multiple = self._promotions.multiple(day)
        self._organic = self._luck.organic[day] * multiple * self._momentum.traffic

    def _trade(self, day: int, at: Interval) -> None:
        """Sell in one interval; what the shelf cannot serve is lost, or taken all the same."""
        stock, rows = self._stock, at.rows
        rate = self._organic[rows] * at.share
        rate += self._ads.orders(rows, stock, at.minutes, at.share)
        if at.session is not None:
            rate += self._live.orders(at.session, at.slot)
        score, basket = self._luck.scores(day, at.slot, at.session)
        wanted = self._counter.count(rows, rate, score, basket)
        unmet = stock.sell(rows, wanted)
        stock.accepted[rows] += self._when_empty.accept(stock, rows, unmet, at.minutes)
        stock.dark[rows] = np.where(stock.on_hand[rows] > 0, 0, stock.dark[rows] + at.minutes)
