"""The voyage: when goods leave, and when they land (M108, M118)."""

from __future__ import annotations

import datetime as dt

import numpy as np

from ...arrays import Flags, Floats, Units
from ...chance.supply import SupplyLuck
from ...scenario.calendar import BEYOND
from ...scenario.lane import WEEKDAYS, Lane, Season
from ...scenario.scenario import Scenario


class Voyage:
    """Departures, transit times in and out of season, and ships that leave late."""

    def __init__(self, lane: Lane, scenario: Scenario, luck: SupplyLuck) -> None:
        self._departs = departures(lane, scenario)
        self._congestion = congestion(lane, scenario)
        self._transit = [luck.transit[lane.key, name] for name in scenario.listing_names]
        self._delays = [
            (luck.sailing[lane.key, number], _within(delay.first_day, delay.last_day, scenario))
            for number, delay in enumerate(lane.sailing_delays)
        ]

    def departs(self, ready: Units) -> Units:
        """Return the first departure of goods that are ready on a day."""
        return self._departs[np.minimum(ready, len(self._departs) - 1)]

    def lands(self, product: int, departs: Units, number: Units, world: Units) -> Units:
        """Return when a shipment lands; all goods of one departure are late together."""
        sailing = np.minimum(departs, len(self._congestion) - 1)
        days = self._transit[product].of(number, world) * self._congestion[sailing]
        for table, season in self._delays:
            late = np.where(season[sailing], table.of(sailing, world), 0.0)
            days = np.rint(days) + late
        return np.asarray(departs + np.rint(days).astype(np.int64))


def departures(lane: Lane, scenario: Scenario) -> Units:
    """Return the next departure on or after each day; a week later where the calendar ends."""
    days = np.arange(scenario.days + BEYOND)
    sails = {WEEKDAYS.index(name) for name in lane.sails} or set(range(7))
    leaves = np.isin((scenario.start.weekday() + days) % 7, list(sails))
    for span in lane.closed:
        leaves &= ~_within(span.first_day, span.last_day, scenario)
    (sailing,) = np.nonzero(leaves)
    next_one = np.searchsorted(sailing, days)
    return np.append(sailing, sailing[-1] + 7)[next_one]


def congestion(lane: Lane, scenario: Scenario) -> Floats:
    """Return the multiple of the transit of what departs on each day."""
    return _seasonal([(season, season.multiple) for season in lane.congestion], scenario)


def peak(lane: Lane, scenario: Scenario) -> Floats:
    """Return the multiple of the rate of what departs on each day."""
    return _seasonal([(season, season.rate_multiple) for season in lane.congestion], scenario)


def _seasonal(seasons: list[tuple[Season, float]], scenario: Scenario) -> Floats:
    """Return the product of the multiples of the seasons that each day lies in."""
    multiple = np.ones(scenario.days + BEYOND)
    for season, factor in seasons:
        multiple[_within(season.first_day, season.last_day, scenario)] *= factor
    return multiple


def _within(first_day: dt.date | None, last_day: dt.date | None, scenario: Scenario) -> Flags:
    """Return whether each day lies between two dates; a missing one leaves that end open."""
    days = np.arange(scenario.days + BEYOND)
    first = scenario.day(first_day) if first_day else 0
    last = scenario.day(last_day) if last_day else len(days)
    return np.asarray((first <= days) & (days <= last))
