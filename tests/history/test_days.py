import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sim.errors import UserError
from sim.history.days import daily, whole_days
from sim.history.orders import doubly_told
from sim.history.records import ADS, DAILY, ROOMS, STOCK, Records
from tests.history.shops import START, orders

RNG = np.random.default_rng(1)


def sold(*units, sku="lamp", between=(30, 23 * 60 + 50)):
    return orders(np.array(units), sku, np.random.default_rng(2), between)


def plain(*units, sku="lamp", **columns):
    table = pd.DataFrame(
        {
            "date": pd.date_range(START, periods=len(units)).as_unit("s"),
            "sku": sku,
            "units": units,
            "price": np.nan,
            "ad_spend": np.nan,
            "live_minutes": np.nan,
        }
    )
    return table.assign(**columns).astype(DAILY)


def shelf(*stock, sku="lamp", every=1):
    dates = pd.date_range(START, periods=len(stock), freq=f"{every}D").as_unit("s")
    return pd.DataFrame({"date": dates, "sku": sku, "stock": stock}).astype(STOCK)


def room(start, minutes=60.0, sku="lamp", host="anna"):
    row = {"room": "r", "host": host, "sku": sku, "start": pd.Timestamp(start)}
    return pd.DataFrame([{**row, "minutes": minutes, "orders": np.nan, "spend": 0.0}]).astype(ROOMS)


def only(records):
    (one,) = daily(records)
    return one


def test_what_was_paid_for_is_demand_and_what_was_called_off_is_not():
    lines = sold(5, 5, 5)
    lines.loc[0, "status"] = "cancelled by seller"
    lines.loc[1, "status"] = "cancelled by buyer"
    lines.loc[2, "status"] = "unpaid"
    lines.loc[3, "gift"] = True
    never_sent = lines.assign(shipped=lines["shipped"].mask(lines.index == 1))
    assert only(Records(orders=never_sent)).units[0] == 2
    assert only(Records(orders=lines)).units[0] == 3  # it was refused at the door


def test_a_last_day_that_ends_at_noon_is_not_counted():
    morning = sold(9, 9, 9).pipe(lambda t: t[t["created"] < pd.Timestamp("2026-06-03 12:00")])
    assert whole_days(Records(orders=morning)) == (START, START + dt.timedelta(1))
    assert only(Records(orders=morning)).units.tolist() == [9, 9]


def test_a_plain_table_tells_its_last_day_as_a_whole():
    assert only(Records(daily=plain(3, 0, 4))).units.tolist() == [3, 0, 4]


def test_where_orders_and_a_plain_table_tell_the_same_sku_the_orders_count():
    both = Records(orders=sold(9, 9, between=(1300, 1420)), daily=plain(50, 50))
    assert only(both).units.tolist() == [9, 9]
    assert doubly_told(both) == ["lamp"]


def test_a_first_sale_long_after_the_shops_is_a_launch():
    late = plain(*[0] * 20, 4, 5, sku="fan")
    found = daily(Records(daily=pd.concat([plain(*[2] * 22), late])))
    assert {one.sku: one.first for one in found} == {
        "lamp": START,
        "fan": START + dt.timedelta(20),
    }


def test_the_sku_that_brought_most_money_comes_first_and_so_many_are_kept():
    cheap, dear = plain(9, 9, price=1.0), plain(2, 2, sku="sofa", price=500.0)
    records = Records(daily=pd.concat([cheap, dear]))
    assert [one.sku for one in daily(records)] == ["sofa", "lamp"]
    assert [one.sku for one in daily(records, 1)] == ["sofa"]


def test_a_day_that_closed_without_stock_is_out():
    one = only(Records(daily=plain(3, 4, 2), stock=shelf(5, 0, 8)))
    assert one.out.tolist() == [False, True, False]
    assert one.stock_told


def test_between_snapshots_a_day_without_a_sale_is_as_the_empty_one_beside_it():
    one = only(Records(daily=plain(3, 0, 0, 0, 4, 0, 5), stock=shelf(5, 0, 9, every=3)))
    assert one.out.tolist() == [False, True, True, True, False, False, False]
    assert not one.stock_told


def test_prices_are_means_of_what_was_sold_that_day():
    one = only(Records(daily=pd.concat([plain(3, 0, price=10.0), plain(1, 0, price=6.0)])))
    assert one.price[0] == pytest.approx(9.0)
    assert np.isnan(one.price[1])


def test_ads_belong_to_the_sku_that_the_campaign_names():
    ads = pd.DataFrame(
        {
            "date": [pd.Timestamp(START)] * 3,
            "campaign": ["Lamp summer", "brand", "lamp pro x"],
            "sku": "",
            "spend": [5.0, 7.0, 11.0],
            "clicks": np.nan,
            "orders": np.nan,
        }
    ).astype(ADS)
    two = pd.concat([plain(5), plain(4, sku="lamp pro")])
    spend = {one.sku: one.spend[0] for one in daily(Records(daily=two, ads=ads))}
    assert spend == {"lamp": 5.0, "lamp pro": 11.0}


def test_what_was_ordered_while_a_session_ran_is_the_sessions():
    quiet, busy = sold(4, 6, between=(600, 700)), sold(0, 7, between=(1200, 1259))
    busy["order"] = "b" + busy["order"]
    late = sold(0, 1, between=(1400, 1401))
    late["order"] = "c" + late["order"]
    lines = pd.concat([quiet, busy, late], ignore_index=True)
    one = only(Records(orders=lines, rooms=room("2026-06-02 20:00")))
    assert one.live_units.tolist() == [0, 7]
    assert one.live.tolist() == [0.0, 1.0]
    assert one.units.tolist() == [4, 14]


def test_a_session_without_a_sku_is_of_the_one_that_sold_most_while_it_ran():
    lamps, fans = sold(0, 3, between=(1200, 1259)), sold(0, 8, sku="fan", between=(1200, 1259))
    fans["order"] = "f" + fans["order"]
    late = sold(1, 1, between=(1400, 1401))
    late["order"] = "c" + late["order"]
    lines = pd.concat([lamps, fans, late], ignore_index=True)
    found = daily(Records(orders=lines, rooms=room("2026-06-02 20:00", sku="")))
    assert {one.sku: int(one.live_units.sum()) for one in found} == {"fan": 8, "lamp": 0}


def test_without_any_sale_there_is_nothing_to_fit():
    with pytest.raises(UserError, match="tell of no sale"):
        whole_days(Records())
