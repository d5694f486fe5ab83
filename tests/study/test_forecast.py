"""The cash forecast of `check`, solved by hand, and the day on which it warns."""

import pytest

from sim.policy.composed import Composed
from sim.policy.decision import Decision
from sim.study.forecast import CashOn, cash_forecast, shortage
from sim.study.outlook import doubts, outlook
from tests.world.toys import toy

NONE = Decision()
BATCH = {"rule": "first batch", "quantity": 100.0}


def shop(days=40, **cash):
    """Return a shop that sells for 50.00 a day, paid ten days later, and spends 20.00 a day."""
    terms = {"opening": 300.0, "fixed_cost_per_day": 20.0, "spend_freely": True}
    rule = {"name": "rule", "order": BATCH | {"on_day": min(20, days - 1)}}
    return toy(
        days=days, policy=[rule], product__opening_stock=500, cash=terms | cash,
        settlement={"payout_after_days": 10},
    )  # fmt: skip


def test_cash_is_forecast_every_fifteen_days_with_today_s_rule_and_without_orders():
    # Day 9: 300 - 10 x 20, before the first payout.
    # Day 14: 300 - 15 x 20 + 5 payouts of 50. Day 29: 300 - 600 + 20 x 50, less 400 for mugs.
    found = outlook(shop()).cash
    assert (found.low, found.low_day) == (100.0, 9)
    assert found.closes == (CashOn(14, 250.0, 250.0, 250.0), CashOn(29, 700.0, 300.0, 300.0))


@pytest.mark.parametrize(("days", "last"), [(10, [9]), (15, [14]), (200, [14, 29, 44, 59, 74, 89])])
def test_the_forecast_ends_with_the_scenario_or_after_ninety_days(days, last):
    assert [close.day for close in cash_forecast(shop(days=days)).closes] == last


def test_a_rule_decides_for_the_days_that_are_shown_and_no_longer(monkeypatch):
    days = []
    monkeypatch.setattr(Composed, "decide", lambda policy, desk: days.append(desk.day) or NONE)
    cash_forecast(shop(days=100))
    assert [days.count(day) for day in (0, 89, 90, 99)] == [2, 2, 1, 1]


def test_a_shortage_is_told_with_its_first_close_unless_credit_covers_it():
    closes = CashOn(14, 0.0, 5.0, 0.0), CashOn(29, 0.0, 5.0, -10.0), CashOn(44, 0.0, 5.0, -10.5)
    assert shortage(shop(), closes) == closes[1]
    for limit, short in ((9.99, closes[1]), (10.0, closes[2]), (10.5, None)):
        assert shortage(shop(credit={"limit": limit}), closes) == short


def test_a_rule_that_runs_out_of_cash_is_worth_a_second_look():
    poor = shop(opening=40.0)
    assert 'under "rule" one simulated future in twenty is out of cash on 2026-06-15' in doubts(
        poor, outlook(poor)
    )
    rich = shop()
    assert not any("out of cash" in line for line in doubts(rich, outlook(rich)))
