"""Fit: what a seller's records say of a shop, each number with what they leave open."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from ..scenario.scenario import Scenario
from .belongings import in_sessions, named_ads, named_rooms
from .daily import Daily
from .days import daily, whole_days
from .fitted import Fitted, FittedHost
from .fitting.ads import clicks_a_unit_of_spend, pull_of
from .fitting.after_the_sale import after_the_sale
from .fitting.calendar import Sale, is_western, sales, span, to_come, usual_multiple, with_own
from .fitting.demand import FittedDemand, Habits, fit_demand
from .fitting.forecast import with_forecast
from .fitting.hosts import excess_hosts, hosts
from .fitting.lead_times import as_of, lead_times, on_the_way, transit
from .fitting.priors import UPLIFT
from .fitting.product import product
from .fitting.promotions import promotions, uplift_to_come
from .fitting.week import weekday
from .orders import all_skus
from .plausible import refuse_strange_prices, strange_costs
from .questions import questions
from .records import Records

MOST_PRODUCTS = 50


def fit(records: Records, market: Scenario, products: int = MOST_PRODUCTS) -> Fitted:
    """Return what records say of a shop in a market, in whose money they are.

    Errors: UserError where nothing was sold.
    """
    records = _of_one_sku(records)
    first, last = whole_days(records)
    skus = daily(records, products)
    western, whole = is_western(market), span(records.sales)
    past = with_own(sales(first, last, western=western), records.sales, first, last)
    ads = named_ads(records, all_skus(records))
    clicks = {one.sku: clicks_a_unit_of_spend(ads, one.sku) for one in skus}
    fits = _fits(skus, past, clicks, market)
    brought = promotions(fits, past, UPLIFT)
    after = after_the_sale(_until(records, last))
    bought = as_of(records.purchases, last)
    leads, roads = lead_times(bought, market), transit(bought, market)
    week = weekday(fits)
    found = [
        product(records, one, fitted, clicks[one.sku], market)
        for one, fitted in zip(skus, fits, strict=True)
    ]
    refuse_strange_prices(found, market)
    return Fitted(
        first=first,
        last=last,
        products=tuple(with_forecast(one, records.forecast, week, market, last) for one in found),
        weekday=week,
        promotions=tuple(brought),
        uplift=uplift_to_come(brought, UPLIFT),
        hosts=_hosts(records, fits, market, (first, last)),
        delivery_days=after.delivery_days,
        payout_days=after.payout_days,
        commission=after.commission,
        seller_cancelled=after.seller_cancelled,
        refused=after.refused,
        lead_times=leads,
        transit=roads,
        receivables=after.receivables,
        on_the_way=on_the_way(records.purchases, last, leads, roads, market),
        questions=(*questions(records, skus, ads), *strange_costs(found, market)),
        sales_to_come=to_come(records.sales, last, western=western),
        sales_told=(whole.first, whole.last) if whole else None,
    )


def _of_one_sku(records: Records) -> Records:
    """Return records whose purchase orders name their SKU, where a shop has but one."""
    skus, bought = all_skus(records), records.purchases
    if len(skus) != 1:
        return records
    return replace(records, purchases=bought.assign(sku=bought["sku"].replace("", skus[0])))


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
        found.append(fit_demand(one, past, pull, habits))
    return found


def _until(records: Records, last: dt.date) -> Records:
    """Return records without the orders of a day that was not over."""
    over = records.orders["created"] < pd.Timestamp(last) + pd.Timedelta(days=1)
    return replace(records, orders=records.orders[over])


def _hosts(
    records: Records,
    fits: Sequence[FittedDemand],
    market: Scenario,
    between: tuple[dt.date, dt.date],
) -> tuple[FittedHost, ...]:
    """Return what hosts sell, by sessions of the days that records tell of, or by such days."""
    rooms = named_rooms(records, all_skus(records))
    rooms = rooms[rooms["start"].dt.date.between(*between)]
    found = hosts(rooms, in_sessions(records, rooms), fits, market)
    return found or excess_hosts(fits, market)
