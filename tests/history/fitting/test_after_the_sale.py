import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sim.history.fit import fit
from sim.history.fitting.after_the_sale import after_the_sale, returns
from sim.history.orders import demand_lines
from sim.history.records import ORDERS, SETTLEMENTS, Records
from sim.network import load
from tests.history.shops import START, orders

MARKET = load("scenarios/market-thailand.toml").scenario


def lines(number=120, **columns):
    """Return an order an hour from the first morning on, delivered after three days."""
    table = orders(np.array([number]), "lamp", np.random.default_rng(1))
    created = pd.Timestamp(START) + pd.to_timedelta(np.arange(number), unit="h")
    times = {
        "created": created,
        "shipped": created + pd.Timedelta(days=1),
        "delivered": created + pd.Timedelta(days=3),
    }
    return table.assign(**{**times, **columns}).astype(ORDERS)


def settled(sales, after=7, fees=-2.0, **columns):
    table = pd.DataFrame(
        {
            "shop": sales["shop"],
            "order": sales["order"],
            "refund": False,
            "created": sales["created"],
            "settled": sales["delivered"].dt.normalize() + pd.Timedelta(days=after),
            "amount": 10.0 + fees,
            "revenue": 10.0,
            "fees": fees,
            "affiliates": 0.0,
        }
    )
    return table.assign(**columns).astype(SETTLEMENTS)


def test_days_of_delivery_and_payout_and_the_platforms_share_are_told():
    sales = lines()
    found = after_the_sale(Records(orders=sales, settlements=settled(sales)))
    assert found.delivery_days.value == 2
    assert found.payout_days.value == pytest.approx(7)
    assert found.commission.value == pytest.approx(0.2)
    assert found.receivables == ()


def test_a_payout_that_grew_slower_has_a_wide_range():
    sales = lines(24 * 70)
    early = sales["created"] < pd.Timestamp(START) + pd.Timedelta(days=35)
    paid = settled(sales)
    slower = sales["delivered"].dt.normalize() + pd.Timedelta(days=15)
    paid["settled"] = paid["settled"].where(early, slower).astype("datetime64[s]")
    found = after_the_sale(Records(orders=sales, settlements=paid)).payout_days
    assert 10.5 < found.value < 11.5
    assert found.high - found.low > 2


def test_what_is_not_settled_is_held_by_the_platform_after_fees_until_its_payout():
    sales = lines(100)
    paid = settled(sales.head(60))
    due = after_the_sale(Records(orders=sales, settlements=paid)).receivables
    assert sum(one.amount for one in due) == pytest.approx(40 * 10 * 0.8)
    assert due[0].on == START + dt.timedelta(2 + 3 + 7)  # the 61st order is of the third day


def test_money_that_should_be_there_is_expected_on_the_first_morning():
    sales = lines(24 * 30)
    paid = settled(sales.drop(index=[5]))
    (due,) = after_the_sale(Records(orders=sales, settlements=paid)).receivables
    assert due.on == START + dt.timedelta(30)


def test_without_settlements_nothing_is_held():
    assert after_the_sale(Records(orders=lines())).receivables == ()


def test_what_the_seller_cancelled_is_a_share_of_what_was_paid_for():
    sales = lines(100)
    sales.loc[:9, "status"] = "cancelled by seller"
    sales.loc[10:19, "status"] = "cancelled by buyer"
    sales.loc[10:19, "shipped"] = pd.NaT
    found = after_the_sale(Records(orders=sales)).seller_cancelled
    assert found.value == pytest.approx(10 / 90)


def test_returns_are_a_share_of_what_was_delivered_long_ago():
    sales = lines(24 * 60)
    sales["returned"] = (np.arange(len(sales)) % 10 == 0).astype(np.int64)
    recent = sales["created"] > pd.Timestamp(START) + pd.Timedelta(days=35)
    sales.loc[recent, "returned"] = 0  # what may still come back
    found, _ = returns(Records(orders=sales), "lamp")
    assert found.value == pytest.approx(0.1, abs=0.01)


def test_a_file_without_any_return_says_nothing_of_returns():
    assert returns(Records(orders=lines(24 * 60)), "lamp") == (None, None)


def test_a_refund_tells_after_how_many_days_goods_come_back():
    sales = lines(24 * 60)
    sales["returned"] = (np.arange(len(sales)) % 10 == 0).astype(np.int64)
    back = settled(sales[sales["returned"] == 1], after=9, refund=True)
    _, days = returns(Records(orders=sales, settlements=back), "lamp")
    assert days.value == pytest.approx(9)


def test_a_parcel_refused_at_the_door_was_demand_and_is_a_share_of_what_was_sent():
    sales = lines(100)
    sales.loc[:8, "status"] = "cancelled by buyer"
    early = sales.assign(shipped=sales["shipped"].where(sales.index > 8))
    at_the_door, before = (after_the_sale(Records(orders=table)) for table in (sales, early))
    assert at_the_door.refused.value == pytest.approx(0.09)
    assert before.refused.value == 0
    assert demand_lines(Records(orders=sales))["units"].sum() == 100
    assert demand_lines(Records(orders=early))["units"].sum() == 91


def test_orders_of_a_day_that_is_not_over_are_not_owed_for_the_plan_sells_that_day():
    sales = lines(24 * 30 + 9)  # the last day ends at nine in the morning
    paid = settled(sales[sales["delivered"] < sales["created"].max() - pd.Timedelta(days=7)])
    found = fit(Records(orders=sales, settlements=paid), MARKET)
    whole = fit(Records(orders=sales.head(24 * 30), settlements=paid), MARKET)
    assert found.last == whole.last == START + dt.timedelta(29)
    assert found.receivables == whole.receivables
