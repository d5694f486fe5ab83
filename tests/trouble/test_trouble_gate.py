"""The cash gate: no order may lead cash below the floor on any day until its last cost."""

from itertools import product

import numpy as np
import pytest

from sim.study.trace import trace
from sim.world.run.treasury import LookAhead

from .scenes import ran, scene

SHOP = """
days = 100
[cash]
opening = {opening}
keep_at_least = 500
fixed_cost_per_day = {fixed}
spend_freely = false
gate = "{gate}"
[[product]]
name = "mug"
opening_stock = 120
weight_kg = 0.5
duty_share = 0.05
[[supplier]]
name = "maker"
lead_time_days = {lead}
deposit_share = {deposit}
balance_days = {balance}
order_fee = 15
[[lane]]
mode = "sea"
to = "hub"
sails = ["thursday"]
rate = 0.8
per = "kg"
bill_days = {bill}
fee_per_shipment = 12
minimum_charged = 40
taxes = [{{ from_day = 2026-01-01, duty = 0.1, vat = 0.2 }}]
[[policy]]
name = "rule"
order = {order}
[settlement]
payout_after_days = {payout}
commission = 0.1
{terms}
"""
USUAL = {
    "opening": 2000, "fixed": 20, "gate": "ahead", "lead": 6, "deposit": 0.3, "balance": 4,
    "bill": 9, "payout": 8, "terms": "", "order": '{ rule = "(R,S)", up_to = 900, every_days = 5 }',
}  # fmt: skip


def shop(**changes):
    """Return the text of a shop that would order more than it can pay for."""
    return SHOP.format(**USUAL | changes)


def lowest(text):
    """Return the lowest close of cash."""
    return float(trace(scene(text), None, runs=1).totals["cash_low"][0])


GRID = [
    dict(zip(("deposit", "balance", "bill", "payout", "terms"), values, strict=True))
    for values in product(
        (0.0, 1.0), (0, 30), (0, 25), (1, 20),
        ("", 'payout_weekdays = ["friday"]\ntransfer_days = 2\nminimum_payout = 150'),
    )
]  # fmt: skip


@pytest.mark.parametrize("terms", GRID, ids=str)
def test_with_constant_demand_no_order_breaks_the_floor(terms):
    assert lowest(shop(**terms)) >= 500


@pytest.mark.parametrize(
    "order",
    [
        '{ rule = "(s,S)", s = 300, up_to = 2500 }',
        '{ rule = "first batch", quantity = 5000, on_day = 9 }',
        '{ rule = "constant", quantity = 60, every_days = 3 }',
    ],
)
@pytest.mark.parametrize("gate", ["ahead", "known"])
def test_no_rule_breaks_the_floor_however_much_it_asks_for(order, gate):
    assert lowest(shop(order=order, gate=gate, fixed=0)) >= 500


@pytest.mark.parametrize("gate", ["ahead", "known", "deposit"])
def test_the_reference_lets_the_same_orders_through(gate):
    run = ran(shop(gate=gate, balance=20))
    assert run.total("units_ordered") > 100
    assert (run.total("cash_low") < 500) == (gate == "deposit")


ONCE = """
days = 30
[cash]
opening = {opening}
spend_freely = false
gate = "{gate}"
[[product]]
name = "mug"
opening_stock = {stock}
[[supplier]]
name = "maker"
deposit_share = 0.25
balance_days = {balance}
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = 100, on_day = 0 }}
[settlement]
payout_after_days = 3
"""


def ordered(opening, gate, stock=0, balance=0):
    """Return the units of a hundred wished for at 4.00, a quarter of it paid with the order.

    They are ready on day 5, when the balance is due, and on the shelf on day 10.
    """
    text = ONCE.format(opening=opening, gate=gate, stock=stock, balance=balance)
    return ran(text).total("units_ordered")


def test_an_order_must_be_paid_for_in_all_and_not_only_begun():
    assert ordered(400, "ahead") == ordered(400, "known") == 100
    assert ordered(200, "ahead") == ordered(200, "known") == 50
    assert ordered(200, "deposit") == 100


def test_sales_yet_to_come_count_where_the_gate_looks_ahead_and_only_as_far_as_stock_goes():
    # Ten are sold on each of two days, and paid on days 3 and 4: 200.00 more by day 5.
    assert ordered(100, "ahead", stock=20) == (100 + 200) // 4
    assert ordered(100, "ahead", stock=1000) == (100 + 300) // 4
    assert ordered(100, "known", stock=1000) == 100 // 4


def test_what_an_order_s_own_goods_will_bring_does_not_pay_for_it():
    assert ordered(100, "ahead", balance=60) == ordered(100, "known", balance=60) == 25


def test_cash_below_zero_costs_unless_one_spends_freely():
    """From day 0 on 1,000 are missing, at 36.5 % a year: a dollar a day, and a dollar more each."""
    broke = (
        'days = 3\n[[product]]\nname = "mug"\nopening_stock = 0\n[cash]\nopening = -1000\n'
        "spend_freely = {}\n{}"
    )
    run = ran(broke.format("false", "overdraft_per_year = 0.365\n"))
    assert run.path("cash") == [-100_100, -100_200, -100_300]
    assert run.total("interest_paid") == 3
    assert ran(broke.format("true", "")).path("cash") == [-100_000] * 3


def test_beyond_a_credit_line_the_overdraft_is_dearer_than_the_line():
    line = "credit = { limit = 400, interest_per_year = 0.1825 }\noverdraft_per_year = 0.365\n"
    run = ran(
        'days = 1\n[[product]]\nname = "mug"\nopening_stock = 0\n[cash]\nopening = -1000\n'
        f"spend_freely = false\n{line}"
    )
    assert run.total("interest_paid") == 0.20 + 0.60


def test_goods_tie_up_capital_where_the_file_asks_for_it():
    """1,000 mugs at 4.00, ten fewer each day, at 36.5 % a year."""
    run = ran("days = 2\n[cash]\ncapital_per_year = 0.365\n")
    assert run.total("capital_cost") == 3.96 + 3.92


@pytest.mark.looks_inside
def test_a_gate_that_looks_at_today_only_is_found(monkeypatch):
    def today(gate, day, days, last, world):
        cash = gate._treasury.cash(day, day, world) - gate._floor
        return np.maximum(np.repeat(cash, len(days), axis=0), 0)

    monkeypatch.setattr(LookAhead, "room", today)
    with pytest.raises(AssertionError):
        test_with_constant_demand_no_order_breaks_the_floor({"deposit": 0.0, "balance": 30})
