"""Rules of the fit that no other test would miss."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sim.history.days import daily, whole_days
from sim.history.fit import fit
from sim.history.fitting.ads import clicks_a_unit_of_spend, pull_of
from sim.history.fitting.after_the_sale import _commission, after_the_sale, returns
from sim.history.fitting.calendar import sales
from sim.history.fitting.demand import Habits, fit_demand
from sim.history.fitting.hosts import hosts
from sim.history.fitting.lead_times import lead_times, on_the_way, transit
from sim.history.fitting.model import AdPull, _carried, price, week
from sim.history.fitting.model import sales as sale_days
from sim.history.fitting.observed import OPEN_HOURS
from sim.history.fitting.priors import HALF_SATURATION, ORDERS_PER_CLICK
from sim.history.fitting.product import _last_cost, _price
from sim.history.records import ADS, DAILY, ORDERS, PURCHASES, ROOMS, STOCK, Records
from sim.network import load
from tests.history.hunted.messy import bought, days, paid, sold, table
from tests.history.shops import START

MARKET = load("scenarios/market-thailand.toml").scenario


def plain(*units, sku="lamp", **columns):
    rows = [{"date": days(n), "sku": sku, "units": one} for n, one in enumerate(units)]
    return table(DAILY, rows).assign(**columns).astype(DAILY)


def only(records):
    (one,) = daily(records)
    return one


# Days


@pytest.mark.parametrize(("clock", "whole"), [("21:59", 0), ("22:00", 1)])
def test_a_day_is_whole_whose_last_order_is_of_ten_in_the_evening(clock, whole):
    lines = sold(1, 1).assign(created=[days(0), days(1) + pd.Timedelta(f"{clock}:00")])
    assert whole_days(Records(orders=lines.astype(ORDERS)))[1] == START + dt.timedelta(whole)


def test_a_plain_table_that_tells_the_last_day_too_tells_it_as_a_whole():
    noon = sold(1, 1).assign(created=[days(0), days(1) + pd.Timedelta(hours=12)]).astype(ORDERS)
    both = Records(orders=noon, daily=plain(4, 4, sku="fan"))
    longer = Records(orders=noon, daily=plain(4, 4, 4, sku="fan"))
    assert whole_days(both)[1] == START + dt.timedelta(1)
    assert whole_days(longer)[1] == START + dt.timedelta(2)


def test_minutes_of_sessions_in_a_plain_table_are_hours_of_the_day():
    one = only(Records(daily=plain(3, 4, live_minutes=[90.0, np.nan])))
    assert one.live.tolist() == [1.5, 0.0]


def test_of_two_snapshots_of_a_day_the_last_row_counts():
    stock = [{"date": days(0), "sku": "lamp", "stock": units} for units in (0, 7)]
    assert not only(Records(daily=plain(3), stock=table(STOCK, stock))).out.any()


@pytest.mark.parametrize(("after", "first"), [(14, 0), (15, 15)])
def test_a_first_sale_is_a_launch_if_it_comes_more_than_two_weeks_after_the_shops(after, first):
    late = plain(*[0] * after, 4, sku="fan")
    found = daily(Records(daily=pd.concat([plain(*[2] * 20), late])))
    assert {one.sku: one.first for one in found}["fan"] == START + dt.timedelta(first)


def test_a_quiet_day_whose_snapshot_tells_goods_is_not_out():
    stock = [{"date": days(n), "sku": "lamp", "stock": s} for n, s in enumerate([0, 5, 5, 5, 5])]
    one = only(Records(daily=plain(2, 0, 0, 3, 3), stock=table(STOCK, stock)))
    assert one.out.tolist() == [True, False, False, False, False]


def test_without_any_snapshot_a_run_of_zeros_is_out_of_stock():
    gap = plain(*[8] * 20, *[0] * 10, *[8] * 20)
    one, other = daily(Records(daily=pd.concat([gap, plain(*[5] * 50, sku="fan")])))
    assert np.flatnonzero(one.out).tolist() == list(range(19, 30))
    assert not other.out.any()


def test_what_is_ordered_as_a_session_ends_is_not_the_sessions():
    at = [20.0, 20.5, 21.0]
    lines = sold(3).assign(created=[days(0) + pd.Timedelta(hours=hour) for hour in at])
    late = sold(1, sku="fan").assign(created=days(0) + pd.Timedelta(hours=23))
    room = {"room": "r", "sku": "lamp", "start": days(0) + pd.Timedelta(hours=20), "minutes": 60.0}
    both = pd.concat([lines, late]).astype(ORDERS)
    found = {one.sku: one for one in daily(Records(orders=both, rooms=table(ROOMS, [room])))}
    assert found["lamp"].live_units.tolist() == [2]


def test_two_sessions_at_once_sell_no_more_than_was_sold():
    lines = sold(3).assign(created=days(0) + pd.Timedelta(hours=22)).astype(ORDERS)
    start = days(0) + pd.Timedelta(hours=21)
    rows = [{"room": r, "sku": "lamp", "start": start, "minutes": 90.0} for r in ("a", "b")]
    assert only(Records(orders=lines, rooms=table(ROOMS, rows))).live_units.tolist() == [3]


def test_what_sold_most_half_a_year_ago_does_not_come_first():
    old = plain(*[90] * 60, *[0] * 100, price=1.0)
    new = plain(*[5] * 160, sku="fan", price=1.0)
    assert [one.sku for one in daily(Records(daily=pd.concat([old, new])))] == ["fan", "lamp"]


# After the sale


def test_refunds_tell_nothing_of_payouts():
    lines = sold(*[3] * 20)
    refunds = paid(lines, after=40).assign(refund=True)
    records = Records(orders=lines, settlements=pd.concat([paid(lines), refunds]))
    assert after_the_sale(records).payout_days.value == pytest.approx(7)


def test_the_platforms_share_is_of_all_money_of_the_last_90_days():
    lines = sold(*[2] * 200)
    fees = paid(lines)
    old = fees["settled"] <= fees["settled"].max() - pd.Timedelta(days=90)
    fees.loc[old, "fees"] = -9.0
    assert _commission(Records(settlements=fees)).value == pytest.approx(0.2)
    fees.loc[fees.index[-1], ["revenue", "fees"]] = [1e6, -1e5]
    assert _commission(Records(settlements=fees)).value == pytest.approx(0.1, abs=0.001)


def test_what_the_seller_cancelled_is_counted_in_units():
    lines = sold(*[1] * 100).assign(units=1)
    lines.loc[0, ["units", "status"]] = [11, "cancelled by seller"]
    found = after_the_sale(Records(orders=lines)).seller_cancelled
    assert found.value == pytest.approx(11 / 110)


def test_orders_on_their_way_are_owed_and_those_before_the_settlements_are_not():
    lines = sold(*[3] * 60)
    settled = paid(lines).iloc[60:-3]
    lines.loc[179, ["delivered", "status"]] = [pd.NaT, "waiting"]
    due = after_the_sale(Records(orders=lines, settlements=settled)).receivables
    assert sum(one.amount for one in due) == pytest.approx(3 * 8.0)


def test_a_refund_before_the_delivery_is_no_return():
    lines = sold(*[3] * 60).assign(returned=1)
    back = paid(lines, after=9).assign(refund=True)
    early = paid(lines, after=-2).assign(refund=True)
    records = Records(orders=lines, settlements=pd.concat([back, early]))
    assert returns(records, "lamp")[1].value == pytest.approx(9)


# Lead times


def test_an_order_of_several_skus_counts_once():
    rows = [bought(sku, shipped=-40 + n, ordered=-60 + n) for n in range(3) for sku in "abc"]
    (way,) = lead_times(table(PURCHASES, rows), MARKET)
    assert way.orders == 3
    arrived = [row | {"arrived": row["shipped"] + pd.Timedelta(days=18)} for row in rows]
    (road,) = transit(table(PURCHASES, arrived), MARKET)
    assert road.orders == 3


def test_goods_sent_on_the_day_of_the_order_have_a_lead_time():
    rows = [bought(ordered=n, shipped=n) for n in range(4)]
    (way,) = lead_times(table(PURCHASES, rows), MARKET)
    assert 0 < way.mean.low <= way.mean.value < 5


def test_goods_on_an_unknown_road_take_the_longest_one():
    goods = table(PURCHASES, [bought(shipped=10) | {"mode": ""}])
    (coming,) = on_the_way(goods, START + dt.timedelta(10), (), (), MARKET)
    longest = max(lane.transit_days.mean for lane in MARKET.lanes)
    assert coming.arrives == START + dt.timedelta(10 + int(longest))


# Prices and costs


def test_the_price_is_the_mean_of_what_was_paid_in_the_last_four_weeks():
    units = [1] * 30 + [1, 3] * 14
    told = plain(*units, price=[99.0] * 30 + [10.0, 6.0] * 14)
    assert _price(only(Records(daily=told))) == pytest.approx((10 + 3 * 6) / 4)


def test_the_cost_is_that_of_the_last_order_wherever_it_stands():
    rows = [bought(ordered=-5) | {"unit_cost": 3.0}, bought(ordered=-90) | {"unit_cost": 2.0}]
    assert _last_cost(table(PURCHASES, rows), "lamp") == 3.0


# The model


def test_the_first_of_seven_columns_is_monday():
    assert START.weekday() == 0
    assert week(START, 3).columns.argmax(axis=1).tolist() == [0, 1, 2]
    assert week(START + dt.timedelta(4), 3).columns.argmax(axis=1).tolist() == [4, 5, 6]


def test_the_week_after_a_sale_begins_on_the_day_after_it():
    one = only(Records(daily=plain(*[3] * 20)))
    sale = sales(dt.date(2026, 6, 1), dt.date(2026, 12, 31), western=False)[0]
    own = sale._replace(first=START + dt.timedelta(3), last=START + dt.timedelta(5))
    on, after = sale_days(one, [own])
    assert np.flatnonzero(on.columns[:, 0]).tolist() == [3, 4, 5]
    assert np.flatnonzero(after.columns[:, 0]).tolist() == [6, 7, 8, 9, 10, 11, 12]


def test_double_dates_last_as_long_as_platforms_have_them():
    found = sales(dt.date(2026, 9, 1), dt.date(2026, 12, 31), western=False)
    assert [(sale.first.day, sale.last.day) for sale in found] == [
        (8, 10),
        (9, 11),
        (10, 12),
        (11, 13),
    ]


def test_prices_that_hardly_moved_tell_nothing_of_what_they_do():
    steady = only(Records(daily=plain(*[3] * 60, price=[10.0, 10.2] * 30)))
    moved = only(Records(daily=plain(*[3] * 60, price=[10.0, 11.0] * 30)))
    assert price(steady) == []
    assert len(price(moved)) == 1


def test_a_price_that_is_not_told_is_the_one_before():
    assert _carried(np.array([np.nan, 2.0, np.nan, 3.0, np.nan])).tolist() == [2, 2, 2, 3, 3]


# Sessions, ads, drift


def fitted(units, live_units=None, live=None):
    from dataclasses import replace  # noqa: PLC0415 - only here

    one = only(Records(daily=plain(*units)))
    zeros = np.zeros(len(units))
    nothing = np.zeros(len(units), np.int64)
    one = replace(
        one,
        live=zeros if live is None else live,
        live_units=nothing if live_units is None else live_units,
        stock_told=True,
    )
    ads = AdPull(zeros, zeros, ORDERS_PER_CLICK, HALF_SATURATION)
    return fit_demand(one, (), ads, Habits(0.0, 14.0, zeros + 1.0))


def test_what_sessions_sold_is_no_part_of_the_level_and_their_hours_are_taken_off_the_day():
    units = np.random.default_rng(4).poisson(20.0, 120)
    sessions = np.zeros(120, np.int64)
    sessions[::2] = 30
    quiet = fitted(units).level.value
    assert fitted(units + sessions, sessions).level.value == pytest.approx(quiet, rel=0.02)
    one = np.zeros(120, np.int64)
    one[0] = 1  # orders have times, so that sessions can be told apart
    half = fitted(units + one, one, np.full(120, OPEN_HOURS / 2)).level.value
    assert half == pytest.approx(2 * quiet, rel=0.02)


def test_growth_is_of_30_days_and_drift_leaves_a_plan_more_open_than_today():
    units = np.random.default_rng(5).poisson(10.0 * 1.3 ** (np.arange(150) / 30.0))
    found = fitted(units)
    assert 1.1 < found.growth.value < 1.45
    level_sd = np.log(found.level.high / found.level.low) / 3.29
    assert found.ahead_sd > 1.2 * level_sd


def test_a_host_sells_what_goes_beyond_the_usual_an_hour():
    units = np.random.default_rng(6).poisson(47.0, 60)
    found = fitted(units)
    starts = [days(n) + pd.Timedelta(hours=20) for n in range(0, 60, 2)]
    rooms = table(
        ROOMS,
        [
            {"room": f"r{n}", "host": "anna", "sku": "lamp", "start": at, "minutes": 120.0}
            for n, at in enumerate(starts)
        ],
    )
    took = pd.DataFrame({"place": rooms.index, "sku": "lamp", "units": 64})
    (host,) = hosts(rooms, took, [found], MARKET)
    assert host.units_per_hour.value == pytest.approx(30.0, rel=0.05)
    assert host.usual_minutes == 120


def test_clicks_are_those_of_a_unit_of_money_and_a_pull_lasts_into_the_next_day():
    rows = [{"date": days(n), "sku": "lamp", "spend": 50.0, "clicks": 200.0} for n in range(3)]
    assert clicks_a_unit_of_spend(table(ADS, rows), "lamp") == 4.0
    one = only(Records(daily=plain(*[3] * 6, ad_spend=[0.0, 0.0, 100.0, 0.0, 0.0, 0.0])))
    pull = pull_of(one, None, MARKET).pull
    assert pull[1] == 0 < pull[4] < pull[3] < pull[2] < 100


def test_the_budget_is_the_mean_of_all_days_of_the_last_four_weeks():
    spend = [500.0] * 20 + [28.0, 0.0] * 14
    shop = fit(Records(daily=plain(*[3] * 48, ad_spend=spend, price=10.0)), MARKET)
    assert shop.products[0].ads.budget_per_day == pytest.approx(14.0)
