"""Order caps: stages of a new shop, and a cap after late dispatch (M144, M154).

Siblings have one anatomy: `update` judges the shop in the morning, `units` is what it may sell
today.
"""

from ...arrays import Floats, Units, np
from ...scenario.platform import OrderCap as CapTerms
from ...scenario.platform import Platform as Terms
from ..core.portion import share_of
from .conduct import Conduct

NO_LIMIT = 2**40
"""Units a day; more than any shop sells."""


class OrderCap:
    """The lower of a new shop's stage and of the cap that holds after a breach, (W,)."""

    def __init__(self, terms: Terms, cap: CapTerms, conduct: Conduct, worlds: int) -> None:
        self._terms, self._conduct, self._recent = cap, conduct, terms.recent_days
        self._stages = np.array([*cap.stages, NO_LIMIT], np.int64)
        self._stage = np.zeros(worlds, np.int64)
        self._since = np.zeros(worlds, np.int64)
        self._breach = np.full(worlds, NO_LIMIT, np.int64)
        self.units = np.full(worlds, self._stages[0])

    def update(self, day: int) -> None:
        """Let the shop into its next stage; cap it where it is late, release it where it was."""
        self._promote(day)
        self._punish(day, self._conduct.rate(day, "late", self._recent))
        self.units = np.minimum(self._stages[self._stage], self._breach)

    def _promote(self, day: int) -> None:
        ready = (self._stage < len(self._terms.stages)) & (
            day - self._since >= self._terms.stage_days
        )
        ready &= self._conduct.rate(day, "late") < self._terms.release_late
        self._stage += ready
        self._since = np.where(ready, day, self._since)

    def _punish(self, day: int, late: Floats) -> None:
        capped = self._breach < NO_LIMIT
        breaches = ~capped & (late >= self._terms.breach_late)
        if breaches.any():
            peak = self._conduct.best_day(day, self._terms.peak_days)
            cap = share_of(peak, self._terms.share_of_peak)
            self._breach = np.where(breaches, cap, self._breach)
        released = capped & (late < self._terms.release_late)
        self._breach = np.where(released, NO_LIMIT, self._breach)


class NoOrderCap:
    """A shop may sell what it can."""

    units: Units | int = NO_LIMIT

    def update(self, day: int) -> None:
        """Judge nothing."""


def order_cap(terms: Terms, conduct: Conduct, worlds: int) -> OrderCap | NoOrderCap:
    """Return a shop's caps, a null object where there are none."""
    return OrderCap(terms, terms.order_cap, conduct, worlds) if terms.order_cap else NoOrderCap()
