"""Violation points: issued at reviews, they expire; milestones limit or suspend (M142, M154).

Siblings have one anatomy: `review` issues a morning's points and returns the days for which the
shop is suspended from today, `now` are the points that count, `traffic` what limits leave of it.
"""

from ...arrays import Floats, Units, np
from ...scenario.platform import Platform as Terms
from ...scenario.platform import Steps, ViolationPoints
from .conduct import Conduct


class Points:
    """The points of a shop in each world, (W,)."""

    def __init__(self, terms: ViolationPoints, conduct: Conduct, days: int, worlds: int) -> None:
        self._terms, self._conduct = terms, conduct
        self._milestones = sorted(terms.milestones, key=lambda milestone: milestone.at)
        self._issued = np.zeros((days + 1, worlds), np.int64)
        """Issued before each day."""
        self._limited_until = np.zeros(worlds, np.int64)
        self._limit = np.ones(worlds)
        self.now = np.zeros(worlds, np.int64)
        self.traffic = np.ones(worlds)

    def review(self, day: int) -> Units:
        """Issue the day's points, if it is a review's, and act on the milestones reached."""
        issue = self._due(day)
        self._issued[day + 1] = self._issued[day] + issue
        expired = self._issued[max(day + 1 - self._terms.expire_after_days, 0)]
        self.now = self._issued[day + 1] - expired
        suspended = self._punish(day, self.now - issue)
        self.traffic = np.where(self._limited_until > day, self._limit, 1.0)
        return suspended

    def _due(self, day: int) -> Units | int:
        """Return the points for the rates since the last review."""
        every = self._terms.review_every_days
        if day == 0 or day % every:
            return 0
        terms, rate = self._terms, self._conduct.rate
        return (
            steps(rate(day, "late", every), terms.late)
            + steps(rate(day, "cancelled", every), terms.cancelled)
            + steps(rate(day, "returned", every), terms.returned)
        )

    def _punish(self, day: int, before: Units) -> Units:
        """Limit the traffic that today's milestones limit; return the days that they suspend."""
        suspended = np.zeros_like(before)
        for stone in self._milestones:
            reached = (before < stone.at) & (stone.at <= self.now)
            suspended = np.maximum(suspended, np.where(reached, stone.suspended_days, 0))
            if stone.limited_days:
                until = day + stone.limited_days
                self._limited_until = np.where(reached, until, self._limited_until)
                self._limit = np.where(reached, stone.traffic, self._limit)
        return suspended


class NoPoints:
    """No points are counted."""

    traffic = 1.0

    def __init__(self, worlds: int) -> None:
        self.now = np.zeros(worlds, np.int64)

    def review(self, day: int) -> int:
        """Suspend nothing."""
        return 0


def steps(rate: Floats, table: Steps) -> Units:
    """Return the number that a table gives from each rate on, 0 below the first; any shape."""
    at = np.searchsorted([least for least, _ in table], rate, side="right")
    return np.asarray(np.array([0, *(number for _, number in table)], np.int64)[at])


def points(terms: Terms, conduct: Conduct, days: int, worlds: int) -> Points | NoPoints:
    """Return a shop's violation points, a null object where there are none."""
    return Points(terms.points, conduct, days, worlds) if terms.points else NoPoints(worlds)
