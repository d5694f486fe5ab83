"""What buyers really wanted, by the records: days without stock are filled up by chance."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Numbers, Units
from ...chance.streams import Streams
from ..daily import Daily

BLOCK_WEEKS = 4
"""Whole weeks that stay together: what follows a good week, follows it here."""
FEWEST_WEEKS = 8
MOST_WEEKS = 52
_AROUND = 28
"""Days before and after a day without stock by which it is filled up."""


@dataclass(frozen=True, eq=False, slots=True)
class RealDemand:
    """Whole weeks of what was wanted of some SKUs, Monday first; T days, P SKUs, W worlds."""

    first: dt.date
    """A Monday."""
    skus: tuple[str, ...]
    wanted: Units
    """(T, P, W): the same in all worlds but for days without stock."""

    @property
    def last(self) -> dt.date:
        """The last day, a Sunday."""
        return self.first + dt.timedelta(len(self.wanted) - 1)

    @property
    def weeks(self) -> int:
        """How many."""
        return len(self.wanted) // 7

    def resampled(self, start: dt.date, days: int, streams: Streams) -> Units:
        """Return demand of other days, in blocks of weeks that lay together, (days, P, W).

        A block begins at any week, for all SKUs at the same; weekdays stay what they are.
        """
        lead = start.weekday()
        blocks = -(-(lead + days) // (7 * BLOCK_WEEKS))
        worlds = self.wanted.shape[2]
        begins = streams.of("block of weeks").integers(
            0, self.weeks - BLOCK_WEEKS + 1, (blocks, worlds)
        )
        places = self._places(begins)[lead : lead + days]
        return np.moveaxis(self.wanted[places, :, np.arange(worlds)[None, :]], 2, 1)

    def _places(self, begins: Numbers) -> Numbers:
        """Return the days of the records that blocks consist of, (blocks * block days, W)."""
        inside = np.arange(7 * BLOCK_WEEKS)[None, :, None]
        return np.asarray((7 * begins[:, None, :] + inside).reshape(-1, begins.shape[1]))


def real_demand(dailies: Sequence[Daily], worlds: int, streams: Streams) -> RealDemand | None:
    """Return the whole weeks that all of some SKUs have in common; None: fewer than eight."""
    last = min(daily.last for daily in dailies)
    end = last - dt.timedelta((last.weekday() + 1) % 7)
    first = max(daily.first for daily in dailies)
    weeks = min((end - first).days + 1, 7 * MOST_WEEKS) // 7
    if weeks < FEWEST_WEEKS:
        return None
    begin = end - dt.timedelta(7 * weeks - 1)
    wanted = np.stack(
        [
            filled(daily, worlds, streams)[(begin - daily.first).days :][: 7 * weeks]
            for daily in dailies
        ],
        axis=1,
    )
    return RealDemand(begin, tuple(daily.sku for daily in dailies), wanted)


def filled(daily: Daily, worlds: int, streams: Streams) -> Units:
    """Return what was wanted on each day, (T, W): what was sold, and on days without stock more.

    There it is drawn by a negative binomial law, given that at least so much was sold: its mean is
    that of days with stock in the four weeks before and after, times the weekday's multiple, its
    dispersion that of all days with stock.
    """
    from scipy.stats import nbinom  # noqa: PLC0415 - slow

    wanted = np.repeat(daily.units[:, None], worlds, axis=1)
    out = np.flatnonzero(daily.out)
    if not len(out) or daily.out.all():
        return wanted
    mean = np.maximum(_mean(daily)[out], 1e-6)[:, None]
    k = _dispersion(daily, _mean(daily))
    share = k / (k + mean)
    below = nbinom.cdf(daily.units[out][:, None] - 1, k, share)
    luck = streams.of("wanted without stock", daily.sku).random((len(out), worlds))
    drawn = nbinom.ppf(below + (1.0 - below) * luck * _SURE, k, share)
    wanted[out] = np.maximum(drawn, daily.units[out][:, None]).astype(np.int64)
    return wanted


_SURE = 1.0 - 1e-9
"""Keeps a draw from the end of the law, which is infinite."""


def _mean(daily: Daily) -> Floats:
    """Return what is usual on each day, by days with stock around it and its weekday, (T,)."""
    there = ~daily.out
    units = np.where(there, daily.units, 0).astype(np.float64)
    weekday = (np.arange(len(units)) + daily.first.weekday()) % 7
    usual = units.sum() / there.sum()
    by_weekday = np.bincount(weekday, units, 7) + usual
    multiple = by_weekday / (np.bincount(weekday, there, 7) + 1) / max(usual, 1e-9)
    window = np.ones(2 * _AROUND + 1)
    sold = np.convolve(units, window, "same") if len(units) > len(window) else units.sum()
    expected = np.where(there, multiple[weekday], 0.0)
    days = np.convolve(expected, window, "same") if len(units) > len(window) else expected.sum()
    level = np.where(days > 0, sold / np.maximum(days, 1e-9), usual)
    return np.asarray(level * multiple[weekday])


def _dispersion(daily: Daily, mean: Floats) -> float:
    """Return k of days with stock by their variance around what is usual, from 0.5 to 1,000."""
    there = ~daily.out & (mean > 0)
    off = (daily.units[there] - mean[there]) ** 2 - mean[there]
    excess = float(off.sum() / (mean[there] ** 2).sum())
    return float(np.clip(1.0 / excess, 0.5, 1000.0)) if excess > 0 else 1000.0
