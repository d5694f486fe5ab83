"""What is known on the eve of a time held out, what really was there, and what is widened."""

import dataclasses
import datetime as dt
import tomllib
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from sim.chance.streams import Streams
from sim.history.backtest.actual import Actual, Session, Shelf, plenty, shelf_of
from sim.history.backtest.happened import Past
from sim.history.backtest.held_out import AS_IT_WAS, held_out, spread_of
from sim.history.backtest.known_by import known_by
from sim.history.backtest.real_demand import filled, real_demand
from sim.history.backtest.rolling import TooShortError, origins
from sim.history.daily import Daily
from sim.history.days import daily
from sim.history.records import PURCHASES, SALES, Records
from sim.history.writing.marks import untouched
from sim.history.writing.widened import spread, widened
from sim.network import load
from sim.scenario.markets import markets
from sim.study.trace import trace
from tests.history.shops import START, Truth, orders, shops


def a_day(number):
    return START + dt.timedelta(number)


def test_origins_lie_thirty_days_apart_and_the_last_days_are_held_out():
    found = origins(a_day(0), a_day(179))
    assert found == (a_day(60), a_day(90), a_day(120), a_day(150))
    assert origins(a_day(0), a_day(179), most=2) == found[-2:]


def test_longer_times_held_out_do_not_overlap_either():
    found = origins(a_day(0), a_day(209), 45)
    assert found[-1] == a_day(165)
    assert {(b - a).days for a, b in pairwise(found)} == {45}


def test_records_of_89_days_are_too_short():
    assert len(origins(a_day(0), a_day(89))) == 1
    with pytest.raises(TooShortError, match="records of 89 days are too short"):
        origins(a_day(0), a_day(88))


def test_nothing_that_happened_later_is_known():
    table = orders(np.full(60, 4), "lamp", np.random.default_rng(1))
    origin = a_day(40)
    later = table["created"] >= pd.Timestamp(origin)
    changed = table.copy()
    changed.loc[later, "units"] = 99
    changed.loc[table["delivered"] >= pd.Timestamp(origin), "status"] = "cancelled by buyer"
    cancelled = changed["status"] == "cancelled by buyer"
    changed.loc[cancelled, "cancelled"] = pd.Timestamp(origin) + pd.Timedelta(days=3)
    changed.loc[cancelled, ["shipped", "delivered"]] = pd.NaT
    before, after = (known_by(Records(orders=o), origin).orders for o in (table, changed))
    assert len(before) == 160
    columns = ["order", "units", "status", "delivered"]
    pd.testing.assert_frame_equal(before[columns], after[columns])
    assert (before["delivered"].dropna() < pd.Timestamp(origin)).all()


def test_a_purchase_order_that_arrived_later_is_under_way():
    bought = pd.DataFrame(
        {
            "ordered": [pd.Timestamp(a_day(0)), pd.Timestamp(a_day(50))],
            "supplier": "factory",
            "mode": "sea",
            "sku": "lamp",
            "units": 5,
            "shipped": [pd.Timestamp(a_day(10)), pd.Timestamp(a_day(60))],
            "arrived": [pd.Timestamp(a_day(45)), pd.Timestamp(a_day(90))],
            "unit_cost": 1.0,
        }
    ).astype(PURCHASES)
    known = known_by(Records(purchases=bought), a_day(40)).purchases
    assert len(known) == 1
    assert known["arrived"].isna().all()
    assert known["shipped"].notna().all()


def test_what_a_close_is_above_the_last_one_came_that_day():
    left = np.array([3, 2, 4, 1, 0])
    stock = np.array([10.0, 8, 24, 23, 23])
    shelf = shelf_of(left, stock, 1, 4, np.zeros(5, int))
    assert shelf.opening == 10
    assert shelf.arrivals.tolist() == [0, 20, 0, 0]


def test_between_two_snapshots_goods_came_when_orders_arrived():
    left, arrived = np.full(6, 2), np.array([0, 0, 0, 50, 0, 0])
    stock = np.array([10.0, np.nan, np.nan, np.nan, np.nan, 50])
    assert shelf_of(left, stock, 1, 5, arrived).arrivals.tolist() == [0, 0, 50, 0, 0]
    assert shelf_of(left, stock, 1, 5, np.zeros(6, int)).arrivals.tolist() == [50, 0, 0, 0, 0]


def test_what_was_lost_is_taken_off_what_comes_next():
    left, stock = np.zeros(4, int), np.array([10.0, 7, 27, 27])
    assert shelf_of(left, stock, 1, 3, np.zeros(4, int)).arrivals.tolist() == [0, 17, 0]


def test_no_snapshot_before_the_origin_tells_no_shelf():
    stock = np.array([np.nan, np.nan, 5.0, 5.0])
    assert shelf_of(np.zeros(4, int), stock, 2, 2, np.zeros(4, int)) is None


def test_days_without_stock_count_only_where_the_shelf_is_told():
    sold = np.zeros((3, 2), int)
    out = np.array([[True, True], [False, False], [True, True]])
    told = Shelf(5, np.zeros(3, int), told=True)
    actual = Actual(a_day(0), ("a", "b"), sold, out, sold * 1.0, (told, plenty(sold[:, 1])), ())
    assert actual.counts.tolist() == [[True, False], [True, True], [True, False]]


@pytest.fixture(scope="module")
def malaysia():
    return load(markets()["malaysia"])


def a_month(malaysia):
    arrivals = np.zeros(30, int)
    arrivals[10] = 400
    host = malaysia.scenario.hosts[0].name
    return Actual(
        dt.date(2026, 9, 1),
        ("bestseller", "basic"),
        sold=np.full((30, 2), 20),
        out=np.zeros((30, 2), bool),
        spend=np.full((30, 2), 33.3),
        shelves=(Shelf(300, arrivals, told=True), plenty(np.full(30, 20))),
        sessions=(Session("bestseller", host, dt.datetime(2026, 9, 5, 20), 60),),
    )


def test_the_time_held_out_has_the_goods_that_were_there_and_no_others(malaysia):
    network = held_out(malaysia, a_month(malaysia))
    path = trace(network, AS_IT_WAS, 20, paths=("received", "ordered", "on_hand"))
    assert set(path.product("received", "bestseller")[-1]) == {400}
    assert set(path.product("ordered", "basic")[-1]) == {0}
    assert (path.product("on_hand", "bestseller")[0] <= 300).all()
    assert (path.product("on_hand", "basic") > 0).all()


def test_the_time_held_out_has_its_days_sessions_and_spend(malaysia):
    scenario = held_out(malaysia, a_month(malaysia)).scenario
    assert (scenario.start, scenario.days, scenario.run_off_days) == (dt.date(2026, 9, 1), 30, 0)
    assert [live.start for live in scenario.lives] == [dt.datetime(2026, 9, 5, 20)]
    assert scenario.products[0].ads.budget_per_day == 33.3
    assert "9.9" in {sale.name for sale in scenario.promotions}


def test_the_spread_of_a_sku_is_that_of_its_entries(malaysia):
    # PERT of 0.7, 1.0, 1.4: mean 6.1 / 6, variance 0.3167 * 0.3833 / 7.
    expected = np.sqrt(np.log1p((6.1 / 6 - 0.7) * (1.4 - 6.1 / 6) / 7 / (6.1 / 6) ** 2))
    assert spread_of(malaysia, "bestseller") == pytest.approx(expected)


def test_what_really_happened_is_cut_out_of_the_records():
    truth = dataclasses.replace(Truth(), stock=900, days=120)
    made = shops(truth, 2, seed=3)
    past = Past.of(made.records(0), daily(made.records(0)))
    actual = past.happened(a_day(60), 30, ["lamp"])
    assert actual.sold[:, 0].tolist() == made.sold[60:90, 0].tolist()
    (shelf,) = actual.shelves
    assert shelf.opening == made.stock[59, 0]
    came = np.diff(made.stock[59:90, 0]) + made.sold[60:90, 0]
    assert shelf.arrivals.tolist() == came.tolist()
    before = past.before(a_day(60), 28, ["lamp"])[:, 0]
    there = made.stock[32:60, 0] > 0
    assert before[there].tolist() == made.sold[32:60, 0][there].tolist()
    assert np.isnan(before[~there]).all()


def test_days_without_stock_are_filled_up_to_what_was_wanted():
    truth = dataclasses.replace(Truth(), stock=500, days=180, uplift=1.0)
    made = shops(truth, 4, seed=4)
    wanted, real, sold = 0.0, 0.0, 0.0
    for shop in range(4):
        (one,) = daily(made.records(shop))
        wanted += filled(one, 5, Streams(1, 0))[one.out].mean(axis=1).sum()
        real += made.wanted[one.out, shop].sum()
        sold += made.sold[one.out, shop].sum()
    assert sold < 0.6 * real
    assert wanted == pytest.approx(real, rel=0.15)


def a_daily(units, out=()):
    units = np.asarray(units)
    flags = np.isin(np.arange(len(units)), out)
    zeros = np.zeros(len(units))
    return Daily("lamp", "", START, units, flags, zeros, zeros, zeros, units * 0, True)


def test_weeks_that_lay_together_stay_together_and_weekdays_stay_what_they_are():
    past = real_demand([a_daily(np.arange(7 * 12))], 50, Streams(1, 0))
    assert (past.weeks, past.first.weekday()) == (12, 0)
    start = dt.date(2027, 1, 6)  # a Wednesday
    found = past.resampled(start, 60, Streams(2, 0))[:, 0]
    assert found.shape == (60, 50)
    assert (found % 7 == ((np.arange(60) + 2) % 7)[:, None]).all()
    steps = np.diff(found[:26], axis=0)  # the first block, less its Monday and Tuesday
    assert (steps == 1).all()
    assert len(set(found[0].tolist())) > 3


def test_seven_weeks_are_too_few_to_replay():
    assert real_demand([a_daily(np.full(55, 3))], 5, Streams(1, 0)) is None


FILE = """# my shop
name = "mine"   # stays

[[uncertain]]
what = "product.lamp.demand"
times = { law = "lognormal", mean = 1, cv = 0.1 }   # fit e2b1c6: 0.85 to 1.2
[[uncertain]]
what = "product.cup.demand"
times = [0.8, 1.0, 1.25]
[[uncertain]]
what = "settlement.payout_after_days"
plus = [-1, 0, 2]   # fit abc123: as it is
"""


def times_of(text):
    return [entry.get("times") for entry in tomllib.loads(text)["uncertain"]]


def test_demand_is_widened_and_nothing_else_changes():
    found = widened(FILE, 2.0, "2026-11-29")
    assert found.entries == ("product.lamp.demand", "product.cup.demand")
    law, points, other = times_of(found.text)
    assert law["cv"] == pytest.approx(0.2015, abs=0.001)
    assert points == [0.64, 1.0, 1.562]
    assert other is None
    changed = [line for line in found.text.splitlines() if line not in FILE.splitlines()]
    assert len(changed) == 2
    assert "[2 x { law" in found.text


def test_widening_twice_is_widening_once_and_the_last_factor_counts():
    once = widened(FILE, 1.6, "2026-11-29").text
    assert widened(once, 1.6, "2026-11-30") == (once, ())
    assert times_of(widened(once, 2.0, "x").text) == times_of(widened(FILE, 2.0, "x").text)
    assert times_of(widened(once, 1.0, "x").text) == times_of(FILE)


def test_a_number_that_was_fitted_is_still_fits_own_when_it_is_widened():
    text = widened(FILE, 1.6, "2026-11-29").text
    line = next(line for line in text.splitlines() if "lognormal" in line)
    assert untouched(times_of(text)[0], line[line.index("#") :])
    cup = text.splitlines()[9]
    assert "fit" not in cup


def test_a_spread_is_widened_on_the_scale_of_logarithms_within_what_a_file_may_say():
    assert spread([0.5, 1.0, 2.0], 2.0) == [0.25, 1.0, 4.0]
    assert spread([0.5, 1.0, 2.0], 9.0) == [0.01, 1.0, 10.0]
    assert spread({"law": "pert", "low": 0.5, "mode": 1.0, "high": 2.0}, 2.0)["high"] == 4.0


def test_a_sale_to_come_that_the_seller_told_is_known_before():
    told = pd.DataFrame({"sale": ["ours"], "first": ["2026-12-20"], "last": ["2026-12-21"]}).astype(
        dict(SALES)
    )
    known = known_by(Records(sales=told), dt.date(2026, 11, 1))
    assert known.sales["sale"].tolist() == ["ours"]
