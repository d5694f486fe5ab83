import datetime as dt

import pandas as pd
import pytest

from sim.history.fitting.lead_times import lead_times, on_the_way, transit
from sim.history.records import PURCHASES
from sim.network import load

MARKET = load("scenarios/market-thailand.toml").scenario


def purchases(*rows):
    """Return orders of 100 lamps: supplier, mode, ordered, shipped, arrived."""
    columns = ("supplier", "mode", "ordered", "shipped", "arrived")
    table = pd.DataFrame(rows, columns=columns).assign(sku="lamp", units=100, unit_cost=2.5)
    for name in columns[2:]:
        table[name] = pd.to_datetime(table[name])
    return table[list(PURCHASES)].astype(PURCHASES)


def many(days_to_ship, days_on_road, number=30):
    first = pd.Timestamp("2026-01-01")
    rows = []
    for n in range(number):
        ordered = first + pd.Timedelta(days=7 * n)
        shipped = ordered + pd.Timedelta(days=days_to_ship + n % 3 - 1)
        rows.append(("Ningbo", "sea", ordered, shipped, shipped + pd.Timedelta(days=days_on_road)))
    return purchases(*rows)


def test_many_orders_tell_their_suppliers_days_and_their_modes():
    (lead,) = lead_times(many(20, 18), MARKET)
    (road,) = transit(many(20, 18), MARKET)
    assert (lead.name, road.name, lead.orders) == ("Ningbo", "sea", 30)
    assert lead.mean.value == pytest.approx(20, rel=0.02)
    assert road.mean.value == pytest.approx(18, rel=0.02)
    assert lead.mean.low < 20 < lead.mean.high


def test_two_orders_leave_much_open_and_lean_on_the_market():
    (few,), (lots,) = lead_times(many(30, 18, 2), MARKET), lead_times(many(30, 18, 40), MARKET)
    assert few.mean.high / few.mean.low > 1.3 * lots.mean.high / lots.mean.low
    assert few.mean.value < lots.mean.value


def test_goods_that_have_not_arrived_are_on_the_way_until_they_usually_would():
    table = purchases(
        ("Ningbo", "sea", "2026-06-01", "2026-06-20", None),
        ("Ningbo", "sea", "2026-06-10", None, None),
        ("Ningbo", "sea", "2026-01-10", "2026-01-20", None),
        ("Ningbo", "sea", "2026-01-10", "2026-01-20", "2026-02-01"),
    )
    last = dt.date(2026, 6, 30)
    coming = on_the_way(
        table, last, lead_times(many(20, 18), MARKET), transit(many(20, 18), MARKET), MARKET
    )
    assert [one.arrives for one in coming] == [
        dt.date(2026, 7, 8),
        dt.date(2026, 7, 18),
        dt.date(2026, 7, 1),  # overdue: the morning after the last day
    ]
    assert {one.units for one in coming} == {100}
