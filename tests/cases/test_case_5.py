"""W5: paid after 8 days instead of 15: seven days of net payouts are freed, once (M15, C1, C19)."""

import numpy as np
import pytest

from sim import trace
from tests.cases.files import RUNS, runs_of, shipped, variant

CASE = "case-5-us-payout"
RULE = "(s,S) by sea"
EVEN = """
uncertain = []
market.demand_noise = "none"
cash.spend_freely = true
[[product]]
name = "bestseller"
return_share = 0
"""
CHANGE, DELIVERY = 22, 4
"""The day of the change, and the days until a parcel arrives."""


def even(folder, terms):
    """Return the case without chance in demand, under some terms of payment."""
    return trace(variant(CASE, folder, f"{terms}{EVEN}"), RULE, runs=2)


@pytest.fixture
def after_15(tmp_path):
    return even(tmp_path, "settlement.changes = []\n")


def sold(study):
    """Return the units that left each day."""
    return np.diff(study.paths["shipped"][:, 0, 0], prepend=0)


def net_sales(study):
    """Return the cents of each day's sales at 32.90, less 21 %, rounded once a day."""
    return np.floor(sold(study) * 3290 * 0.79 + 0.5).astype(int)


def test_a_thousand_orders_a_month(after_15):
    assert sold(after_15)[:30].sum() == 999


def test_seven_days_of_net_payouts_are_freed_to_the_cent(after_15, tmp_path):
    after_8 = even(tmp_path, "settlement = { payout_after_days = 8, changes = [] }\n")
    freed = (after_8.paths["cash"] - after_15.paths["cash"])[:, 0]
    net, days = net_sales(after_15), range(DELIVERY + 15, len(freed))
    assert [freed[day] for day in days] == [
        net[day - DELIVERY - 14 : day - DELIVERY - 7].sum() for day in days
    ]


def test_a_change_on_a_date_frees_the_same_and_once(after_15, tmp_path):
    changed = even(tmp_path, "")
    freed = (changed.paths["cash"] - after_15.paths["cash"])[:, 0]
    first_paid = CHANGE + DELIVERY + 8
    assert not freed[:first_paid].any()
    net = net_sales(after_15)
    weeks = {int(net[day : day + 7].sum()) for day in range(CHANGE, CHANGE + 14)}
    assert set(freed[first_paid + 7 : first_paid + 14].tolist()) <= weeks


def gained(policy):
    """Return what each future earns more, paid after 8 days instead of 15."""
    before = trace(shipped("case-5-fifteen-days"), policy, RUNS, paths=()).totals
    return runs_of(CASE)[policy]["profit"] - before["profit"]


def test_who_orders_for_growth_as_much_as_cash_will_bear_follows_it_sooner():
    """More than once the seven days of net payouts: what they buy is sold, and buys again."""
    gain = gained("rolling forecast")
    assert (gain > 0).mean() > 0.75
    assert gain.mean() > 3_000


def test_nobody_earns_less_for_being_paid_sooner():
    """But for the luck of single futures: in one of 200 an order by air comes a day too soon."""
    for policy in runs_of(CASE):
        gain = gained(policy)
        assert gain.mean() >= -2 * gain.std(ddof=1) / len(gain) ** 0.5, policy


def test_whoever_waits_with_orders_until_stock_is_low_has_the_cash_for_them():
    assert not gained("15/10/5").any()


def test_with_ample_cash_it_changes_nothing_but_the_balance(tmp_path):
    ample = "cash.opening = 900_000\n"
    quick, slow = (
        trace(variant(file, tmp_path, ample), "rolling forecast", runs=100)
        for file in (CASE, "case-5-fifteen-days")
    )
    for path in ("on_hand", "ordered", "served"):
        assert (quick.paths[path] == slow.paths[path]).all()
    assert (quick.totals["profit"] == slow.totals["profit"]).all()
    assert (quick.paths["cash"][60] > slow.paths["cash"][60]).all()
