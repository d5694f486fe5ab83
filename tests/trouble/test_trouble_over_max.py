"""(s,S) with cartons: orders are raised to whole cartons, or stay at or below S."""

import pytest

from sim.policy.orders.s_s import MinMax

from .scenes import ran

SHOP = """
days = 20
[[product]]
name = "mug"
carton = {carton}
opening_stock = {stock}
demand = {{ units_per_day = 0 }}
[[supplier]]
name = "maker"
minimum_order = {least}
[[policy]]
name = "rule"
order = {{ rule = "(s,S)", s = 200, up_to = 300{more} }}
"""
CAPPED = ", never_above = true"


def at_the_end(stock=194, carton=100, least=1, more=""):
    text = SHOP.format(stock=stock, carton=carton, least=least, more=more)
    return ran(text).path("on_hand")[-1]


def test_an_order_is_raised_to_whole_cartons_unless_it_may_never_lift_stock_above_s():
    assert at_the_end() == 394
    assert at_the_end(more=CAPPED) == 294


def test_what_fits_exactly_is_ordered_by_both():
    assert at_the_end(stock=200) == at_the_end(stock=200, more=CAPPED) == 300


def test_where_no_carton_fits_none_is_ordered():
    assert at_the_end(stock=194, carton=150) == 344
    assert at_the_end(stock=194, carton=150, more=CAPPED) == 194


def test_where_the_supplier_s_least_order_does_not_fit_none_is_ordered():
    assert at_the_end(stock=194, carton=50, least=120) == 344
    assert at_the_end(stock=194, carton=50, least=120, more=CAPPED) == 194
    assert at_the_end(stock=94, carton=50, least=120, more=CAPPED) == 294


def test_the_position_counts_what_buyers_wait_for():
    more = CAPPED + ' }\n[market]\nstockout = { orders = "backordered" '
    text = SHOP.format(stock=0, carton=100, least=1, more=more).replace(
        "units_per_day = 0", "units_per_day = 10"
    )
    ordered = ran(text).flow("ordered")
    # Day 0: 300. Day 10, at 200: one carton.
    assert ordered[0] == 300
    assert ordered[10] == 100


def test_a_rule_that_forgets_the_cap_is_found(monkeypatch):
    units = MinMax.units

    def forgets(rule, desk, levels):
        return units(rule.model_copy(update={"never_above": False}), desk, levels)

    monkeypatch.setattr(MinMax, "units", forgets)
    with pytest.raises(AssertionError):
        test_an_order_is_raised_to_whole_cartons_unless_it_may_never_lift_stock_above_s()
