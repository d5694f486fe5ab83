"""Receive, review, demand: traces of toys that can be solved by hand."""

from sim.world.core.clock import MARKET, ORDER_OF_THE_DAY

from .toys import flows, mugs, toy

RQ = {"name": "rule", "order": {"rule": "(r,Q)", "r": 10.0, "q": 20.0}}


def test_an_order_of_day_t_with_lead_time_two_is_sold_on_day_t_plus_two():
    toy_shop = toy(policy=[RQ])
    # 20 on Monday, 5 a day; on day 2 the morning finds 10 = r, orders 20, there on day 4.
    assert flows(toy_shop, "ordered") == [0, 0, 20, 0, 0, 0, 20, 0, 0, 0]
    assert flows(toy_shop, "received") == [0, 0, 0, 0, 20, 0, 0, 0, 20, 0]
    assert mugs(toy_shop, "on_hand") == [15, 10, 5, 0, 15, 10, 5, 0, 15, 10]


def test_what_takes_no_time_is_there_the_same_morning():
    rule = {"name": "rule", "order": {"rule": "(R,S)", "up_to": 20.0}}
    toy_shop = toy(policy=[rule], supplier__lead_time_days=0)
    assert mugs(toy_shop, "on_hand") == [15] * 10
    assert flows(toy_shop, "received") == [0] + [5] * 9


def test_the_horizon_s_last_day_is_closed_and_receives():
    toy_shop = toy(policy=[RQ], days=5)
    assert mugs(toy_shop, "received")[-1] == 20


def test_a_day_s_demand_is_lost_when_the_shelf_is_empty():
    toy_shop = toy(days=6)
    assert flows(toy_shop, "wanted") == [5] * 6
    assert flows(toy_shop, "served") == [5, 5, 5, 5, 0, 0]


def test_backorders_are_filled_before_new_demand_is_served():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 30.0, "on_day": 3}}
    toy_shop = toy(policy=[rule], market__stockout={"orders": "backordered"})
    assert mugs(toy_shop, "backlog") == [0, 0, 0, 0, 5, 0, 0, 0, 0, 0]
    assert mugs(toy_shop, "on_hand") == [15, 10, 5, 0, 0, 20, 15, 10, 5, 0]


def test_no_two_departments_share_a_minute():
    minutes = [moment.minute for moment in ORDER_OF_THE_DAY]
    assert minutes == sorted(set(minutes))
    assert all(minute < MARKET.minute for minute in minutes[:-2])


def test_the_wanted_units_of_a_day_do_not_depend_on_live_steps():
    import datetime as dt  # noqa: PLC0415 - only here

    live = {"product": "mug", "host": "host", "start": dt.datetime(2026, 6, 2, 20), "minutes": 60}
    quiet = {"name": "host", "units_per_hour": 0.0}
    assert flows(toy(live=[live], host=[quiet]), "wanted") == [5] * 10
