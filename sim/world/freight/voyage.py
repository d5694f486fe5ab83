"""The voyage: when goods leave, and when they land (M108, M118)."""

import datetime as dt
from collections.abc import Callable

from ...arrays import Days, Flags, Floats, Numbers, np
from ...chance.supply import SupplyLuck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.lane import WEEKDAYS, Lane, Season
from ..core.rounding import half_up


class Voyage:
    """Departures, transit times in and out of season, and ships that leave late."""

    def __init__(self, lane: Lane, network: Network, luck: SupplyLuck) -> None:
        self._departs = departures(lane, network)
        self._congestion = seasonal(lane, network, lambda season: season.multiple)
        self._at_once = not lane.sails
        self._transit = luck.transit[lane.key]
        self._delays = [
            (luck.sailing[lane.key, number], _within(delay.first_day, delay.last_day, network))
            for number, delay in enumerate(lane.sailing_delays)
        ]

    def departs(self, ready: Floats) -> Days:
        """Return the day on which goods leave that are ready at a time, to the nearest day."""
        return self._departs[np.minimum(half_up(ready), len(self._departs) - 1)]

    def sails(self, ready: Floats, world: Numbers) -> tuple[Days, Floats]:
        """Return when goods depart and land; all that depart on a day take as long.

        A calendar of sailings leaves in the morning; where every day is one, goods leave at once.
        """
        day = half_up(ready)
        departs = self._departs[np.minimum(day, len(self._departs) - 1)]
        sailing = np.minimum(departs, len(self._congestion) - 1)
        days = self._transit.of(sailing, world) * self._congestion[sailing]
        for table, season in self._delays:
            days = days + np.where(season[sailing], table.of(sailing, world), 0.0)
        leaves = np.where(departs == day, ready, departs) if self._at_once else departs
        return departs, leaves + days


def departures(lane: Lane, network: Network) -> Days:
    """Return the next departure on or after each day; a week later where the calendar ends."""
    days = np.arange(network.days + BEYOND)
    sails = {WEEKDAYS.index(name) for name in lane.sails} or set(range(7))
    leaves = np.isin((network.start.weekday() + days) % 7, list(sails))
    for span in lane.closed:
        leaves &= ~_within(span.first_day, span.last_day, network)
    (sailing,) = np.nonzero(leaves)
    next_one = np.searchsorted(sailing, days)
    return np.append(sailing, sailing[-1] + 7)[next_one]


def seasonal(lane: Lane, network: Network, multiple_of: Callable[[Season], float]) -> Floats:
    """Return the product of the multiples of the seasons that each day of departure lies in."""
    multiple = np.ones(network.days + BEYOND)
    for season in lane.congestion:
        multiple[_within(season.first_day, season.last_day, network)] *= multiple_of(season)
    return multiple


def _within(first_day: dt.date | None, last_day: dt.date | None, network: Network) -> Flags:
    """Return whether each day lies between two dates; a missing one leaves that end open."""
    days = np.arange(network.days + BEYOND)
    first = network.day(first_day) if first_day else 0
    last = network.day(last_day) if last_day else len(days)
    return np.asarray((first <= days) & (days <= last))
