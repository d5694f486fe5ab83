"""The shop score and the traffic that it brings: good service sells, and sales are served (M52).

Siblings have one anatomy: `update` rates the shop in the morning, `stars` is its score, `traffic`
the multiple of its organic and live orders.
"""

from collections.abc import Sequence

from ...arrays import Floats, np
from ...scenario.platform import Platform as Terms
from ...scenario.platform import Score as ScoreTerms
from .conduct import Conduct

BEST = 5.0
_JUDGED_DAYS = 90
"""Days in which a shop must have sent its least units to be scored."""


class Score:
    """The mean of three lines over late, cancelled and returned rates, smoothed day by day."""

    def __init__(self, terms: ScoreTerms, conduct: Conduct, worlds: int) -> None:
        self._terms, self._conduct = terms, conduct
        self.stars = np.full(worlds, terms.start)

    def update(self, day: int) -> None:
        """Move the score a part of the way to that of yesterday's rates."""
        terms, conduct = self._terms, self._conduct
        late = line(conduct.rate(day, "late"), terms.late)
        cancelled = line(conduct.rate(day, "cancelled"), terms.cancelled)
        returned = line(conduct.rate(day, "returned"), terms.returned)
        step = ((late + cancelled + returned) / 3.0 - self.stars) / terms.smoothing_days
        judged = conduct.units(day, "dispatched", _JUDGED_DAYS) >= terms.least_units
        self.stars = np.where(judged, self.stars + step, self.stars)

    @property
    def traffic(self) -> Floats:
        """Multiple of organic and live orders, 1 at the score of the start, (W,)."""
        return line(self.stars, self._terms.traffic) / self._terms.traffic_of_start


class NoScore:
    """A shop without a score: it counts as the best, with its usual traffic."""

    traffic = 1.0

    def __init__(self, worlds: int) -> None:
        self.stars = np.full(worlds, BEST)

    def update(self, day: int) -> None:
        """Rate nothing."""


def line(at: Floats, points: Sequence[tuple[float, float]]) -> Floats:
    """Return the height of straight lines between points, level outside them; any shape."""
    x, y = zip(*points, strict=True)
    return np.asarray(np.interp(at, x, y))


def score(terms: Terms, conduct: Conduct, worlds: int) -> Score | NoScore:
    """Return a shop's score, a null object where there is none."""
    return Score(terms.score, conduct, worlds) if terms.score else NoScore(worlds)
