"""When goods are on the shelf that are ordered on a day: a sample of orders by each way."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from ..arrays import Days, Flags
from ..chance.streams import Streams
from ..chance.supply import draw_supply
from ..network.lanes import lanes_of
from ..network.network import Network
from ..world.buying.calendar import WorkCalendar
from ..world.buying.supplier import Supplier
from ..world.core.shipment import Lots
from ..world.freight.carrier import Booking, Carrier

SAMPLE = 400
DAYS = 30
"""Days of order that tell what is usual, and that are looked at together; so many draws each."""
HALF, MOST = 0.5, 0.95
"""Shares of orders that arrive: one in two, 19 of 20."""


class Way(NamedTuple):
    """How goods come to a shelf."""

    supplier: str
    mode: str
    lane: str
    """Its key; sensitive goods may go by another mode's."""


class Arrivals:
    """Mornings on which orders are on the shelf; days count from 0, the luck is the same for all.

    What comes to one shelf by one way takes as long for each product, whose draws do not matter
    here: so the first row of a way stands for all.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._luck = draw_supply(network, Streams(network.terms.seed, -1 % 2**32), SAMPLE)
        self._lanes = {lane.key: lane for lane in network.terms.lanes}
        self._suppliers = {supplier.name: supplier for supplier in network.terms.suppliers}

    def ways(self, row: int) -> list[Way]:
        """Return the ways to a row's shelf, by supplier and mode in the order of the file."""
        network, listing = self._network, self._network.listings[row]
        lanes = lanes_of(network.terms.lanes, listing)
        return [
            Way(supplier, mode, lane.key)
            for supplier in listing.suppliers
            for mode, lane in lanes.items()
            if mode in network.modes
        ]

    @cache  # noqa: B019 - one object lives as long as a command
    def takes_orders(self, supplier: str) -> Flags:
        """Return on which days a supplier takes orders, as far as the file tells."""
        return WorkCalendar(self._suppliers[supplier], self._network).open

    @cache  # noqa: B019 - the same
    def by(self, way: Way, day: int, units: int = 1) -> Days:
        """Return the mornings on which half, and 19 of 20, of the orders of a day are there, (2,).

        `units` are all that the supplier is asked for on that day.
        """
        return self._by_each(way, [day], units)[:, 0]

    def _by_each(self, way: Way, days: Sequence[int], units: int = 1) -> Days:
        """Return the same for orders of each of some days, (2, days)."""
        orders, at = self._each(way, days, units), [HALF, MOST]
        return np.quantile(orders, at, axis=1, method="inverted_cdf").astype(np.int64)

    def _each(self, way: Way, days: Sequence[int], units: int = 1) -> Days:
        """Return the mornings on which samples of orders of some days are there, (days, sample)."""
        day, world = np.repeat(days, SAMPLE), np.tile(np.arange(SAMPLE), len(days))
        one, none = np.ones_like(day), np.zeros_like(day)
        carrier = Carrier(self._lanes[way.lane], self._network, self._luck, SAMPLE)
        work = Supplier(self._suppliers[way.supplier], self._network, self._luck, SAMPLE).work
        ready = work.ready(day, none, world, units)
        lots = Lots(none + self._rows[way], one, one, none, day, none, world)
        trip = carrier.land(lots, Booking(*carrier.sails(ready, world), none))
        return trip.on_shelf.reshape(len(days), SAMPLE)

    @cached_property
    def _rows(self) -> dict[Way, int]:
        """The first row that each way leads to."""
        rows = [row for row, listing in enumerate(self._network.listings) if listing.owns_shelf]
        return {way: row for row in reversed(rows) for way in self.ways(row)}

    @cache  # noqa: B019 - the same
    def usual_days(self, way: Way) -> int:
        """Return the days within which half of the orders are there, on the median day."""
        asked = self._days_of_order(way)
        return round(float(np.median(self._by_each(way, asked)[0] - asked)))

    def days_taken(self, way: Way, shares: Sequence[float]) -> tuple[float, ...]:
        """Return the days within which shares of the orders are there, all days of the plan."""
        asked = self._days_of_order(way)
        taken = self._each(way, asked) - np.array(asked)[:, None]
        return tuple(np.quantile(taken, shares, method="inverted_cdf").astype(float).tolist())

    def _days_of_order(self, way: Way) -> list[int]:
        """Return days of the plan, evenly spread, on which the supplier takes orders."""
        days, opens = self._network.plan_days, self.takes_orders(way.supplier)
        some = np.linspace(0, days - 1, min(DAYS, days)).astype(int).tolist()
        return [day for day in some if opens[day]] or [int(opens.argmax())]

    @cache  # noqa: B019 - the same
    def last_days(self, way: Way, needed: int) -> tuple[int | None, int | None]:
        """Return the last days to order so that half, and 19 of 20, are there on a morning.

        None where that day has gone by before the first one.
        """
        opens = self.takes_orders(way.supplier)
        days = [day for day in range(max(needed, 0), -1, -1) if opens[day]]
        last: list[int | None] = [None, None]
        for first in range(0, len(days), DAYS):
            some = days[first : first + DAYS]
            for share, in_time in enumerate(self._by_each(way, some) <= needed):
                if last[share] is None and in_time.any():
                    last[share] = some[int(in_time.argmax())]
            if None not in last:
                break
        return last[0], last[1]
