"""Sales so far, day by day: averages, spreads and sums over the days that count."""

from dataclasses import dataclass

from ..arrays import Floats, Numbers, Units, np
from .sales_before import SalesBefore


@dataclass(frozen=True, slots=True)
class SalesHistory:
    """What was sold on the days that count, of each listing in each world.

    A window reaches back over so many of them, however long ago they were; where there were fewer,
    what stands in for sales before the first day fills it up.
    """

    sold: Numbers
    """Units sold on the first n of them, (n, P, W)."""
    days: Units
    """How many there were, (P, W)."""
    before: SalesBefore

    def average(self, window: int) -> Floats:
        """Return units a day, (P, W)."""
        seen = np.minimum(self.days, window)
        recent = (self._until(self.days) - self._until(self.days - seen)).astype(np.float64)
        return np.asarray((recent + self.before.units(window - seen)) / window)

    def spread(self, window: int) -> Floats:
        """Return the standard deviation of units a day, (P, W).

        Days before the first that nobody knows are taken for Poisson days.
        """
        seen = np.minimum(self.days, window)
        before = self.before.squares(window - seen)
        squares = ((self._daily(window) ** 2).sum(axis=0) + before) / window
        return np.asarray(np.sqrt(np.maximum(squares - self.average(window) ** 2, 0.0)))

    def highest(self, window: int) -> Floats:
        """Return the best day's units, (P, W)."""
        known = self.before.best(window - np.minimum(self.days, window))
        best = np.maximum(self._daily(window).max(axis=0), known)
        return np.where((self.days > 0) | (known > 0), best, self.before.daily)

    def within(self, days: Units, window: int) -> Floats:
        """Return the units of `days` days, (P,), up to each of the last ones, (window, P, W)."""
        until = self.days + np.arange(1 - window, 1)[:, None, None]
        return self._reaching_back(until) - self._reaching_back(until - days[:, None])

    def _reaching_back(self, days: Units) -> Floats:
        """Return the units sold before some days, (n, P, W); negative before the first."""
        return self._until(np.maximum(days, 0)) - self.before.units(np.maximum(-days, 0))

    def _daily(self, window: int) -> Numbers:
        """Return the units of the last days, (window, P, W); 0 where there were fewer."""
        first, last = int(self.days.min()), int(self.days.max())
        if window <= first == last:  # no shelf was ever empty
            return np.diff(self.sold[last - window : last + 1], axis=0)
        days = self.days - np.arange(window, -1, -1)[:, None, None]
        return np.diff(self._until(np.maximum(days, 0, out=days)), axis=0)

    def _until(self, days: Units) -> Numbers:
        """Return the units sold on so many of the first days, (P, W) or (n, P, W)."""
        if not self.sold.flags.c_contiguous:  # some columns of a desk
            number, (rows, worlds) = np.clip(days, 0, len(self.sold) - 1), self.days.shape
            return np.asarray(self.sold[number, np.arange(rows)[:, None], np.arange(worlds)])
        place = days * self.days.size
        place += np.arange(self.days.size).reshape(self.days.shape)
        return np.asarray(self.sold.reshape(-1).take(place))
