"""Alarms: how early the alert warns of stockouts, how often it cries wolf, what it misses.

An alert spell is a run of days on which a product is yellow or worse in the morning. A stockout is
a run of days that close with an empty shelf while the product is on sale; it begins on the first.
A stockout is warned of when its product is not green on the morning on which it begins; the
warning is the days from the first morning of that alert spell to it, 0 on the same day. Else it is
missed. A false alarm is an alert spell that ended and that no empty close fell into: also one that
an order ended in time. A spell that still runs on the last day is none.
"""

from ...arrays import Flags, Numbers, np


class Alarms:
    """Counts of spells so far, (P, W); every average of them is formed over worlds, later."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.stockouts = np.zeros(shape, np.int64)
        self.missed = np.zeros(shape, np.int64)
        self.warning_days = np.zeros(shape, np.int64)
        self.false_alarms = np.zeros(shape, np.int64)
        self.alert_days = np.zeros(shape, np.int64)
        self._lasted = np.zeros(shape, np.int64)
        """Days of the alert spell that runs; 0 while green."""
        self._met = np.zeros(shape, np.bool_)
        """Whether an empty close fell into it."""
        self._out = np.zeros(shape, np.bool_)

    def close(self, levels: Numbers, out: Flags) -> None:
        """Count a day by its morning's levels and its empty closes."""
        alert = levels > 0
        begins = out & ~self._out
        self.false_alarms += (self._lasted > 0) & ~(alert | self._met)
        self._lasted = (self._lasted + 1) * alert
        self._met = (self._met | out) & alert
        self.stockouts += begins
        self.missed += begins & ~alert
        self.warning_days += (self._lasted - 1) * (begins & alert)
        self.alert_days += alert
        self._out = out
