"""Carriers: sailings, transit and congestion, customs, and what freight costs (M108 to M120)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...chance.supply import SupplyLuck
from ...scenario.scenario import Scenario
from ...scenario.supply import WEEKDAYS, Lane
from .work import BEYOND

Units = NDArray[np.int64]


class Trip(NamedTuple):
    """When goods land and reach the shelf, and the freight in cents; one entry a world."""

    landed: Units
    on_shelf: Units
    freight: Units


class Carrier:
    """One lane: books ready goods on the next departure."""

    def __init__(self, lane: Lane, scenario: Scenario, luck: SupplyLuck, worlds: int) -> None:
        self._lane = lane
        self._names = scenario.listing_names
        self._luck = luck
        self._departs = departures(lane, scenario)
        self._congestion = congestion(lane, scenario)
        self._shipped = np.zeros((len(self._names), worlds), np.int64)
        self._charged = [charged(lane, p.weight_kg, p.volume_m3) for p in scenario.listings]

    def ship(self, product: int, units: Units, ready: Units, world: Units) -> Trip:
        """Book goods that are ready on a day; the transit is that of the shipment's number."""
        key = (self._lane.mode, self._names[product])
        number = self._shipped[product, world]
        self._shipped[product, world] += 1
        departs = self._departs[np.minimum(ready, len(self._departs) - 1)]
        slow = self._congestion[np.minimum(departs, len(self._congestion) - 1)]
        days = np.rint(self._luck.transit[key].of(number, world) * slow).astype(np.int64)
        if self._lane.customs_hold:
            days += self._luck.hold[key].of(number, world).astype(np.int64)
        landed = departs + days
        dock = self._luck.dock[key].of(number, world).astype(np.int64)
        return Trip(landed, landed + dock, self.freight(product, units))

    def freight(self, product: int, units: Units) -> Units:
        """Return the freight of a shipment in cents."""
        billed = np.maximum(units * self._charged[product], self._lane.minimum_charged)
        money = billed * self._lane.rate + self._lane.fee_per_shipment
        return np.asarray(np.rint(money * 100), dtype=np.int64)


def charged(lane: Lane, weight_kg: float, volume_m3: float) -> float:
    """Return the m3 or kg that a unit is billed for: the larger of weight and volume (M111)."""
    if lane.per == "kg":
        return max(weight_kg, volume_m3 * lane.kg_per_m3)
    return max(volume_m3, weight_kg / lane.kg_per_m3)


def departures(lane: Lane, scenario: Scenario) -> Units:
    """Return the next departure on or after each day."""
    days = np.arange(scenario.days + BEYOND)
    weekday = (scenario.start.weekday() + days) % 7
    sails = {WEEKDAYS.index(name) for name in lane.sails} or set(range(7))
    wait = np.array([min((to - now) % 7 for to in sails) for now in range(7)])
    return np.asarray(days + wait[weekday])


def congestion(lane: Lane, scenario: Scenario) -> NDArray[np.float64]:
    """Return the multiple of the transit of what departs on each day."""
    multiple = np.ones(scenario.days + BEYOND)
    for season in lane.congestion:
        first, last = scenario.day(season.first_day), scenario.day(season.last_day)
        multiple[max(first, 0) : max(last + 1, 0)] *= season.multiple
    return multiple
