"""Conduct: units ordered, sent, sent late, cancelled, returned, and their rates (M141 to M144)."""

from ...arrays import Floats, Units, np
from ...scenario.platform import Platform as Terms

_WEEK, _MONTH = 7, 28
WHOLE = {"late": "dispatched", "cancelled": "orders", "returned": "dispatched"}
"""What each part is a rate of."""


class Conduct:
    """Units of a shop before each day, (W,) each, all its listings together."""

    def __init__(self, terms: Terms, days: int, worlds: int) -> None:
        self._least = terms.least_units
        self._window = {
            "late": terms.window_days,
            "cancelled": terms.window_days,
            "returned": terms.return_window_days,
        }
        names = {*WHOLE, *WHOLE.values()}
        self._before = {name: np.zeros((days + 1, worlds), np.int64) for name in names}

    def close(self, day: int, **units: Units) -> None:
        """Note all units up to the close of a day, by name."""
        for name, before in self._before.items():
            before[day + 1] = units[name]

    def units(self, day: int, name: str, window: int) -> Units:
        """Return the units of the last `window` days before a day."""
        before = self._before[name]
        return np.asarray(before[day] - before[max(day - window, 0)])

    def total(self, days: int, name: str) -> Units:
        """Return the units of the first days."""
        return np.asarray(self._before[name][days])

    def rate(self, day: int, part: str, window: int | None = None) -> Floats:
        """Return a rate over its window, or another; 0 where it is of too few units to judge.

        An order that did not leave in time is late from that day on, so that the late of a window
        may outnumber what it sent; a rate is at most 1.
        """
        days = self._window[part] if window is None else window
        units, whole = self.units(day, part, days), self.units(day, WHOLE[part], days)
        share = np.minimum(units / np.maximum(whole, 1), 1.0)
        return np.where(whole >= self._least, share, 0.0)

    def growth(self, day: int) -> Floats:
        """Return by which share the last week's orders a day exceed those of the month before."""
        then = max(day - _WEEK, 0)
        month, days = self.units(then, "orders", _MONTH), max(min(then, _MONTH), 1)
        week = self.units(day, "orders", _WEEK) / _WEEK
        share = np.maximum(week * days / np.maximum(month, 1) - 1.0, 0.0)
        return np.where(month >= max(self._least, 1), share, 0.0)

    def best_day(self, day: int, window: int) -> Units:
        """Return the most units ordered on one day of the last `window` before a day (not 0)."""
        before = self._before["orders"]
        return np.asarray(np.diff(before[max(day - window, 0) : day + 1], axis=0).max(axis=0))
