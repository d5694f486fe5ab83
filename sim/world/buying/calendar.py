"""When a supplier takes orders and makes goods: closures, days off, and outages that nobody sees.

Siblings have one anatomy: `open` and `speed` of each day, and `done`, when an effort is done.
"""

from ...arrays import Days, Flags, Floats, Numbers, np
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.lane import WEEKDAYS
from ...scenario.supplier import Closure, Supplier

_NOISE = 1e-9
"""Days: what binary may lose of an effort."""


class WorkCalendar:
    """The same in every world: full speed 1, closed or off 0, and straight lines between."""

    def __init__(self, supplier: Supplier, network: Network) -> None:
        days = np.arange(network.days + BEYOND)
        self.speed = np.ones(len(days))
        for closure in supplier.closed:
            self.speed = np.minimum(self.speed, _speed(closure, network, days))
        self.open = self.speed > 0.0
        """Whether it takes orders: it does on days off, too."""
        works = [WEEKDAYS.index(name) for name in supplier.works]
        self.speed = self.speed * np.isin((network.start.weekday() + days) % 7, works)
        self._after = np.cumsum(self.speed)

    def done(self, day: Days | int, effort: Floats, world: Numbers) -> Floats:
        """Return when an effort, in full days from a day on, is done.

        That is a time within a working day; or the morning of the next one, if none is left of it.
        """
        last = len(self._after) - 1
        start = np.minimum(day, last)
        target = self._after[start] - self.speed[start] + effort
        end = np.minimum(np.searchsorted(self._after, target + _NOISE, side="right"), last)
        return _within(end, target, self._after[end], self.speed[end])


class OutageCalendar:
    """A calendar with days in some worlds on which nothing is taken and nothing is made."""

    def __init__(self, usual: WorkCalendar, out: Flags) -> None:
        self.open = usual.open[:, None] & ~out
        self.speed = usual.speed[:, None] * ~out
        self._after = np.cumsum(self.speed, axis=0)

    def done(self, day: Days | int, effort: Floats, world: Numbers) -> Floats:
        """Return when an effort, in full days from a day on, is done in some worlds."""
        last = len(self._after) - 1
        start = np.minimum(day, last)
        target = self._after[start, world] - self.speed[start, world] + effort
        end = np.minimum((self._after[:, world] <= target + _NOISE).sum(axis=0), last)
        return _within(end, target, self._after[end, world], self.speed[end, world])


Calendar = WorkCalendar | OutageCalendar


def calendar(supplier: Supplier, network: Network, out: Flags | None) -> Calendar:
    """Return the calendar of a supplier; `out` are the days of its outages, (days, W)."""
    usual = WorkCalendar(supplier, network)
    return usual if out is None else OutageCalendar(usual, out)


def _within(day: Days, target: Floats, after: Floats, speed: Floats) -> Floats:
    """Return when a target is reached on a day that works at a speed up to `after`."""
    left = np.maximum(target - (after - speed), 0.0)
    return np.asarray(day + np.minimum(left / np.maximum(speed, _NOISE), 1.0))


def _speed(closure: Closure, network: Network, days: Days) -> Floats:
    """Return the speed that one closure leaves on each day."""
    to = (network.day(closure.first_day) - days) / (closure.wind_down_days + 1)
    since = (days - network.day(closure.last_day)) / (closure.ramp_up_days + 1)
    return np.asarray(np.clip(np.maximum(to, since), 0.0, 1.0))
