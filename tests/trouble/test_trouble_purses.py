"""Two purses: what buyers paid lies with the platform, where refunds and fees are netted."""

import numpy as np
import pytest

from sim.world.core.causes import REFUNDS
from sim.world.money.balance import Balance

from .scenes import ran

MUG = '[[product]]\nname = "mug"\n'
ONE_DAY = MUG + "opening_stock = 10\n"
"""Ten mugs, all sold on the first day."""
ALL_BACK = "return_share = 1.0\nresaleable_share = 0\n"
OPENING = 10_000_000


def bank(changes):
    """Return what the bank gets on each day, in cents."""
    return np.diff(ran(changes).path("cash"), prepend=OPENING).tolist()


def arrivals(changes):
    """Return the days on which the bank gets anything, and how much, in whole dollars."""
    return {day: cents / 100 for day, cents in enumerate(bank(changes)) if cents}


RETURNED = (
    f"days = 40\n{MUG}opening_stock = 100\nreturn_days = 3\n{ALL_BACK}"
    "demand = { units_per_day = 100 }\n[settlement]\ndelivery_days = 2\npayout_after_days = 15\n"
)


def test_a_refund_before_the_release_takes_from_its_own_sale_and_never_from_the_bank():
    run = ran(RETURNED)
    assert run.path("cash") == [OPENING] * 40
    assert run.path("receivable") == [100_000] * 5 + [0] * 35
    assert run.total("platform_balance_low") == 0
    assert run.total("profit") == -400


def test_a_refund_on_the_day_of_the_release_never_touches_the_bank():
    assert bank(RETURNED.replace("return_days = 3", "return_days = 15")) == [0] * 40


def test_a_refund_after_the_payout_is_taken_from_the_next_payouts():
    """Half of a day's hundred comes back three days later: from day 3 on fifty are paid."""
    more = f"days = 6\n{MUG}return_share = 0.5\nreturn_days = 3\nresaleable_share = 0\n"
    assert bank(more) == [0, 10_000, 10_000, 5_000, 5_000, 5_000]


def test_a_balance_below_zero_is_carried_forward_and_shown():
    """Both days' mugs come back on days 5 and 6: the pots of days 8 and 9 pay for them first."""
    pots = (
        '[[product]]\nname = "pot"\nprice = 10\nunit_cost = 4\nopening_stock = 1000\n'
        'suppliers = ["maker"]\non_sale_from = 2026-03-10\ndemand = { units_per_day = 10 }\n'
    )
    mugs = f"days = 14\n{MUG}opening_stock = 20\nreturn_days = 5\n{ALL_BACK}"
    run = ran(mugs + pots)
    assert arrivals(mugs + pots) == {1: 100, 2: 100, 11: 100, 12: 100, 13: 100}
    balance = [0] * 5 + [-10_000, -20_000, -20_000, -20_000, -10_000, 0, 0, 0, 0]
    assert run.path("balance") == balance
    assert run.total("platform_balance_low") == -200
    assert run.total("platform_balance_end") == 0


def test_a_debt_to_the_platform_on_the_last_day_is_no_profit():
    run = ran(f"days = 10\n{ONE_DAY}return_days = 5\n{ALL_BACK}")
    assert (run.total("platform_balance_end"), run.total("receivable_end")) == (-100, -100)
    assert run.total("profit") == -40


def test_the_fee_of_collection_is_taken_from_its_own_payout():
    cod = f"{ONE_DAY}[cash_on_delivery]\nshare = 1.0\nfee_share = 0.1\nremitted_after_days = 3\n"
    assert arrivals(cod) == {3: 90}


def test_what_was_paid_at_the_door_and_comes_back_before_it_is_remitted_owes_the_fee_alone():
    cod = "[cash_on_delivery]\nshare = 1.0\nfee_share = 0.1\nremitted_after_days = 3\n"
    run = ran(f"{ONE_DAY}return_days = 2\n{ALL_BACK}{cod}")
    assert run.path("cash") == [OPENING] * 60
    assert run.total("platform_balance_end") == -10


def test_a_refund_takes_its_share_of_the_reserve_with_it():
    reserve = "[settlement]\npayout_after_days = 9\nreserve_share = 0.2\nreserve_days = 30\n"
    run = ran(f"{ONE_DAY}return_days = 3\n{ALL_BACK}{reserve}")
    assert run.path("cash") == [OPENING] * 60
    assert run.path("balance") == [0] * 60


@pytest.mark.parametrize(("since", "day"), [("delivery", 11), ("payout", 18)])
def test_a_reserve_is_kept_from_the_delivery_or_from_the_payout_on(since, day):
    """Sold on Monday, nine tenths paid on Friday, day 4; the rest eight days from one of them."""
    terms = 'payout_weekdays = ["friday"]\nreserve_share = 0.1\nreserve_days = 8\n'
    assert arrivals(f'{ONE_DAY}[settlement]\n{terms}reserve_from = "{since}"\n') == {4: 90, day: 10}


ADS = (
    "ads = { budget_per_day = 30, cost_per_click = 1, orders_per_click = 0, "
    "half_saturation = 1_000_000 }\n"
)


def test_ads_from_the_balance_are_netted_and_leave_the_bank_alone():
    """No ads on the first day, when the platform holds nothing; 30 a day from the second on."""
    terms = "[settlement]\npayout_after_days = 2\nads_from_balance = true\n"
    run = ran(f"days = 5\n{MUG}{ADS}{terms}")
    assert np.diff(run.path("cash"), prepend=OPENING).tolist() == [0, 0] + [7_000] * 3
    assert run.path("balance") == [0, -3_000, -3_000, -3_000, -3_000]
    assert run.total("ad_spend") == 4 * 30


def test_ads_from_the_balance_spend_what_the_platform_holds_and_no_more():
    """Each day's hundred waits for its release on day 30: ads spend it on the day after."""
    terms = "[settlement]\npayout_after_days = 30\nads_from_balance = true\n"
    run = ran(f"days = 4\n{MUG}{ADS.replace('30,', '500,')}{terms}")
    assert (run.total("ad_spend"), run.total("receivable_end")) == (300, 100)
    assert run.path("cash") == [OPENING] * 4


DEPOSIT = "days = 20\n[settlement]\ndeposit = {{ amount = 500, {} }}\n"


def test_a_deposit_paid_before_the_first_day_is_not_paid_again_and_comes_back():
    run = ran(DEPOSIT.format("due_on = 2026-02-01, back_on = 2026-03-11"))
    cash = run.path("cash")
    assert (cash[0], cash[9]) == (OPENING, 10_140_000)
    assert run.total("profit") == 20 * 100 - 1000 * 4


def test_a_deposit_paid_before_the_first_day_that_stays_locked_is_no_cost():
    run = ran(DEPOSIT.format("due_on = 2026-02-01"))
    assert run.path("cash")[-1] == OPENING + 19 * 10_000
    assert (run.total("deposit_locked"), run.total("profit")) == (500, 20 * 100 - 1000 * 4)


def test_a_trial_that_ended_before_the_first_day_does_not_end_again():
    run = ran(DEPOSIT.format("due_on = 2026-02-01, after_orders = 50"))
    assert run.path("cash")[-1] == OPENING + 19 * 10_000


def test_a_deposit_that_was_paid_and_back_before_the_first_day_is_past():
    run = ran(DEPOSIT.format("due_on = 2026-02-01, back_on = 2026-02-20"))
    assert (run.path("cash")[-1], run.total("deposit_locked")) == (OPENING + 19 * 10_000, 0)


def test_a_rule_that_takes_refunds_from_the_bank_on_their_day_is_found(monkeypatch):
    def from_the_bank(balance, amount, day, released, cause):
        balance._ledger.book(cause, -amount, day)

    monkeypatch.setattr(Balance, "refund", from_the_bank)
    with pytest.raises(AssertionError):
        test_a_refund_before_the_release_takes_from_its_own_sale_and_never_from_the_bank()


@pytest.mark.looks_inside
def test_a_rule_that_forgets_a_debt_to_the_platform_is_found(monkeypatch):
    opened = Balance.open

    def forgiven(balance, day, free):
        opened(balance, day, free)
        balance.spend(REFUNDS, np.minimum(balance.released, 0))

    monkeypatch.setattr(Balance, "open", forgiven)
    with pytest.raises(AssertionError):
        test_a_balance_below_zero_is_carried_forward_and_shown()
