"""Settlement, returns, the cash gate and the ledger, by hand and to the cent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.world.core.causes import (
    ADS,
    DUTY,
    EARLIER_DEPOSIT,
    FREIGHT,
    FULFILMENT,
    PAYOUTS,
    SALES,
)
from sim.world.core.ledger import BANK, Ledger
from sim.world.core.portion import Portion

from .toys import BASE, cash, flows, run, toy


def test_a_sale_is_paid_out_after_delivery_and_lag_less_fees():
    terms = {"delivery_days": 2, "payout_after_days": 3, "commission": 0.2, "fee_per_unit": 0.3}
    # 5 mugs a day for 4 days at 10.00 less 2.00 less 0.30: 38.50 a day from day 5 on.
    assert np.diff(cash(toy(settlement=terms)), prepend=100_000).tolist() == (
        [0] * 5 + [3850] * 4 + [0]
    )


def test_a_payout_cycle_pays_its_days_together():
    terms = {"payout_every_days": 3, "payout_after_days": 1}
    assert np.diff(cash(toy(settlement=terms)), prepend=100_000).tolist() == (
        [0, 0, 0, 15_000, 0, 0, 5_000, 0, 0, 0]
    )


def test_a_reserve_is_held_back_and_paid_later():
    terms = {"reserve_share": 0.1, "reserve_days": 4, "payout_after_days": 1}
    assert np.diff(cash(toy(settlement=terms)), prepend=100_000).tolist() == (
        [0, 4500, 4500, 4500, 5000, 500, 500, 500, 0, 0]
    )


def test_returns_come_back_to_the_shelf_and_refund_the_price():
    toy_shop = toy(product__return_share=0.4, product__return_days=3, product__resaleable_share=0.5)
    # 2 of 5 come back on days 3 to 6; one of them can be sold again.
    assert run(toy_shop).paths["on_hand"][:, 0, 0].tolist() == [15, 10, 5, 1, 0, 0, 0, 0, 0, 0]
    assert flows(toy_shop, "served") == [5, 5, 5, 5, 2, 1, 1, 0, 0, 0]
    steps = np.diff(cash(toy_shop), prepend=100_000).tolist()
    assert steps[3] == 5000 - 2000


def test_the_commission_of_a_refund_may_be_kept_by_the_platform():
    terms = {"commission": 0.2, "commission_kept_on_refund": 0.5}
    toy_shop = toy(settlement=terms, product__return_share=0.4, product__return_days=3, days=4)
    assert np.diff(cash(toy_shop)).tolist()[-1] == 4000 - 2 * 900


def test_deposit_and_balance_are_paid_on_their_days():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0, "on_day": 1}}
    toy_shop = toy(
        policy=[rule], supplier__deposit_share=0.3, supplier__balance_days=2,
        supplier__order_fee=5.0, product__demand={"units_per_day": 0.0},
    )  # fmt: skip
    assert np.diff(cash(toy_shop), prepend=100_000).tolist() == (
        [0, -12_000 - 500, 0, 0, 0, -28_000, 0, 0, 0, 0]
    )


def test_orders_are_cut_to_the_cash_above_the_reserve():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}
    gate = {"opening": 500.0, "keep_at_least": 100.0}
    toy_shop = toy(policy=[rule], cash=gate, supplier__deposit_share=1.0)
    assert flows(toy_shop, "ordered")[0] == 100
    poorer = toy(policy=[rule], cash={**gate, "opening": 350.0}, supplier__deposit_share=1.0)
    assert flows(poorer, "ordered")[0] == 62  # 250.00 at 4.00 a mug
    below_minimum = toy(
        policy=[rule], cash={**gate, "opening": 350.0},
        supplier__deposit_share=1.0, supplier__minimum_order=63,
    )  # fmt: skip
    assert flows(below_minimum, "ordered")[0] == 0


def test_an_order_fee_is_set_aside_before_the_goods():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}
    terms = {"policy": [rule], "supplier__deposit_share": 0.5}
    for fee, opening, ordered in (
        (20.0, 220.0, 100), (20.0, 219.99, 99), (20.0, 120.0, 50), (130.0, 120.0, 0),
    ):  # fmt: skip
        cash_at_hand = {"opening": opening, "gate": "deposit"}
        poor = toy(**terms, supplier__order_fee=fee, cash=cash_at_hand)
        assert flows(poor, "ordered")[0] == ordered
        assert cash(poor)[0] >= 0
    fee_only = toy(policy=[rule], supplier__order_fee=20.0, cash={"opening": 19.99})
    assert flows(fee_only, "ordered")[0] == 0


def ordered(opening, minimum, wishes, **supplier):
    """Return the units of each product that are ordered on the first day, at 4.00 each."""
    products = [BASE["product"][0] | {"name": name} for name in wishes]
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": wishes}}
    shop = toy(
        product=products, policy=[rule], cash={"opening": opening},
        supplier=[
            BASE["supplier"][0]
            | {"deposit_share": 1.0, "minimum_order": minimum, "lead_time_days": 5}
            | supplier
        ],
    )  # fmt: skip
    return run(shop).paths["ordered"][0, :, 0].tolist()


def test_what_falls_below_its_minimum_leaves_its_cash_to_the_others():
    two = {"mug": 100.0, "pot": 100.0}
    assert ordered(800.0, 60, two) == [100, 100]
    assert ordered(480.0, 60, two) == [60, 60]
    assert ordered(400.0, 60, two) == [100, 0]  # 50 each would be too few for either
    assert ordered(300.0, 60, two) == [75, 0]
    assert ordered(236.0, 60, two) == [0, 0]


def test_the_worse_half_of_what_lacks_is_given_up_until_the_rest_can_be_ordered():
    four = {"mug": 100.0, "pot": 45.0, "cup": 24.0, "jug": 12.0}
    # 90 units: 50, 22, 12 and 6; without the jug 53, 24 and 13; without the cup 62 and 28.
    assert ordered(360.0, 20, four) == [62, 28, 0, 0]
    # 60 units: 33, 15, 8 and 4; then 36, 16 and 8; then 41 and 19; then all for the mug.
    assert ordered(240.0, 20, four) == [60, 0, 0, 0]


def test_an_order_whose_fee_cannot_be_paid_is_given_up():
    two = {"mug": 10.0, "pot": 10.0}
    assert ordered(100.0, 1, two, order_fee=10.0) == [10, 10]
    assert ordered(59.0, 1, two, order_fee=25.0) == [4, 4]
    assert ordered(40.0, 1, two, order_fee=25.0) == [2, 1]
    assert ordered(24.99, 1, two, order_fee=25.0) == [0, 0]


def test_ads_are_cut_to_the_cash_there_is():
    ads = {
        "budget_per_day": 30.0, "cost_per_click": 1.0, "orders_per_click": 0.0,
        "half_saturation": 1e6,
    }  # fmt: skip
    poor = toy(
        product__ads=ads,
        cash={"opening": 100.0, "keep_at_least": 25.0},
        product__opening_stock=500,
        settlement={"payout_after_days": 90},
    )
    assert np.diff(cash(poor), prepend=10_000).tolist() == [-3000, -3000, -1500] + [0] * 7


def test_ads_are_opened_with_the_cash_that_orders_leave():
    """Of 100.00 the order takes 80.00 first: the ads plan of 50.00 is cut, and not the order."""
    order = {"rule": "first batch", "quantity": 20.0}
    ads = {
        "budget_per_day": 50.0, "cost_per_click": 1.0, "orders_per_click": 0.0,
        "half_saturation": 1e6,
    }  # fmt: skip
    poor = toy(
        policy=[{"name": "rule", "order": order}], supplier__deposit_share=1.0,
        cash={"opening": 100.0, "gate": "deposit"}, product__ads=ads,
        settlement={"payout_after_days": 90},
    )  # fmt: skip
    assert flows(poor, "ordered")[0] == 20
    assert cash(poor)[0] == 0
    assert run(poor).totals["ad_spend"][0] == 20.0


def test_commission_is_rounded_to_the_cent_once_for_the_units_of_a_day():
    """15.5 % of 9.99 is 1.54845: of five 49.95 all but 7.74 is paid, not 1.55 less on each."""
    shop = toy(product__price=9.99, settlement={"commission": 0.155, "payout_after_days": 1})
    assert np.diff(cash(shop)).tolist()[:4] == [4995 - 774] * 4


def test_the_ledger_notices_a_cent_without_a_cause():
    ledger = Ledger(1000, 5, 2)
    ledger.post(ADS, np.array([-10, -20]))
    ledger.check()
    ledger.cash[0] += 1
    with pytest.raises(AssertionError, match="do not add up to what was booked"):
        ledger.check()


def test_a_cause_may_move_at_once_in_one_shop_and_later_in_another():
    ledger = Ledger(1000, 5, 2)
    ledger.book(FULFILMENT, np.array([-30, -30]), 3)
    ledger.post(FULFILMENT, np.array([-10, -20]))
    ledger.check()
    assert ledger.booked(FULFILMENT).tolist() == [-40, -50]
    ledger.settle(3)
    ledger.check()
    assert ledger.cash.tolist() == [960, 950]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=30), st.floats(0, 1))
def test_portions_add_up_to_the_share_of_the_whole_rounded_down(flow, share):
    portion = Portion(np.array([[share]]), (1, 1))
    parts = sum(int(portion.of(np.array([[units]]))[0, 0]) for units in flow)
    assert parts == int(np.floor(sum(flow) * share + 1e-9))


def test_what_a_platform_holds_is_in_no_cash_and_not_lost():
    ledger = Ledger(0, 5, 3)
    ledger.post(SALES, np.array([10, 20, 30]), "ours")
    ledger.post(SALES, np.array([1, 2, 3]), "theirs")
    ledger.check()
    assert ledger.cash.tolist() == [0, 0, 0]
    assert ledger.held_in_all.tolist() == [11, 22, 33]
    ledger.post(PAYOUTS, np.array([-10, -20, -30]), "ours")
    ledger.book(PAYOUTS, np.array([10, 20, 30]), 2)
    assert ledger.outstanding(PAYOUTS).tolist() == [10, 20, 30]
    ledger.settle(2)
    ledger.check()
    assert ledger.cash.tolist() == [10, 20, 30]
    assert ledger.held_in_all.tolist() == [1, 2, 3]
    assert ledger.booked(SALES).tolist() == [11, 22, 33]
    assert ledger.booked(PAYOUTS).tolist() == [0, 0, 0]


def test_what_was_earned_before_the_first_day_is_no_profit():
    ledger = Ledger(1000, 5, 1)
    ledger.book(EARLIER_DEPOSIT, np.array([300]), 3)
    assert ledger.earned.tolist() == [0]
    ledger.settle(3)
    assert (ledger.cash.tolist(), ledger.earned.tolist()) == ([1300], [0])


def test_profit_values_goods_at_the_end_and_counts_what_is_owed():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 10.0}}
    toy_shop = toy(
        policy=[rule], days=1, product__leftover_value=1.0, supplier__deposit_share=0.5,
        settlement={"payout_after_days": 7},
    )  # fmt: skip
    totals = run(toy_shop).totals
    # sold 5 at 10; opening 20 at 4; order 10 at 4, half paid; 15 left and 10 under way at 1.
    assert totals["profit"][0] == 50 - 80 - 40 + 25


def test_returns_under_way_that_will_be_fit_for_sale_count_like_goods():
    shop = toy(
        days=4, product__leftover_value=1.0, product__return_share=0.4, product__return_days=6,
        product__resaleable_share=0.7,
    )  # fmt: skip
    totals = run(shop).totals
    # Eight of the twenty that were sold come back, refunded; five and a half of them are fit.
    assert totals["stock_end_value"][0] == 5.0
    assert totals["profit"][0] == 200 - 80 - 80 + 5


def test_the_ledger_notices_a_bill_that_is_neither_paid_nor_owed():
    ledger = Ledger(1000, 5, 2)
    ledger.book(FREIGHT, np.array([-10, -20]), 3)
    assert ledger.outstanding().tolist() == [-10, -20]
    ledger.settle(3)
    ledger.check()
    assert ledger.cash.tolist() == [990, 980]
    ledger.cash[1] += 5
    with pytest.raises(AssertionError, match="do not add up to what was booked"):
        ledger.check()


def test_the_ledger_notices_a_bill_that_falls_due_on_no_day():
    ledger = Ledger(1000, 5, 2)
    for cause in (FREIGHT, DUTY):
        ledger.book(cause, np.array([-10, -20]), 3)
    ledger.check_lines()
    line = ledger._due[FREIGHT][BANK]
    line._schedule[3] = 0
    ledger.check()
    with pytest.raises(AssertionError, match="freight outstanding and due do not add up"):
        ledger.check_lines()


def test_what_moved_of_a_cause_is_what_was_booked_and_is_not_outstanding():
    ledger = Ledger(1000, 5, 2)
    ledger.post(FREIGHT, np.array([-1, -2]))
    ledger.book(FREIGHT, np.array([-10, -20]), 3)
    assert ledger.moved(FREIGHT).tolist() == [-1, -2]
    assert ledger.booked(FREIGHT).tolist() == [-11, -22]
    ledger.settle(3)
    assert ledger.moved(FREIGHT).tolist() == [-11, -22]
