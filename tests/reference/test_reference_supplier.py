"""Suppliers in full: the lockstep model gives the path of the scalar one, world by world."""

import pytest

from sim.network import parse
from tests.reference.agree import assert_agrees, case_of
from tests.reference.small import UP_TO_320, small

WORLDS = 20

WHOLE = """
[[supplier]]
name = "factory"
lead_time_days = { law = "gamma", mean = 5, cv = 0.4 }
minimum_order = 40
minimum_per_purchase_order = { units = 150 }
order_fee = 18
capacity_per_day = 35
outage = { per_year = 12, days = { law = "gamma", mean = 5, cv = 0.6 } }
works = ["monday", "tuesday", "wednesday", "thursday", "friday"]
deposit_share = 0.35
balance_days = 2
price_breaks = [ { from_units = 90, discount = 0.05 }, { from_units = 160, discount = 0.1 } ]
credit = [ { bought_units = 200, balance_days = 9 } ]
late = { chance = 0.3, days = { law = "poisson", mean = 3 } }
short_shipment = { chance = 0.4, share = { law = "triangular", low = 0, mode = 0.1, high = 0.3 } }
defects = { share = 0.12, credited = 0.5 }
[[supplier.closed]]
first_day = 2026-03-20
last_day = 2026-03-24
wind_down_days = 4
ramp_up_days = 6
defect_multiple = 3

[[supplier]]
name = "market"
premium = 0.1
minimum_per_purchase_order = { money = 450 }
ready_stock = { units = 70, remake_days = 5 }
defects = { share = 0.6 }
"""


POLICIES = {
    "one supplier a product": UP_TO_320,
    "both": UP_TO_320
    + """
freight = { rule = "split", air_share = 0.4 }
sourcing = { rule = "split", share = 0.4 }
""",
}


def with_suppliers(policy: str) -> str:
    """Return the small scenario with suppliers that do everything."""
    return small(empty="backordered", policy=policy, suppliers=WHOLE)


@pytest.mark.parametrize("cash", ["900", "1_700", "3_000"])
@pytest.mark.parametrize("least", ["units = 230", "money = 1_100"])
def test_orders_that_the_cash_cuts_are_equal_in_every_world(cash, least):
    """Deposits of all, fees, and minima of products and orders, with two suppliers a product."""
    suppliers = """
[[supplier]]
name = "factory"
lead_time_days = 4
minimum_order = 20
minimum_per_purchase_order = { LEAST }
deposit_share = 1.0
order_fee = 40

[[supplier]]
name = "market"
lead_time_days = { law = "gamma", mean = 5, cv = 0.4 }
minimum_order = 12
minimum_per_purchase_order = { money = 250 }
deposit_share = 0.8
order_fee = 15
""".replace("LEAST", least)
    text = small(cash=cash, policy=POLICIES["both"], suppliers=suppliers, in_product="alone = true")
    record = assert_agrees(case_of(text), "it", WORLDS)
    assert (record.totals["orders_placed"] > 0).all()


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_suppliers_in_full_are_equal_in_every_world(policy):
    record = assert_agrees(case_of(with_suppliers(policy)), "it", WORLDS)
    assert (record.totals["units_failed"] > 0).all()


def test_the_text_switches_on_all_that_a_supplier_has():
    one, other = parse(with_suppliers(POLICIES["both"])).scenario.suppliers
    silent = set(type(one).model_fields) - one.model_fields_set - other.model_fields_set
    assert not silent
