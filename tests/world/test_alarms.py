"""Alarms counted by hand, and what the desk shows for alerts: full shelves, clicks, late orders."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.demand.ads import NoAdsReport
from sim.world.run.alarms import Alarms
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.reference.alarms import alarms

from .toys import flows, mugs, run, toy

COUNTS = ("stockouts", "stockouts_missed", "warning_days", "false_alarms", "alert_days")


def cover(yellow, **order):
    """Return a policy that alerts at so many days of yesterday's sales."""
    lines = {"yellow": yellow, "orange": 0, "red": 0, "window": 1}
    return [{"name": "rule", "alert": {"rule": "days of cover", **lines}, **order}]


def counted(**changes):
    totals = run(toy(**changes)).totals
    return tuple(int(totals[name][0]) for name in COUNTS)


def order(r):
    return {"order": {"rule": "(r,Q)", "r": r, "q": 20}}


def test_a_stockout_is_warned_of_from_the_first_morning_of_its_alert_spell():
    # 20, 15, 10, 5 in the morning: yellow from day 2 on, empty at the close of day 3.
    assert counted(policy=cover(2)) == (1, 0, 1, 0, 8)
    assert counted(policy=cover(3)) == (1, 0, 2, 0, 9)


def test_an_alert_on_the_very_morning_is_a_warning_of_no_days():
    assert counted(policy=cover(1)) == (1, 0, 0, 0, 7)


def test_a_stockout_that_begins_while_green_is_missed_and_its_late_alert_is_not_false():
    # Day 3 closes empty, day 4 is red; the goods of day 3's order are there on day 5.
    late = {"order": {"rule": "first batch", "quantity": 100.0, "on_day": 3}}
    assert counted(policy=cover(0, **late)) == (1, 1, 0, 0, 1)


def test_a_spell_that_an_order_ended_in_time_is_a_false_alarm():
    # Mornings 20, 15, 10, 25, 20, 15, 10, 25, 20, 15: yellow at 10 on days 2 and 6.
    assert counted(policy=cover(2, **order(15))) == (0, 0, 0, 2, 2)
    # At 15 on days 1, 2, 5, 6 and 9; the last spell still runs.
    assert counted(policy=cover(3, **order(15))) == (0, 0, 0, 2, 5)


def test_each_stockout_has_a_warning_of_its_own():
    # Mornings 20, 15, 10, 5, 20, 15, 10, 5, 20, 15; empty at the close of days 3 and 7.
    assert counted(policy=cover(2, **order(10))) == (2, 0, 2, 0, 4)


def test_a_product_is_not_out_of_stock_before_its_launch():
    launch = {"product__on_sale_from": dt.date(2026, 6, 4), "product__opening_stock": 0}
    assert counted(**launch) == (1, 1, 0, 0, 0)


def test_without_an_alert_all_stockouts_are_missed_and_no_day_is_an_alert_day():
    assert counted(policy=[{"name": "rule", **order(10)}]) == (2, 2, 0, 0, 0)


def test_the_months_of_a_run_are_thirty_days_each():
    assert run(toy(days=45)).totals["months"][0] == 1.5


@given(
    st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=60),
)
def test_spells_counted_day_by_day_are_those_read_off_at_the_end(days):
    levels, outs = (list(column) for column in zip(*days, strict=True))
    found = Alarms((1, 1))
    for level, out in days:
        found.close(np.array([[level]]), np.array([[out]]))
    assert alarms(levels, outs) == {
        "stockouts": found.stockouts[0, 0],
        "stockouts_missed": found.missed[0, 0],
        "warning_days": found.warning_days[0, 0],
        "false_alarms": found.false_alarms[0, 0],
        "alert_days": found.alert_days[0, 0],
    }


# --- what the desk shows --------------------------------------------------------------------


def test_percent_are_those_of_the_shelf_on_the_morning_of_the_last_receipt():
    # 20, 15, 10, 25 (20 came), 20, 15, 10, 25: half of 20 on day 2, half of 25 never again.
    rule = {"rule": "percent of stock", "yellow": 50, "orange": 0, "red": 0}
    policy = [{"name": "rule", "alert": rule, **order(15)}]
    assert mugs(toy(policy=policy), "level") == [0, 0, 1, 0, 0, 0, 1, 0, 0, 0]


def test_goods_that_come_at_once_make_the_shelf_of_their_own_morning_full():
    rule = {"rule": "percent of stock", "yellow": 80, "orange": 60, "red": 50}
    batch = {"order": {"rule": "first batch", "quantity": 80.0, "on_day": 1}}
    policy = [{"name": "rule", "alert": rule, **batch}]
    # 15 and 80 on day 1 make 95: 76, 57 and 47.5 are the lines; mornings 20, 15, 90, 85, ...
    toy_shop = toy(policy=policy, supplier__lead_time_days=0, product__demand={"units_per_day": 5})
    assert mugs(toy_shop, "level") == [0, 1, 0, 0, 0, 1, 1, 1, 1, 2]


def test_an_order_goes_out_reaction_days_after_the_morning_that_called_for_it():
    policy = [{"name": "rule", "reaction_days": 1, **order(10)}]
    assert flows(toy(policy=policy), "ordered") == [0, 0, 0, 20, 0, 0, 0, 0, 20, 0]
    assert mugs(toy(policy=policy), "on_hand") == [15, 10, 5, 0, 0, 15, 10, 5, 0, 0]


class Noting:
    """Orders nothing and keeps what the ads manager shows."""

    def __init__(self):
        self.clicks, self.orders = [], []

    def decide(self, seen):
        self.clicks.append(seen.clicks[:, 0, 0].tolist())
        self.orders.append(seen.ad_orders[:, 0, 0].tolist())
        return Decision()


ADS = {
    "budget_per_day": 10.0, "cost_per_click": 0.5, "orders_per_click": 0.25,
    "half_saturation": 1e9,
}  # fmt: skip


def shown(**changes):
    network, noting = toy(days=4, **changes), Noting()
    run_block(network, noting, draw_luck(network, 0), make_plan(network), 1)
    return noting


def test_the_ads_manager_shows_clicks_and_orders_up_to_yesterday():
    # 20 clicks a day, a quarter of which become orders.
    found = shown(product__ads=ADS, product__opening_stock=500)
    assert found.clicks[3] == pytest.approx([0, 20, 40, 60])
    assert found.orders[3] == pytest.approx([0, 5, 10, 15])
    assert [len(clicks) for clicks in found.clicks] == [1, 2, 3, 4]


def test_ads_that_stand_still_on_an_empty_shelf_are_not_clicked():
    found = shown(product__ads=ADS, product__opening_stock=9)
    assert found.clicks[3] == pytest.approx([0, 20, 20, 20])


def test_without_ads_nobody_clicks_and_nothing_is_kept():
    assert shown().clicks[3] == [0, 0, 0, 0]
    report = NoAdsReport(365, (9, 2000))
    assert report.clicks.base.nbytes == 8
