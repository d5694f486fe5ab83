"""Cash that a platform locks up, solved by hand: an asset, and never a cost."""

import datetime as dt

import numpy as np
import pytest
from pydantic import ValidationError

from sim.scenario.settlement import Deposit

from .toys import cash, run, toy

MONDAY = dt.date(2026, 6, 1)


def steps(**terms):
    """Return the daily change of cash where sales are paid beyond the end."""
    shop = toy(settlement={"payout_after_days": 90, "deposit": {"amount": 150.0} | terms})
    return np.diff(cash(shop), prepend=100_000).tolist()


def on(day):
    return MONDAY + dt.timedelta(days=day)


def test_a_deposit_is_locked_on_the_first_day_and_comes_back_on_its_date():
    assert steps() == [-15_000] + [0] * 9
    assert steps(back_on=on(6)) == [-15_000, 0, 0, 0, 0, 0, 15_000, 0, 0, 0]


def test_a_trial_without_a_deposit_ends_on_its_date():
    assert steps(due_on=on(3)) == [0, 0, 0, -15_000] + [0] * 6


def test_a_trial_ends_the_day_after_enough_orders_left():
    # Five orders a day: ten have left at the close of day 1, eleven at that of day 2.
    assert steps(after_orders=10) == [0, 0, -15_000] + [0] * 7
    assert steps(after_orders=11) == [0, 0, 0, -15_000] + [0] * 6
    assert steps(after_orders=21) == [0] * 10


def test_a_trial_ends_by_orders_or_date_whichever_comes_first():
    assert steps(after_orders=10, due_on=on(4)) == [0, 0, -15_000] + [0] * 7
    assert steps(after_orders=20, due_on=on(2)) == [0, 0, -15_000] + [0] * 7


def test_a_deposit_that_would_be_back_by_then_is_never_asked_for():
    assert steps(after_orders=20, back_on=on(4)) == [0] * 10


def test_a_locked_deposit_is_an_asset_and_no_debt():
    plain = run(toy()).totals
    for terms in ({}, {"due_on": on(9)}, {"back_on": on(5)}, {"after_orders": 20}):
        totals = run(toy(settlement={"deposit": {"amount": 150.0} | terms})).totals
        assert totals["profit"] == plain["profit"]
        assert totals["payable_end"] == plain["payable_end"] == 0
        locked = 0.0 if "back_on" in terms else 150.0
        assert totals["deposit_locked"][0] == locked
        assert totals["cash_end"] == plain["cash_end"] - locked


def test_a_deposit_may_stop_an_order():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}
    terms = {"policy": [rule], "cash": {"opening": 500.0}, "supplier__deposit_share": 1.0}
    assert run(toy(**terms)).totals["units_ordered"][0] == 100
    locked = toy(**terms, settlement={"deposit": {"amount": 150.0}})
    assert run(locked).totals["units_ordered"][0] == 87  # 350.00 at 4.00


def test_a_deposit_cannot_be_back_before_it_is_paid():
    with pytest.raises(ValidationError, match="back_on must lie after due_on"):
        Deposit(amount=1.0, due_on=on(2), back_on=on(2))
