"""What happened from an origin on, out of all records."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...arrays import Floats, Units
from ..belongings import named_rooms
from ..daily import Daily
from ..fitting.hosts import EVERYBODY, who
from ..records import Records
from .actual import Actual, Session, Shelf, plenty, shelf_of

_STEP, _LONGEST = 5, 1200
"""Minutes that a scenario's sessions are told in, and the most of them."""


@dataclass(frozen=True, eq=False, slots=True)
class Past:
    """All days of the records."""

    records: Records
    dailies: dict[str, Daily]
    """By SKU."""
    rooms: pd.DataFrame
    """Sessions, each with the SKU that it sold."""
    first: dt.date
    last: dt.date

    @staticmethod
    def of(records: Records, dailies: Sequence[Daily]) -> "Past":
        """Return the past that records tell."""
        by_sku = {daily.sku: daily for daily in dailies}
        rooms = named_rooms(records, list(by_sku))
        alone = [_by_minutes(daily) for daily in dailies if daily.sku not in set(rooms["sku"])]
        rooms = pd.concat([rooms.assign(host=who(rooms["host"])), *alone])
        first, last = min(d.first for d in dailies), max(d.last for d in dailies)
        return Past(records, by_sku, rooms, first, last)

    def happened(self, origin: dt.date, days: int, skus: Sequence[str]) -> Actual:
        """Return what happened to some SKUs from an origin on."""
        dailies = [self.dailies[sku] for sku in skus]
        held = [slice((origin - d.first).days, (origin - d.first).days + days) for d in dailies]
        both = list(zip(dailies, held, strict=True))
        return Actual(
            origin,
            tuple(skus),
            sold=np.stack([d.units[part] for d, part in both], axis=1),
            out=np.stack([d.out[part] for d, part in both], axis=1),
            spend=np.stack([d.spend[part] for d, part in both], axis=1),
            shelves=tuple(self._shelf(daily, part.start, days) for daily, part in both),
            sessions=self._sessions(origin, days, skus),
        )

    def before(self, origin: dt.date, days: int, skus: Sequence[str]) -> Floats:
        """Return what the days before an origin sold, (days, P), NaN without stock or before it."""
        return np.stack([_before(self.dailies[sku], origin, days) for sku in skus], axis=1)

    def _shelf(self, daily: Daily, origin: int, days: int) -> Shelf:
        """Return a SKU's shelf from a day of its own on."""
        sold = daily.units[origin : origin + days]
        if not daily.stock_told:
            return plenty(sold)
        table = self.records.stock
        stock = table[table["sku"] == daily.sku].drop_duplicates("date", keep="last")
        closes = _spread(stock, "date", "stock", daily, np.nan)
        left = daily.units - self._cancelled(daily)
        return shelf_of(left, closes, origin, days, self._arrived(daily)) or plenty(sold)

    def _cancelled(self, daily: Daily) -> Units:
        """Return the units that the seller called off, by the day of their orders, (T,)."""
        orders = self.records.orders
        lost = orders[(orders["sku"] == daily.sku) & (orders["status"] == "cancelled by seller")]
        return _spread(lost, "created", "units", daily, 0).astype(np.int64)

    def _arrived(self, daily: Daily) -> Units:
        """Return the units that purchase orders say arrived, (T,)."""
        bought = self.records.purchases
        return _spread(bought[bought["sku"] == daily.sku], "arrived", "units", daily, 0).astype(
            np.int64
        )

    def _sessions(self, origin: dt.date, days: int, skus: Sequence[str]) -> tuple[Session, ...]:
        """Return the sessions that began in the time held out, on a clock of five minutes."""
        begin = pd.Timestamp(origin)
        starts = self.rooms["start"]
        inside = (starts >= begin) & (starts < begin + pd.Timedelta(days=days))
        rooms = self.rooms[inside & self.rooms["sku"].isin(skus) & (self.rooms["minutes"] > 0)]
        starts = rooms["start"].dt.floor(f"{_STEP}min")
        minutes = (rooms["minutes"] / _STEP).round().clip(1, _LONGEST // _STEP) * _STEP
        columns = zip(rooms["sku"], rooms["host"], starts, minutes, strict=True)
        return tuple(
            Session(str(sku), str(host), start.to_pydatetime(), int(length))
            for sku, host, start, length in columns
        )


def _by_minutes(daily: Daily) -> pd.DataFrame:
    """Return a session for each day of which minutes alone are told, from its first minute on."""
    days = np.flatnonzero(daily.live * (not daily.live_units.any()))
    start = pd.to_datetime([daily.date(day) for day in days.tolist()])
    told = {"sku": daily.sku, "host": EVERYBODY, "start": start, "minutes": 60 * daily.live[days]}
    return pd.DataFrame(told)


def _spread(rows: pd.DataFrame, when: str, what: str, daily: Daily, usual: float) -> Floats:
    """Return the sums of a column by day, (T,), `usual` where there is none."""
    rows = rows.dropna(subset=[when])
    days = (rows[when].dt.normalize() - pd.Timestamp(daily.first)).dt.days.to_numpy()
    inside = (days >= 0) & (days < len(daily.units))
    days, values = days[inside].astype(np.int64), rows[what].to_numpy(np.float64)[inside]
    summed = np.bincount(days, values, len(daily.units))
    told = np.bincount(days, minlength=len(daily.units)) > 0
    return np.where(told, summed, usual)


def _before(daily: Daily, origin: dt.date, days: int) -> Floats:
    """Return what one SKU sold on the days before an origin, (days,)."""
    known = np.where(daily.out, np.nan, daily.units.astype(np.float64))
    end = (origin - daily.first).days
    told = known[max(end - days, 0) : max(end, 0)]
    return np.concatenate([np.full(days - len(told), np.nan), told])
