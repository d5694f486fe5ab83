"""Transfers: goods on their way from one warehouse of the seller to another (M101)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ...chance.supply import SupplyLuck
from ...scenario.part import cents
from ...scenario.scenario import Scenario
from ...scenario.transfer import Route
from ..delay_line import DelayLine
from ..ledger import Ledger
from ..stock import Stock
from .promises import Promises

Units = NDArray[np.int64]
Wishes = Mapping[tuple[str, str], Units]
"""Units, (W,), by the names of the rows that give and take them."""


class Transfers:
    """Takes goods off one shelf, and puts them on the other when they are there."""

    def __init__(
        self,
        scenario: Scenario,
        luck: SupplyLuck,
        stock: Stock,
        ledger: Ledger,
        promises: Promises,
    ) -> None:
        self._stock, self._ledger, self._promises = stock, ledger, promises
        self._luck, worlds = luck, stock.on_hand.shape[1]
        self._routes = [_Open(route, scenario, worlds) for route in scenario.transfer_routes]
        self._road = DelayLine(scenario.days, *stock.on_hand.shape)
        self._units = np.zeros(worlds, np.int64)

    @property
    def under_way(self) -> Units:
        """Units on the road to each row, (P, W)."""
        return self._road.outstanding

    def ship(self, day: int, wishes: Wishes) -> None:
        """Send what is wished as far as there are goods on the shelf, route by route."""
        for route in self._routes:
            if route.names in wishes:
                units = np.minimum(wishes[route.names], self._stock.on_hand[route.giver])
                (world,) = np.nonzero(units)
                if len(world):
                    self._send(day, route, units[world], world)

    def _send(self, day: int, route: _Open, units: Units, world: Units) -> None:
        """Send units, each more than 0, in some worlds; the bill comes when they are there."""
        stock = self._stock
        days = self._luck.transfer[route.names].of(route.number(world), world).astype(np.int64)
        stock.on_hand[route.giver, world] -= units
        stock.moved_out[route.giver, world] += units
        self._road.send_each(units, day + days, route.taker, world)
        self._ledger.book_some("transfers", -route.cost(units), day + days, world)
        self._promises.expect(day + route.usual_days, route.taker, units, world)
        self._units[world] += units

    def arrive(self, day: int) -> None:
        """Put on the shelf what is there."""
        if self._road.is_due(day):
            self._stock.arrive(self._road.due(day))

    def totals(self) -> dict[str, NDArray[np.float64]]:
        """Return the units moved and what that cost, in the currency, (W,)."""
        cost = -self._ledger.booked("transfers") / 100
        return {"units_transferred": self._units.astype(np.float64), "transfer_cost": cost}


class _Open:
    """A route in use: its number of transfers so far, and its price."""

    def __init__(self, route: Route, scenario: Scenario, worlds: int) -> None:
        lane, volume = route.lane, scenario.listings[route.giver].volume_m3
        self.giver, self.taker, self.names = route.giver, route.taker, route.names
        self.usual_days = int(np.ceil(lane.transit_days.mean))
        self._each = (lane.cost_per_unit + volume * lane.cost_per_m3) * 100
        self._fee = cents(lane.fee_per_transfer)
        self._sent = np.zeros(worlds, np.int64)

    def number(self, world: Units) -> Units:
        """Return which transfer of this route the next one is in some worlds, and count it."""
        number = self._sent[world]
        self._sent[world] += 1
        return number

    def cost(self, units: Units) -> Units:
        """Return the cents of moving units."""
        return np.asarray(np.rint(units * self._each).astype(np.int64) + self._fee)


class NoTransfers:
    """Goods stay in the warehouse that they came to."""

    under_way = 0

    def ship(self, day: int, wishes: Wishes) -> None:
        """Send nothing."""

    def arrive(self, day: int) -> None:
        """Receive nothing."""

    def totals(self) -> dict[str, NDArray[np.float64]]:
        """Return nothing."""
        return {}


def transfers(
    scenario: Scenario, luck: SupplyLuck, stock: Stock, ledger: Ledger, promises: Promises
) -> Transfers | NoTransfers:
    """Return the transfers of a seller, a null object where no goods may be moved."""
    if not scenario.transfer_routes:
        return NoTransfers()
    return Transfers(scenario, luck, stock, ledger, promises)
