"""Payout runs, tiers, deposits and credit: equal to the reference, world by world, to the cent.

Each case switches on one mechanism, and says which of its totals shows that it was met.
"""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.small import small

WORLDS = 20

RUNS = """
payout_weekdays = ["tuesday", "friday"]
minimum_payout = 420
transfer_days = 2
withdrawal_share = 0.007
commission_kept_at_most = 0.2
changes = [
  { from = 2026-03-14, commission = 0, reserve_share = 0.05 },
  { from = 2026-03-28, commission = 0.21, fee_per_unit = 0.5, payout_after_days = 1 },
]
"""
MONTHS = """
payout_every = "month"
payout_month_days = [10, 31]
transfer_days = 3
bank_weekend = ["friday", "saturday"]
bank_holidays = [2026-04-02]
bank_holidays_of = "SG"
reserve_from = "payout"
"""
NETTED = """
ads_from_balance = true
payout_weekdays = ["wednesday"]
"""
AT_THE_DOOR = """
[cash_on_delivery]
share = 0.6
refused_share = 0.1
fee_share = 0.02
remitted_after_days = 5
"""
REVIEW = """
start_tier = "standard"
review = { from_days_ago = 30, until_days_ago = 4, orders_per_day_before = 12.5 }
minimum_payout = 90
transfer_days = 1
changes = [
  { from = 2026-03-20, tier = "standard", payout_after_days = 6 },
  { from = 2026-04-20, tier = "long", payout_after_days = 14 },
]
"""
TIERS = """
[[settlement.tier]]
name = "short"
payout_after_days = 1
shipped_orders = 430
score = 4.5
[[settlement.tier]]
name = "standard"
payout_after_days = 8
shipped_orders = 400
[[settlement.tier]]
name = "long"
payout_after_days = 31
"""
DEPOSIT = "deposit = { amount = 1500.5, back_on = 2026-04-11 }"
OPENING = """
[opening]
sold_like_this_days = 21
receivables = [{ on = 2026-03-02, amount = 123.45 }, { on = 2026-03-20, amount = 50 }]
parcels = [{ listing = "cup", units = 33, left_on = 2026-02-26 }]
payables = [{ on = 2026-03-05, amount = 77.7 }]
waiting_orders = { cup = 170, pot = 5 }
history = { cup = [10, 30, 20], pot = 6.5 }
"""
TRIAL = "deposit = { amount = 900, after_orders = 300, due_on = 2026-03-25 }"
CREDIT = "credit = { limit = 2500, interest_per_year = 0.18 }"
BY_AVERAGE = 'order = { rule = "z sigma", service = 0.9, window = 20 }'
OVERDRAFT = "credit = { limit = 250, interest_per_year = 0.3, pays_for_orders = false }"


JUDGED = """
[platform]
window_days = 20
[platform.score]
start = 4.2
smoothing_days = 3
[platform.shop_ban]
hazard_per_year = 6
appeal_days = { law = "pert", low = 2, mode = 5, high = 15 }
"""


def tiered(more: str = "", **changes: str) -> str:
    """Return the small scenario with payout tiers in place of its term."""
    text = small(in_settlement=REVIEW, **changes).replace("payout_after_days = 4\n", "")
    return text + more + TIERS


MET = {
    "payout runs and dated fees": ("withdrawal_cost", small(reserve="0.1", in_settlement=RUNS)),
    "months, bank days, a reserve from the payout on": (
        "platform_balance_end",
        small(days="90", reserve="0.15", in_settlement=MONTHS).replace("payout_every_days = 1", ""),
    ),
    "ads, refunds and fees of collection from the balance": (
        "platform_balance_low",
        small(reserve="0.08", back="9", in_settlement=NETTED, more=AT_THE_DOOR),
    ),
    "a running shop": (
        "units_cancelled",
        small(reserve="0.1", back='{ law = "gamma", mean = 6, cv = 0.5 }', cycle="7",
              in_settlement='payout_weekdays = ["friday"]\ntransfer_days = 3\n', more=OPENING,
              empty="oversold", policy=BY_AVERAGE),
    ),
    "payout tiers": ("payout_days", tiered(days="100", basket="1.4")),
    "payout tiers by score, frozen funds": (
        "days_banned", tiered(JUDGED, days="70", empty="oversold").replace("= 430", "= 20"),
    ),
    "a deposit that comes back": (
        "deposit_locked", small(days="70", in_settlement=DEPOSIT.replace("04-11", "06-11")),
    ),
    "a trial without a deposit": ("deposit_locked", small(basket="1.3", in_settlement=TRIAL)),
    "goods sell on after the plan": ("stock_end_value", small(days="40", run_off="11")),
    "credit for orders": ("interest_paid", small(cash="500", in_cash=CREDIT)),
    "credit for bills only": ("interest_paid", small(cash="300", in_cash=OVERDRAFT)),
}  # fmt: skip


@pytest.mark.parametrize(("met", "text"), MET.values(), ids=MET)
def test_the_small_bank_is_equal_in_every_world(met, text):
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    assert np.mean(totals[met] != 0) > 0.5


def test_a_deposit_is_back_before_the_end():
    totals = assert_agrees(case_of(small(in_settlement=DEPOSIT)), "it", WORLDS).totals
    assert (totals["deposit_locked"] == 0).all()


def test_every_tier_is_met_in_some_small_worlds():
    days = case_of(MET["payout tiers"][1]).lockstep("it", WORLDS).totals["payout_days"]
    assert len(set(days)) >= 3


def test_small_payouts_wait_in_most_small_worlds():
    text = MET["payout runs and dated fees"][1]
    cases = case_of(text), case_of(text.replace("minimum_payout = 420", ""))
    waiting, paid = (case.lockstep("it", WORLDS).paths["receivable"] for case in cases)
    assert (waiting > paid).any(axis=0).mean() > 0.5


def test_trials_end_on_different_days():
    case = case_of(MET["a trial without a deposit"][1])
    free = case_of(small(basket="1.3"))
    paths = [c.lockstep("it", WORLDS).paths["cash"] for c in (case, free)]
    first = ((paths[1] - paths[0]) > 80_000).argmax(axis=0)
    assert len(set(first)) > 1
