"""What really was there and happened in a time held out, as far as a seller knew or decided it."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ...arrays import Flags, Floats, Numbers, Units

PLENTY = 1000
"""Units on a shelf of which no file tells, beyond ten times what was sold."""


@dataclass(frozen=True, slots=True)
class Session:
    """A live session that took place."""

    sku: str
    host: str
    start: dt.datetime
    minutes: int


@dataclass(frozen=True, eq=False, slots=True)
class Shelf:
    """What lay on a SKU's shelf on the eve, and what came to it day by day; (D,)."""

    opening: int
    arrivals: Units
    told: bool
    """Whether a file tells it; else there is plenty."""


@dataclass(frozen=True, eq=False, slots=True)
class Actual:
    """D days from an origin on, of P SKUs."""

    origin: dt.date
    skus: tuple[str, ...]
    sold: Units
    """(D, P)."""
    out: Flags
    """Days that closed without stock, (D, P)."""
    spend: Floats
    """On ads, (D, P)."""
    shelves: tuple[Shelf, ...]
    sessions: tuple[Session, ...]

    @property
    def days(self) -> int:
        """How many."""
        return len(self.sold)

    def date(self, day: int) -> dt.date:
        """Return the date of a day."""
        return self.origin + dt.timedelta(day)

    @property
    def counts(self) -> Flags:
        """Days that can be judged, (D, P): not those without stock of which nothing is told."""
        told = np.array([shelf.told for shelf in self.shelves], np.bool_)
        return np.asarray(~self.out | told)


def plenty(sold: Units) -> Shelf:
    """Return the shelf of a SKU of which no file tells, by what it sold, (D,)."""
    return Shelf(10 * int(sold.sum()) + PLENTY, np.zeros_like(sold), told=False)


def shelf_of(left: Units, stock: Floats, origin: int, days: int, arrived: Units) -> Shelf | None:
    """Return a SKU's shelf from day `origin` on; None where nothing tells it.

    Over all days of the records, (T,): `left` are units that left the shelf for buyers, `stock` the
    closes that are told, NaN elsewhere, `arrived` the units that purchase orders say arrived. What
    a close is above the last one, and what left between them, came: on the days on which orders
    arrived, else on the first day after the last close that is told. Goods that came back are part
    of it. What the shelf lost for no known reason is taken off what comes next.
    """
    points = np.flatnonzero(~np.isnan(stock))
    if not len(points) or points[0] >= origin or points[-1] < origin:
        return None
    flow, closes = _flow(left, stock, points, arrived), points[points < origin]
    since = slice(int(closes[-1]) + 1, origin)
    opening = int(stock[closes[-1]]) + int(flow[since].sum() - left[since].sum())
    return Shelf(max(opening, 0), _no_losses(flow[origin : origin + days]), told=True)


def _flow(left: Units, stock: Floats, points: Numbers, arrived: Units) -> Units:
    """Return what came on each day, (T,), by the days whose closes are told."""
    flow = arrived.copy()
    for start, end in pairwise(points.tolist()):
        between = slice(start + 1, end + 1)
        came = int(stock[end] - stock[start]) + int(left[between].sum())
        flow[between] = _placed(came, arrived[between])
    return flow


def _placed(units: int, arrived: Units) -> Units:
    """Return on which of some days units came: as orders arrived, else on the first of them."""
    share = arrived / arrived.sum() if arrived.sum() else np.eye(1, len(arrived))[0]
    ends = np.rint(np.cumsum(share) * units).astype(np.int64)
    return np.asarray(np.diff(ends, prepend=0))


def _no_losses(flow: Units) -> Units:
    """Return a flow without negative days, whose sum lags behind until it has caught up."""
    total = np.maximum.accumulate(np.maximum(np.cumsum(flow), 0))
    return np.asarray(np.diff(total, prepend=0))
