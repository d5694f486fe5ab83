"""A time held out: what was expected of it on its eve, and what came."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ...arrays import Flags, Floats, Units

MONTH, WEEK = 30, 7
"""Days of the totals that are judged."""


@dataclass(frozen=True, eq=False, slots=True)
class Window:
    """Days from an origin on, of which nothing was known to the fit; D days, P SKUs, W worlds."""

    origin: dt.date
    """Its first day: the records until the day before were fitted."""
    skus: tuple[str, ...]
    sold: Units
    """What was really ordered, (D, P)."""
    counts: Flags
    """Days that count; others closed without stock and nothing tells how much there was, (D, P)."""
    out: Flags
    """Days that really closed without stock, (D, P)."""
    fan: Units
    """What was ordered in each world, (D, P, W)."""
    spread: Floats
    """Standard deviation of the logarithm of what each SKU's demand is multiplied by, (P,)."""
    same_weekday: Floats
    """The naive rival: what the same weekday sold in the last 8 weeks, (D, P, 8), NaN: unknown."""
    recent: Floats
    """The other one: what the last 28 days sold, (D, P, 28), NaN: unknown."""

    @property
    def days(self) -> int:
        """How many are held out."""
        return len(self.sold)

    def only(self, sku: str) -> Self:
        """Return the window of one SKU."""
        row = [self.skus.index(sku)]
        return replace(
            self,
            skus=(sku,),
            sold=self.sold[:, row],
            counts=self.counts[:, row],
            out=self.out[:, row],
            fan=self.fan[:, row],
            spread=self.spread[row],
            same_weekday=self.same_weekday[:, row],
            recent=self.recent[:, row],
        )

    @property
    def columns(self) -> Units:
        """What was really ordered before what each world ordered, (D, P, 1 + W); 0 uncounted."""
        both = np.concatenate([self.sold[..., None], self.fan], axis=2)
        return np.asarray(both * self.counts[..., None])

    def totals(self, length: int, *, together: bool = False) -> Units:
        """Return totals of whole runs of days, (N, 1 + W), reality first; SKUs alone or together.

        Those of which less than half of the days count are left out.
        """
        runs = self.days // length
        shape = (runs, length, len(self.skus))
        summed = self.columns[: runs * length].reshape(*shape, -1).sum(axis=1)
        known = self.counts[: runs * length].reshape(shape).mean(axis=1)
        if together:
            return np.asarray(summed.sum(axis=1)[known.mean(axis=1) >= 0.5])
        return np.asarray(summed[known >= 0.5])
