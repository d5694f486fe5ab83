"""Fit: what a seller's records say of a shop, each number with what they leave open."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..scenario.scenario import Scenario
from ..words import history as say
from .daily import Daily
from .days import daily, doubly_told, in_sessions, named_ads, named_rooms, runs_of, whole_days
from .fitted import Fitted, FittedHost
from .fitting.ads import clicks_a_unit_of_spend, pull_of
from .fitting.after_the_sale import after_the_sale
from .fitting.calendar import Sale, sales, usual_multiple, with_own
from .fitting.demand import FittedDemand, Habits, fit_demand
from .fitting.forecast import with_forecast
from .fitting.hosts import OPEN_HOURS, excess_hosts, hosts
from .fitting.lead_times import lead_times, on_the_way, transit
from .fitting.priors import UPLIFT
from .fitting.product import product
from .fitting.promotions import promotions, uplift_to_come
from .fitting.week import weekday
from .records import Records

MOST_PRODUCTS = 50
_WESTERN = "Black Friday"
"""A market that has it has no double dates."""


def fit(records: Records, market: Scenario, products: int = MOST_PRODUCTS) -> Fitted:
    """Return what records say of a shop in a market, in whose money they are.

    Errors: UserError where nothing was sold.
    """
    first, last = whole_days(records)
    skus = daily(records, products)
    platforms = sales(first, last, western=any(p.name == _WESTERN for p in market.promotions))
    past = with_own(platforms, records.sales, first, last)
    ads = named_ads(records, [one.sku for one in skus])
    clicks = {one.sku: clicks_a_unit_of_spend(ads, one.sku) for one in skus}
    fits = _fits(skus, past, clicks, market)
    brought = promotions(fits, past, UPLIFT)
    after = after_the_sale(records)
    leads, roads = lead_times(records.purchases, market), transit(records.purchases, market)
    week = weekday(fits)
    found = [
        product(records, one, fitted, clicks[one.sku], market)
        for one, fitted in zip(skus, fits, strict=True)
    ]
    return Fitted(
        first=first,
        last=last,
        products=tuple(with_forecast(one, records.forecast, week, market, last) for one in found),
        weekday=week,
        promotions=tuple(brought),
        uplift=uplift_to_come(brought, UPLIFT),
        hosts=_hosts(records, fits, market),
        delivery_days=after.delivery_days,
        payout_days=after.payout_days,
        commission=after.commission,
        seller_cancelled=after.seller_cancelled,
        lead_times=leads,
        transit=roads,
        receivables=after.receivables,
        on_the_way=on_the_way(records.purchases, last, leads, roads, market),
        questions=tuple(_questions(records, skus, ads, last)),
    )


def _fits(
    skus: Sequence[Daily],
    past: Sequence[Sale],
    clicks: Mapping[str, float | None],
    market: Scenario,
) -> list[FittedDemand]:
    """Return what the days of each SKU say of its demand."""
    stockout, found = market.market.stockout, []
    for one in skus:
        year = usual_multiple(market, [one.date(day) for day in range(len(one.units))])
        habits = Habits(stockout.traffic_lost_per_day, stockout.half_life_days, year)
        pull = pull_of(one, clicks[one.sku], market)
        found.append(fit_demand(_told(one), past, pull, _open(one), habits))
    return found


def _told(one: Daily) -> Daily:
    """Return days whose sessions can be told apart: where orders have no times, none of them is."""
    if one.live_units.any() or not one.live.any():
        return one
    mixed = one.live > 0
    return replace(one, out=one.out | mixed, units=np.where(mixed, 0, one.units))


def _open(one: Daily) -> Floats:
    """Return the share of each day in which no session of the SKU ran, (D,)."""
    share = 1.0 - one.live / OPEN_HOURS if one.live_units.any() else np.ones(len(one.units))
    return np.maximum(share, 0.05)


def _hosts(
    records: Records, fits: Sequence[FittedDemand], market: Scenario
) -> tuple[FittedHost, ...]:
    """Return what hosts sell, by sessions or by days with sessions."""
    rooms = named_rooms(records, [fitted.daily.sku for fitted in fits])
    found = hosts(rooms, in_sessions(records, rooms), fits, market)
    return found or excess_hosts(fits, market)


def _questions(
    records: Records, skus: Sequence[Daily], ads: pd.DataFrame, last: dt.date
) -> Iterator[str]:
    """Yield what the records leave open and the seller knows."""
    for one in skus:
        if not one.stock_told:
            runs = [run for run in runs_of(one.out) if run[1] > run[0]]
            for start, end in runs:
                yield say.OUT_OF_STOCK(
                    sku=one.sku, first=str(one.date(start + 1)), last=str(one.date(end))
                )
    spend, named = float(records.ads["spend"].sum()), float(ads["spend"].sum())
    if spend > named:
        yield say.ADS_WITHOUT_PRODUCT(share=f"{100 * (1 - named / spend):.0f}")
    planned = set(records.forecast.loc[records.forecast["date"] > pd.Timestamp(last), "sku"])
    for sku in sorted(planned & {one.sku for one in skus}):
        yield say.BY_FORECAST(sku=sku)
    for sku in doubly_told(records):
        yield say.TOLD_TWICE(sku=sku)
