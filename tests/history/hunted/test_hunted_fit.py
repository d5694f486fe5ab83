"""Exports as sellers have them: files that do not fit each other, days to come, names in names."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.history.belongings import named_ads, named_rooms
from sim.history.days import daily
from sim.history.fitting.after_the_sale import after_the_sale, returns
from sim.history.fitting.calendar import sales
from sim.history.fitting.hosts import who
from sim.history.fitting.lead_times import as_of, on_the_way, transit
from sim.history.fitting.product import _stock
from sim.history.questions import questions
from sim.history.records import (
    ADS,
    DAILY,
    ORDERS,
    PURCHASES,
    ROOMS,
    STOCK,
    Records,
)
from sim.network import load
from tests.history.hunted.messy import bought, days, paid, sold, table
from tests.history.shops import START

MARKET = load("scenarios/market-thailand.toml").scenario


def owed(lines, settlements):
    found = after_the_sale(Records(orders=lines, settlements=settlements)).receivables
    return {(due.on - START).days: pytest.approx(due.amount) for due in found}


def asked(records):
    found = questions(records, daily(records), records.ads)
    return [line for line in found if "days only" not in line]  # these shops are short


# Goods on the way


def test_goods_whose_arrival_is_written_for_a_day_to_come_are_on_the_way_until_then():
    purchases = table(PURCHASES, [bought(shipped=-5, arrived=40), bought(arrived=30)])
    last = START + dt.timedelta(30)
    (coming,) = on_the_way(purchases, last, (), (), MARKET)
    assert coming.arrives == START + dt.timedelta(40)


def test_an_arrival_to_come_tells_nothing_of_how_long_freight_takes():
    hoped = table(PURCHASES, [bought(shipped=-5, arrived=40)])
    assert transit(as_of(hoped, START + dt.timedelta(30)), MARKET) == ()
    (way,) = transit(as_of(hoped, START + dt.timedelta(40)), MARKET)
    assert way.orders == 1


def test_goods_that_no_sale_names_and_goods_long_overdue_are_asked_about():
    purchases = table(
        PURCHASES,
        [
            bought("Lamp W", 77),
            bought(units=50, ordered=-400),
            bought(units=5, ordered=-30),
            bought(ordered=-90, shipped=-60, arrived=-30),
        ],
    )
    asks = asked(Records(orders=sold(*[3] * 20), purchases=purchases))
    assert len(asks) == 2
    assert "77 units of 'Lamp W'" in asks[0]
    assert "50 units of 'lamp'" in asks[1]


# Stock


def close(stock, sold_units=(4, 4, 4, 4, 4), purchases=()):
    plain = table(
        DAILY,
        [{"date": days(n), "sku": "lamp", "units": one} for n, one in enumerate(sold_units)],
    )
    told = [{"date": days(day), "sku": "lamp", "stock": units} for day, units in stock.items()]
    records = Records(
        daily=plain, stock=table(STOCK, told), purchases=table(PURCHASES, list(purchases))
    )
    return _stock(records, daily(records)[0])


def test_what_was_sold_since_the_last_snapshot_is_no_longer_there():
    assert close({0: 90, 4: 50}) == 50
    assert close({0: 90, 2: 50}) == 42
    assert close({2: 5}) == 0


def test_what_arrived_since_the_last_snapshot_is_there():
    came = bought(units=30, arrived=3), bought(units=7, arrived=2), bought(units=9, arrived=5)
    assert close({2: 50}, purchases=came) == 72


def test_a_snapshot_of_the_morning_after_tells_the_stock_and_one_of_another_month_does_not():
    assert close({5: 33}) == 33
    assert close({0: 90, 5: 33}) == 33
    assert close({40: 33}) is None


def test_a_snapshot_that_is_some_days_old_is_asked_about():
    def of(day):
        stock = table(STOCK, [{"date": days(day), "sku": "lamp", "stock": 500}])
        return asked(Records(orders=sold(*[3] * 20), stock=stock))

    (ask,) = of(10)
    assert "2026-06-11" in ask
    assert "2026-06-19" in ask
    assert of(17) == of(19) == []


def test_stock_of_skus_that_no_sale_names_is_asked_about():
    stock = table(STOCK, [{"date": days(1), "sku": "LAMP", "stock": 5}])
    (ask,) = asked(Records(orders=sold(*[3] * 20), stock=stock))
    assert "LAMP" in ask


# Sales of the platform


def test_a_sale_in_which_the_records_end_is_a_sale():
    (sale,) = sales(dt.date(2026, 10, 20), dt.date(2026, 11, 10), western=False)
    assert sale.name == "11.11 2026"
    assert not sales(dt.date(2026, 10, 20), dt.date(2026, 11, 8), western=False)
    assert sales(dt.date(2026, 11, 12), dt.date(2026, 11, 30), western=False)
    assert not sales(dt.date(2026, 11, 13), dt.date(2026, 11, 30), western=False)


# Money that is owed


def test_orders_of_a_shop_without_settlements_are_not_owed():
    lines = sold(*[3] * 20)
    both = pd.concat([lines, sold(*[5] * 20, shop="shopify")], ignore_index=True)
    settled = paid(lines)[:40]
    assert owed(both, settled) == owed(lines, settled) != {}


def test_what_came_back_is_not_owed():
    lines = sold(*[3] * 20)
    settled = paid(lines)[:57]
    whole = owed(lines, settled)
    assert whole == {29: 24.0}
    assert owed(lines.assign(returned=[0] * 58 + [1, 1]), settled) == {29: 8.0}


def test_one_old_order_that_was_paid_late_makes_no_others_owed():
    lines = sold(*[3] * 60)
    settled = paid(lines)
    of_late = settled["settled"] > days(40)
    of_late.iloc[0] = True
    settled.loc[0, "settled"] = days(45)
    assert owed(lines, settled[of_late]) == {}


def test_settlements_that_end_early_make_nothing_owed_that_was_due_before_the_last_day():
    lines = sold(*[3] * 60)
    settled = paid(lines)
    early = settled[settled["settled"] <= days(30)]
    found = owed(lines, early)
    assert min(found) == 60
    assert sum(due.expected for due in found.values()) == pytest.approx(8.0 * 3 * 10)
    (ask,) = asked(Records(orders=lines, settlements=early))
    assert "2026-07-01" in ask


def test_what_has_not_been_delivered_is_paid_out_after_its_way_from_the_warehouse():
    lines = sold(*[3] * 20)
    lines.loc[58, "delivered"] = pd.NaT
    lines.loc[59, ["shipped", "delivered"]] = pd.NaT
    settled = paid(lines.dropna(subset=["delivered"]))
    assert owed(lines, settled) == {28: 8.0, 29: 8.0}


def test_what_came_back_to_a_shop_that_tells_no_delivery_is_its_return_share():
    lines = sold(*[3] * 90, shop="shopify").assign(delivered=pd.NaT, shipped=pd.NaT).astype(ORDERS)
    lines["returned"] = (np.arange(len(lines)) % 6 == 0).astype(np.int64)
    lines.loc[lines["created"] > days(62), "returned"] = 0  # may still come back
    share, after = returns(Records(orders=lines), "lamp")
    assert share.value == pytest.approx(1 / 6, abs=0.02)
    assert after is None


# Several shops, days without any order


def test_a_shop_whose_orders_end_early_is_asked_about():
    lines = pd.concat([sold(*[3] * 40), sold(*[3] * 20, shop="shopee")], ignore_index=True)
    (ask,) = asked(Records(orders=lines))
    assert "orders of shopee end on 2026-06-20, those of the other files on 2026-07-10" in ask
    seldom = pd.concat([sold(*[3] * 40), sold(*[1] + [0] * 35, shop="shopee")], ignore_index=True)
    assert asked(Records(orders=seldom)) == []


def test_days_on_which_a_busy_shop_sold_nothing_at_all_tell_nothing_even_with_stock():
    units = [8] * 30 + [0] * 14 + [8] * 30
    shelf = [{"date": days(n), "sku": "lamp", "stock": 500} for n in range(len(units))]
    records = Records(orders=sold(*units), stock=table(STOCK, shelf))
    (one,) = daily(records)
    assert one.stock_told
    assert np.flatnonzero(one.out).tolist() == list(range(29, 44))
    (ask,) = asked(records)
    assert "from 2026-07-01 to 2026-07-14" in ask


# Names in names, sessions without a host


def test_a_sku_that_is_part_of_a_word_of_a_campaign_is_not_its_product():
    names = ["Summer sale", "A - video", "2012 best", "push 12_a"]
    ads = table(ADS, [{"date": days(0), "campaign": name, "spend": 1.0} for name in names])
    found = named_ads(Records(ads=ads), ["A", "12"])
    assert found[["campaign", "sku"]].to_numpy().tolist() == [
        ["A - video", "A"],
        ["push 12_a", "12"],
    ]


def test_a_report_that_tells_the_sku_is_not_overruled_by_the_campaigns_name():
    ads = table(ADS, [{"date": days(0), "campaign": "lamp push", "sku": "fan", "spend": 1.0}])
    assert named_ads(Records(ads=ads), ["lamp", "fan"])["sku"].tolist() == ["fan"]


def test_titles_of_sessions_are_no_hosts():
    titles = pd.Series([f"Sale night {n}" for n in range(20)])
    assert set(who(titles)) == {"live"}
    hosts = pd.Series(["anna", "ben", "anna", "", "ben"])
    assert who(hosts).tolist() == ["anna", "ben", "anna", "live", "ben"]


def test_sessions_that_sold_nothing_count_too():
    rows = [
        {"room": f"r{n}", "start": days(n) + pd.Timedelta(hours=hour), "minutes": 60.0}
        for n, hour in enumerate([12, 12, 0])
    ]
    lines = sold(0, 0, 0, 6)
    at_noon = lines.assign(created=days(0) + pd.Timedelta(hours=12.5)).astype(ORDERS)
    records = Records(orders=at_noon, rooms=table(ROOMS, rows))
    found = named_rooms(records, ["lamp", "fan"])
    assert found["sku"].tolist() == ["lamp"] * 3


def test_a_shop_of_one_sku_need_not_name_it_in_purchase_orders():
    from sim.history.fit import fit  # noqa: PLC0415 - only this one fits

    records = Records(
        orders=sold(*[3] * 20), purchases=table(PURCHASES, [bought("", shipped=-5, arrived=40)])
    )
    (coming,) = fit(records, MARKET).on_the_way
    assert (coming.sku, coming.units) == ("lamp", 100)
    other = replace(records, orders=pd.concat([records.orders, sold(1, sku="fan")]))
    assert "100 units of ''" in fit(other, MARKET).questions[-1]
