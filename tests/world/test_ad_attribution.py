"""What ads bring and what is attributed to them, dearer clicks, and plans that stand by."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan

from .toys import flows, network_of, run, tables_of, toy

ADS = {
    "budget_per_day": 10.0, "cost_per_click": 0.5, "orders_per_click": 0.5, "half_saturation": 10.0,
}  # fmt: skip
"""5 orders a day: 20 clicks, half of them worth an order, half as good at the half saturation."""


def shop(ads=(), **changes):
    usual = {"product__opening_stock": 500, "days": 4}
    return toy(product__ads=ADS | dict(ads), **(usual | changes))


def test_the_dashboard_counts_a_multiple_of_what_ads_brought():
    totals = run(shop({"attributed_multiple": 1.5})).totals
    # 10 mugs a day at 10.00, 5 of them by ads; 10.00 a day is spent.
    assert totals["ad_orders_incremental"][0] == 20
    assert totals["ad_orders_attributed"][0] == 30
    assert totals["ad_sales_incremental"][0] / totals["ad_spend"][0] == pytest.approx(5.0)
    assert totals["ad_sales_attributed"][0] / totals["ad_spend"][0] == pytest.approx(7.5)


def test_the_dashboard_counts_no_more_than_all_orders():
    assert run(shop({"attributed_multiple": 9.0})).totals["ad_orders_attributed"][0] == 40


def test_without_a_dashboard_nothing_is_told():
    assert not [name for name in run(shop()).totals if "incremental" in name]


def test_the_desk_shows_what_the_dashboard_counts():
    desks = []

    class Noting:
        def decide(self, desk):
            desks.append(desk)
            return Decision()

    network = shop({"attributed_multiple": 1.5})
    run_block(network, Noting(), draw_luck(network, 0), make_plan(network), 1)
    assert desks[3].ad_orders[3, 0, 0] == pytest.approx(3 * 7.5)


def test_clicks_are_dearer_while_a_stockout_is_not_forgotten():
    stockout = {"traffic_lost_per_day": 0.5, "half_life_days": 1e6}
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 400.0, "on_day": 3}}
    usual = {
        "product__demand": {"units_per_day": 0.0}, "product__opening_stock": 10, "days": 9,
        "policy": [rule], "market__stockout": stockout,
    }  # fmt: skip
    # The shelf closes empty on days 1 to 4: a sixteenth of the traffic is left on day 5.
    plain, dearer = flows(shop(**usual), "wanted"), flows(
        shop({"rank_lost_click_price": 0.6}, **usual), "wanted"
    )  # fmt: skip
    assert plain[5:] == [5, 5, 5, 5]
    price = 0.5 * (1 + 0.6 * 15 / 16)
    assert sum(dearer[5:]) == pytest.approx(4 * 10 / price * 0.5 / 2, abs=1)


def cups(**ads):
    """Return a second product whose ads stand by."""
    return {
        "name": "cup", "price": 10.0, "unit_cost": 4.0, "opening_stock": 500,
        "suppliers": ["factory"], "demand": {"units_per_day": 0.0},
        "ads": ADS | {"standby": True} | ads,
    }  # fmt: skip


def two(policy, **changes):
    table = tables_of(shop(**changes))
    table["product"] = [*table["product"], cups()]
    table["policy"] = [policy]
    return network_of(table)


def spent_on_cups(network):
    return (np.diff(run(network).paths["wanted"][:, 1, 0], prepend=0) > 0).tolist()


def test_ads_that_stand_by_are_not_spent_and_not_planned_for():
    network = two({"name": "rule"})
    assert spent_on_cups(network) == [False] * 4
    assert run(network).totals["ad_spend"][0] == 40.0
    assert make_plan(network).sources["ads"][:4, 1].tolist() == [0, 0, 0, 0]


def test_plan_b_wakes_them_while_the_first_plan_pauses():
    plan_b = {
        "name": "rule",
        "ads": {
            "rule": "plan b", "instead": {"mug": "cup"}, "at_days": 2, "restart_days": 9,
            "window": 1,
        },
    }  # fmt: skip
    network = two(plan_b, product__opening_stock=30, days=5)
    # 30 mugs at ten a day, then 20: two days of cover; the pause lasts below nine.
    assert spent_on_cups(network) == [False, True, True, True, True]


def test_a_policy_of_one_s_own_wakes_them_by_asking():
    class Wakes:
        def decide(self, desk):
            return Decision(standby=1.0 if desk.day == 2 else 0.0)

    network = two({"name": "rule"})
    record = run_block(network, Wakes(), draw_luck(network, 0), make_plan(network), 1, ("wanted",))
    assert np.diff(record.paths["wanted"][:, 1, 0], prepend=0).tolist() == [0, 0, 5, 0]


def test_a_date_in_a_plan_that_stands_by_is_kept():
    steps = [{"date": dt.date(2026, 6, 3), "budget_per_day": 20.0}]
    network = shop({"steps": steps, "standby": True})
    assert run(network).totals["ad_spend"][0] == 0.0
