"""From records to what each SKU sold on each day: the orders of all files by SKU and day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ..arrays import Flags, Floats
from ..errors import UserError
from ..words import history as say
from .belongings import in_sessions, named_ads, named_rooms
from .daily import Daily
from .fitting.zeros import hardly_zero
from .orders import demand_lines
from .records import Records

_EVENING = 22
"""Hour from which on a last order says that its day is whole."""
_LAUNCH_DAYS = 14
"""A first sale later than this after the first of all is a launch."""
_MOST_TOLD = 0.8
"""Share of days with a snapshot from which on a SKU's stock is told."""


def whole_days(records: Records) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that the records of sales tell as a whole.

    A last day without orders in the evening was exported before it was over.

    Errors: UserError where nothing was sold.
    """
    created, plain = demand_lines(records)["created"].dropna(), records.daily["date"].dropna()
    both = pd.concat([created, plain])
    if both.empty:
        raise UserError(say.NOTHING_SOLD())
    last = both.max().normalize()
    ends_early = created.max().hour < _EVENING if len(created) else False
    if ends_early and last == created.max().normalize() and last != plain.max():
        last -= pd.Timedelta(days=1)
    return both.min().date(), max(last.date(), both.min().date())


def daily(records: Records, most: int | None = None) -> list[Daily]:
    """Return each SKU's days, those that brought most in the last 90 days first, so many at most.

    Errors: UserError where nothing was sold.
    """
    first, last = whole_days(records)
    span = pd.date_range(first, last)
    units, money = _by_day(records, span)
    recent = money.fillna(units).tail(90).sum()
    names = recent.sort_values(ascending=False, kind="stable").index[:most]
    titles = records.orders.drop_duplicates("sku", keep="last").set_index("sku")["title"]
    extra = _Extras(records, span, list(units.columns))
    found = [_of(sku, str(titles.get(sku, "")), units[sku], money[sku], extra) for sku in names]
    still = hardly_zero(np.asarray(units.sum(axis=1)))
    return [replace(one, out=one.out | still[len(still) - len(one.out) :]) for one in found]


def silent(records: Records) -> Flags:
    """Return the days on which the whole shop sold nothing, and chance hardly does that, (D,)."""
    units, _ = _by_day(records, pd.date_range(*whole_days(records)))
    return hardly_zero(np.asarray(units.sum(axis=1)))


def _by_day(records: Records, span: pd.DatetimeIndex) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return units and money by day and SKU, (D, SKUs); money is NaN where no price is told."""
    orders = demand_lines(records)
    plain = records.daily[~records.daily["sku"].isin(orders["sku"])]
    lines = pd.concat(
        [
            orders[["sku", "units", "price"]].assign(date=orders["created"].dt.normalize()),
            plain[["sku", "units", "price"]].assign(date=plain["date"]),
        ]
    )
    lines = lines.assign(money=lines["units"] * lines["price"])
    table = lines.groupby(["date", "sku"])[["units", "money"]].sum(min_count=1)
    units = table["units"].unstack("sku").reindex(span).fillna(0).astype(np.int64)
    return units, table["money"].unstack("sku").reindex(span).where(units > 0)


class _Extras:
    """What other tables tell of SKUs' days: stock, ad spend, sessions; one table each."""

    def __init__(self, records: Records, span: pd.DatetimeIndex, skus: Sequence[str]) -> None:
        self._span = span
        self._stock = _table(records.stock, "stock", span, "last")
        ads, plain = named_ads(records, skus), records.daily
        self._spend = _table(ads, "spend", span).add(
            _table(plain, "ad_spend", span), fill_value=0.0
        )
        rooms = named_rooms(records, skus)
        hours = rooms.assign(date=rooms["start"].dt.normalize(), hours=rooms["minutes"] / 60.0)
        told = plain.assign(hours=plain["live_minutes"] / 60.0)
        self._live = _table(hours, "hours", span).add(_table(told, "hours", span), fill_value=0.0)
        sold = in_sessions(records, rooms)
        self._live_units = _table(sold, "units", span)

    def stock(self, sku: str) -> Floats:
        """Return the stock at the close of each day, NaN where no file tells, (D,)."""
        return self._column(self._stock, sku, np.nan)

    def spend(self, sku: str) -> Floats:
        """Return the ad spend of each day, (D,)."""
        return self._column(self._spend, sku, 0.0)

    def live(self, sku: str) -> tuple[Floats, Floats]:
        """Return hours of sessions, and units ordered while they ran, (D,) each."""
        return self._column(self._live, sku, 0.0), self._column(self._live_units, sku, 0.0)

    def _column(self, table: pd.DataFrame, sku: str, usual: float) -> Floats:
        if sku not in table:
            return np.full(len(self._span), usual)
        return np.asarray(table[sku].fillna(usual), np.float64)


def _table(rows: pd.DataFrame, what: str, span: pd.DatetimeIndex, how: str = "sum") -> pd.DataFrame:
    """Return a number by day and SKU, (D, SKUs)."""
    grouped = rows.dropna(subset=[what]).groupby(["date", "sku"])[what].agg(how)
    return grouped.unstack("sku").reindex(span).astype(np.float64)


def _of(sku: str, title: str, units: pd.Series, money: pd.Series, extra: _Extras) -> Daily:
    """Return one SKU's days, from its launch on."""
    start = _launch(np.asarray(units))
    sold, stock = np.asarray(units)[start:], extra.stock(sku)[start:]
    told = bool(np.isfinite(stock).mean() >= _MOST_TOLD)
    hours, live_units = (values[start:] for values in extra.live(sku))
    price = np.asarray(money, np.float64)[start:] / np.where(sold > 0, sold, np.nan)
    return Daily(
        sku=sku,
        title=title,
        first=units.index[start].date(),
        units=sold,
        out=_out(sold, stock) if told else _out(sold, stock) | hardly_zero(sold),
        price=price,
        spend=extra.spend(sku)[start:],
        live=hours,
        live_units=np.minimum(live_units.astype(np.int64), sold),
        stock_told=told,
    )


def _launch(units: Floats) -> int:
    """Return the day of the first sale, or the first of all where it is not much later."""
    sold = np.flatnonzero(units)
    return int(sold[0]) if len(sold) and sold[0] > _LAUNCH_DAYS else 0


def _out(units: Floats, stock: Floats) -> Flags:
    """Return the days that closed without stock, (D,).

    Without a snapshot a day without a sale is as the snapshot before it, and as the one after it.
    """
    told = np.isfinite(stock)
    quiet = ~told & (units == 0)
    out = told & (stock <= 0)
    for days in (range(1, len(units)), range(len(units) - 2, -1, -1)):
        step = -1 if days.step > 0 else 1
        for day in days:
            out[day] |= quiet[day] & out[day + step]
    return np.asarray(out)
