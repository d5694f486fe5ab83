"""The last day to order for a sale, worked backwards by hand."""

import pytest

from sim import trace
from sim.study.arrivals import Arrivals
from sim.study.last_days import LastDays, last_days
from tests.oracles.textbook import days_after, textbook

ITEM = {"demand": {"units_per_day": 10}}
SALE = {"name": "sale", "products": ["item"], "sale_days": 2, "uplift": 2}


def days(sale=20, lead=7, supplier=None, **tables):
    """Return the last days for a sale on a day, one pair a way; day 0 is a Monday."""
    network = textbook(
        30,
        product=ITEM,
        promotion=SALE | {"sale_from": days_after(sale)},
        supplier=supplier or {"lead_time_days": lead},
        **tables,
    )
    return [(row.half, row.most) for row in last_days(network, Arrivals(network))]


def test_a_week_before_the_sale_is_the_last_day_of_a_lead_time_of_a_week():
    assert days() == [(13, 13)]


def test_an_order_of_the_first_day_that_comes_a_day_late_is_too_late():
    assert days(sale=7) == [(0, 0)]
    assert days(sale=6) == [(None, None)]


def test_one_order_in_ten_that_takes_two_weeks_moves_the_day_for_19_of_20_alone():
    law = {"law": "discrete", "values": [7, 14], "weights": [9, 1]}
    assert days(lead=law) == [(13, 6)]


def test_a_factory_that_is_closed_takes_no_orders_and_makes_nothing():
    """Closed on days 10 to 13: an order of day 9 is made on that day and on days 14 to 19."""
    closed = {"first_day": days_after(10), "last_day": days_after(13)}
    assert days(supplier={"lead_time_days": 7, "closed": [closed]}) == [(9, 9)]


def test_goods_wait_for_the_next_sailing():
    """Ships leave on Mondays, days 0, 7, 14, and take three days."""
    sails = {"sails": ["monday"], "transit_days": 3}
    assert days(lead=2, lane=sails) == [(12, 12)]
    assert days(sale=16, lead=2, lane=sails) == [(5, 5)]


def test_an_order_after_a_season_of_congestion_may_be_there_before_an_earlier_one():
    """Until day 10 ten days become 20: of the first days day 0 makes it, then day 11 again."""
    slow = {"first_day": days_after(0), "last_day": days_after(10), "multiple": 2.0}
    assert days(sale=22, lead=0, lane={"transit_days": 10, "congestion": [slow]}) == [(12, 12)]
    assert days(sale=20, lead=0, lane={"transit_days": 10, "congestion": [slow]}) == [(0, 0)]


def test_the_world_brings_what_is_ordered_on_the_last_day_and_not_what_is_ordered_later():
    """The factory is off at weekends and closed on days 10 to 13; ships leave on Tuesdays."""
    closed = {"first_day": days_after(10), "last_day": days_after(13)}
    works = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    tables = {
        "supplier": {"lead_time_days": 4, "closed": [closed], "works": works},
        "lane": {"sails": ["tuesday"], "transit_days": 4},
    }
    for sale in (13, 20):
        ((last, _),) = days(sale=sale, **tables)
        assert there(last, tables) <= sale < there(last + 1, tables)


def there(day, tables):
    """Return the first day on which the world has a batch of a day on the shelf."""
    batch = {"rule": "first batch", "quantity": 5, "on_day": day}
    network = textbook(
        30, product={"demand": {"units_per_day": 0}}, policy={"order": batch}, **tables
    )
    return (trace(network, runs=1).paths["on_hand"][:, 0, 0] > 0).argmax()


def test_each_way_has_its_row_and_a_sale_beyond_the_plan_has_none():
    lanes = [{"mode": "sea", "transit_days": 10}, {"mode": "air", "transit_days": 3}]
    assert days(lead=1, lane=lanes) == [(9, 9), (16, 16)]
    assert days(sale=30) == []
    assert days(sale=-1) == []


def test_products_that_come_by_the_same_way_share_a_row():
    items = [ITEM | {"name": name} for name in ("mug", "pot", "cup")]
    law = {"law": "gamma", "mean": 7, "cv": 0.4}
    network = textbook(
        30,
        product=items,
        supplier={"lead_time_days": law},
        promotion=SALE | {"products": ["mug", "pot"], "sale_from": days_after(20)},
    )
    (row,) = last_days(network, Arrivals(network))
    assert row[:4] == ("sale", ("mug", "pot"), "factory", "sea")
    assert isinstance(row, LastDays)


@pytest.mark.parametrize(("units", "there"), [(1, 7), (100, 7), (101, 8), (1000, 16)])
def test_a_large_order_takes_the_days_that_capacity_asks_for(units, there):
    """100 a day: the first hundred are made within the lead time."""
    network = textbook(30, product=ITEM, supplier={"lead_time_days": 7, "capacity_per_day": 100})
    arrivals = Arrivals(network)
    (way,) = arrivals.ways(0)
    assert arrivals.by(way, 0, units).tolist() == [there, there]
