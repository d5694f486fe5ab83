"""A credit line, solved by hand: interest to the cent, and what it lets the gate spend."""

import numpy as np

from .toys import cash, run, toy

BATCH = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}


def drawn(**credit):
    """Return a shop that pays 100.00 a day out of 250.00 and earns nothing."""
    terms = {"opening": 250.0, "fixed_cost_per_day": 100.0, "spend_freely": True}
    return toy(days=5, cash=terms | credit, product__opening_stock=0)


def test_interest_is_paid_daily_on_what_is_drawn_at_the_close():
    # 36.5 % a year is a thousandth a day: of 50.00, then 150.05, then 250.20.
    line = {"limit": 1000.0, "interest_per_year": 0.365}
    assert cash(drawn(credit=line)) == [15_000, 5000, -5005, -15_020, -25_045]
    totals = run(drawn(credit=line)).totals
    assert totals["interest_paid"][0] == 0.45
    assert totals["profit"][0] == -500.45


def test_cash_below_zero_costs_nothing_without_a_line():
    assert cash(drawn()) == [15_000, 5000, -5000, -15_000, -25_000]
    assert "interest_paid" not in run(drawn()).totals


def test_cash_is_short_beyond_the_line_only():
    for limit, short in ((250.0, 0.0), (249.99, 0.01), (100.0, 150.0)):
        assert run(drawn(credit={"limit": limit})).totals["cash_short"][0] == short


def order(**terms):
    return toy(policy=[BATCH], cash={"opening": 300.0} | terms, supplier__deposit_share=1.0)


def test_orders_may_draw_on_the_line_above_the_reserve():
    line = {"limit": 80.0}
    assert run(order()).totals["units_ordered"][0] == 75
    assert run(order(credit=line)).totals["units_ordered"][0] == 95
    assert run(order(credit=line, keep_at_least=40.0)).totals["units_ordered"][0] == 85
    assert np.min(run(order(credit=line)).paths["cash"]) == -8000


def test_a_line_for_bills_only_leaves_orders_to_own_cash():
    line = {"limit": 80.0, "pays_for_orders": False}
    assert run(order(credit=line)).totals["units_ordered"][0] == 75
