"""What records leave open and the seller knows: where the files do not fit each other."""

import datetime as dt
from collections.abc import Iterator, Sequence

import pandas as pd

from ..words import history as say
from .daily import Daily
from .days import silent, whole_days
from .fitting.after_the_sale import payouts_end
from .fitting.lead_times import as_of
from .fitting.zeros import runs_of
from .orders import all_skus, demand_lines, doubly_told
from .records import Records

_SELDOM = 0.01
"""Chance of days without an order from which on they are none of chance."""
_OVERDUE_DAYS = 30
_OLD_DAYS = 2
"""A snapshot of so many days before the last tells the stock well enough."""
_FEW_DAYS = 42
"""Below which weeks, noise and growth are hardly told."""
_NAMED = 5
"""SKUs that a question names."""


def questions(records: Records, skus: Sequence[Daily], ads: pd.DataFrame) -> Iterator[str]:
    """Yield what the records leave open, a sentence each; `ads` are those of a known SKU."""
    begin, end = whole_days(records)
    if (days := (end - begin).days + 1) < _FEW_DAYS:
        yield say.FEW_DAYS(days=str(days))
    yield from _without_sales(records, skus)
    spend, named = float(records.ads["spend"].sum()), float(ads["spend"].sum())
    if spend > named:
        yield say.ADS_WITHOUT_PRODUCT(share=f"{100 * (1 - named / spend):.0f}")
    last = pd.Timestamp(end)
    planned = set(records.forecast.loc[records.forecast["date"] > last, "sku"])
    for sku in sorted(planned & {one.sku for one in skus}):
        yield say.BY_FORECAST(sku=sku)
    for sku in doubly_told(records):
        yield say.TOLD_TWICE(sku=sku)
    yield from _early_ends(records)
    yield from _unsold(records)
    yield from _old_stock(records)
    yield from _overdue(records)


def _without_sales(records: Records, skus: Sequence[Daily]) -> Iterator[str]:
    """Yield runs of days without a sale that no file explains: of the shop, or of a SKU."""
    still, begin = silent(records), whole_days(records)[0]
    of_all = len(skus) > 1 or any(one.stock_told for one in skus)
    for start, end in runs_of(still) if of_all else ():
        first, last = (str(begin + dt.timedelta(day)) for day in (start + 1, end))
        yield say.SHOP_SILENT(first=first, last=last)
    for one in skus:
        told = one.out & ~(still[len(still) - len(one.out) :] & of_all)
        for start, end in runs_of(told) if not one.stock_told else ():
            if end > start:
                first, last = str(one.date(start + 1)), str(one.date(end))
                yield say.OUT_OF_STOCK(sku=one.sku, first=first, last=last)


def _early_ends(records: Records) -> Iterator[str]:
    """Yield shops whose orders, and settlements whose payouts, end before the last day."""
    lines = demand_lines(records)
    last = pd.Timestamp(whole_days(records)[1])
    for shop, created in lines.groupby("shop")["created"]:
        days = (created.max() - created.min()).days + 1
        missing = (last - created.max()).days
        if missing > 0 and (days / (days + missing)) ** len(created) < _SELDOM:
            end = f"{created.max():%Y-%m-%d}"
            yield say.SHOP_ENDS(shop=str(shop), end=end, last=f"{last:%Y-%m-%d}")
    settled = records.settlements["settled"].dropna().dt.normalize()
    if len(settled) and (end_ := payouts_end(settled, last)) < last:
        yield say.PAYOUTS_END(end=f"{end_:%Y-%m-%d}", last=f"{last:%Y-%m-%d}")


def _unsold(records: Records) -> Iterator[str]:
    """Yield SKUs of goods on the shelf or on the way that no sale names."""
    sold = all_skus(records)
    bought = as_of(records.purchases, whole_days(records)[1])
    coming = bought[bought["arrived"].isna() & ~bought["sku"].isin(sold) & (bought["units"] > 0)]
    for sku, units in coming.groupby("sku")["units"].sum().items():
        yield say.COMING_UNSOLD(units=f"{units:,}", sku=str(sku))
    shelf = records.stock[(records.stock["stock"] > 0) & ~records.stock["sku"].isin(sold)]
    names = sorted(shelf["sku"].unique())
    if names:
        more = ", ..." if len(names) > _NAMED else ""
        yield say.STOCK_UNSOLD(skus=", ".join(names[:_NAMED]) + more)


def _old_stock(records: Records) -> Iterator[str]:
    """Yield the day of the last snapshot of stock where it is some days old."""
    shelf = records.stock[records.stock["sku"].isin(all_skus(records))]
    told, last = shelf["date"].max(), pd.Timestamp(whole_days(records)[1])
    if last - told > pd.Timedelta(days=_OLD_DAYS):
        yield say.STOCK_OLD(day=f"{told:%Y-%m-%d}", last=f"{last:%Y-%m-%d}")


def _overdue(records: Records) -> Iterator[str]:
    """Yield goods that are far later than such goods are, for they may be there."""
    last = whole_days(records)[1]
    bought = as_of(records.purchases, last)
    took = (bought["arrived"] - bought["ordered"]).dt.days
    usual = float(took.max()) if took.notna().any() else 90.0
    waited = (pd.Timestamp(last) - bought["ordered"]).dt.days
    late = records.purchases["arrived"].isna() & (waited > usual + _OVERDUE_DAYS)
    for row in records.purchases[late & (bought["units"] > 0)].itertuples():
        ordered = f"{row.ordered:%Y-%m-%d}"
        yield say.OVERDUE(units=f"{row.units:,}", sku=str(row.sku), ordered=ordered)
