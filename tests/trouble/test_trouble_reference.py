"""Faults of the plain model itself: large baskets, and a warehouse that nothing lies in."""

import pytest
from scipy import stats

from sim.network import parse
from tests.reference.agree import assert_agrees
from tests.reference.chance import extra_units

from .scenes import case

BASKETS = """
name = "baskets"
currency = "USD"
start = 2026-01-05
days = 20
current_rule = "by air"
[cash]
opening = 20_000
[[product]]
name = "lamp"
price = 25
unit_cost = 9
opening_stock = 200
suppliers = ["factory"]
demand = { units_per_day = 5000, units_per_order = 2 }
[[supplier]]
name = "factory"
lead_time_days = 3
[[lane]]
mode = "air"
to = "shelf"
transit_days = 4
rate = 1
per = "kg"
[[warehouse]]
name = "shelf"
dock_days = 0
[[policy]]
name = "by air"
"""
UNUSED = """
name = "unused"
currency = "USD"
start = 2027-09-05
days = 20
current_rule = "rule"
[cash]
opening = 66_000
[[product]]
name = "p0"
price = 20.84
unit_cost = 15.8
suppliers = ["s0"]
warehouse = "W2"
opening_stock = 100
demand = { units_per_day = 6.579 }
[[supplier]]
name = "s0"
lead_time_days = 3
[[lane]]
mode = "sea"
to = "W2"
transit_days = 4
rate = 51.24
per = "kg"
[[warehouse]]
name = "W1"
dock_days = 0
capacity_m3 = 0.385
over_capacity_per_m3_day = 2.0
[[warehouse]]
name = "W2"
dock_days = 0
[[shop]]
name = "second"
[[listing]]
product = "p0"
shop = "second"
demand = { units_per_day = 1.683 }
stock_of = "main"
[[policy]]
name = "rule"
"""


def agreed(text, policy, worlds=3):
    return assert_agrees(case(parse(text)), policy, worlds)


def test_thousands_of_orders_in_baskets_end_and_agree():
    assert (agreed(BASKETS, "by air").totals["units_wanted"] > 180_000).all()


@pytest.mark.parametrize("orders", [1, 40, 2_000, 50_000])
@pytest.mark.parametrize("below", [1e-9, 0.02, 0.5, 0.999, 1 - 1e-7])
def test_units_beyond_one_an_order_are_negative_binomial(orders, below):
    assert extra_units(orders, 1.6, below) == stats.nbinom(orders, 1 / 1.6).ppf(below)


def test_a_certain_score_ends_too():
    assert extra_units(5_000, 2.0, 1.0) > 5_000


def test_a_warehouse_that_nothing_lies_in_costs_nothing_and_is_told():
    totals = agreed(UNUSED, "rule").totals
    assert (totals["warehouse_fees"] == 0).all()
    unbooked = UNUSED.replace("capacity_m3 = 0.385", "")
    unbooked = unbooked.replace("over_capacity_per_m3_day = 2.0", "")
    assert "warehouse_fees" not in agreed(unbooked, "rule").totals
