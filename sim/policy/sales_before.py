"""Sales before the first day: what the file tells of them, else what the plan has for its start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..arrays import Floats, Units, np


@dataclass(frozen=True, slots=True)
class SalesBefore:
    """Units sold on the days before the first, summed up backwards, (known days + 1, P, 1) each.

    Entry n is of the last n days. Beyond the days that are known, as many units a day stand in.
    """

    so_far: Floats
    """Units."""
    squared: Floats
    """Sums of the squares of a day's units."""
    highest: Floats
    """The best day's units, 0 where none is known."""
    daily: Floats
    """Units a day that stand in, (P, 1); their spread is that of Poisson days."""

    @staticmethod
    def at(daily: Floats) -> SalesBefore:
        """Return that no day is known, and so many units stand in, (P,)."""
        none = np.zeros((1, len(daily), 1))
        return SalesBefore(none, none, none, daily[:, None])

    @staticmethod
    def of(known: Sequence[Sequence[float]], daily: Floats) -> SalesBefore:
        """Return the units of each listing's known days, the last one yesterday; see `daily`."""
        longest = max(map(len, known))
        rows = np.zeros((3, longest + 1, len(known)))
        for row, (units, usual) in enumerate(zip(known, daily, strict=True)):
            back = np.array([*reversed(units), *[usual] * (longest - len(units))], np.float64)
            poisson = np.where(np.arange(longest) < len(units), 0.0, usual)
            rows[0, 1:, row] = np.cumsum(back)
            rows[1, 1:, row] = np.cumsum(back**2 + poisson)
            told = np.where(np.arange(longest) < len(units), back, 0.0)
            rows[2, 1:, row] = np.maximum.accumulate(told) if longest else 0.0
        so_far, squared, highest = rows[..., None]
        return SalesBefore(so_far, squared, highest, np.asarray(daily, np.float64)[:, None])

    def units(self, days: Units) -> Floats:
        """Return the units of the last so many days, (..., P, W)."""
        return self._taken(self.so_far, days) + self._beyond(days) * self.daily

    def squares(self, days: Units) -> Floats:
        """Return the sum of the squares of their daily units, (..., P, W)."""
        return self._taken(self.squared, days) + self._beyond(days) * (self.daily + self.daily**2)

    def best(self, days: Units) -> Floats:
        """Return the best known day's units among them, (..., P, W)."""
        return self._taken(self.highest, days)

    def _beyond(self, days: Units) -> Units:
        """Return how many of some days are not known."""
        return np.maximum(days - (len(self.so_far) - 1), 0)

    def _taken(self, table: Floats, days: Units) -> Floats:
        """Return the entries of a table for some days; where no day is known they are all alike."""
        if len(table) == 1:
            return np.asarray(table[0])
        rows = np.arange(table.shape[1])[:, None]
        return np.asarray(table[np.minimum(days, len(table) - 1), rows, 0])
