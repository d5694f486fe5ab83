"""When a platform pays, by date, run, tier and minimum, solved by hand and to the cent."""

import datetime as dt

import numpy as np
import pytest
from pydantic import ValidationError

from sim.scenario.settlement import Settlement
from sim.world.money.fees import net_price, refund_price
from sim.world.money.payout_days import PayoutDays

from .toys import cash, run, toy

MONDAY = dt.date(2026, 6, 1)


def steps(network):
    """Return what the bank gets each day, in cents; the toy sells 5 mugs at 10.00 for 4 days."""
    return np.diff(cash(network), prepend=100_000).tolist()


def on(day):
    return MONDAY + dt.timedelta(days=day)


@pytest.mark.parametrize(("day", "last"), [(0, 13), (13, 13), (14, 27), (27, 27)])
def test_a_cycle_of_a_fortnight_ends_on_its_last_day(day, last):
    days = PayoutDays.of(toy(settlement={"payout_every_days": 14}).shops[0])
    assert days.closing(day) == last


def test_the_net_price_is_the_price_less_commission_and_fee():
    assert net_price(np.array(25_000), Settlement(commission=0.15, fee_per_unit=3.0)) == 18_250


def test_a_refund_fee_is_a_fifth_of_the_commission_up_to_its_cap():
    terms = Settlement(commission=0.06, commission_kept_on_refund=0.2, commission_kept_at_most=0.5)
    # 10.000 less 0.600 given back but for 0.120; of 50.000 the fifth would be 0.600.
    assert refund_price(np.array(10_000), terms) == 10_000 - 600 + 120
    assert refund_price(np.array(50_000), terms) == 50_000 - 3000 + 500


def test_a_trial_without_commission_ends_on_its_date():
    terms = {
        "payout_after_days": 1,
        "commission": 0.0,
        "changes": [{"from": on(2), "commission": 0.2}],
    }
    assert steps(toy(settlement=terms)) == [0, 5000, 5000, 4000, 4000, 0, 0, 0, 0, 0]


def test_a_return_gives_back_the_commission_of_the_day_of_its_sale():
    terms = {"payout_after_days": 1, "changes": [{"from": on(1), "commission": 0.2}]}
    shop = toy(settlement=terms, product__return_share=0.4, product__return_days=3)
    # Two of five come back: 20.00 of the first day's 50.00, 16.00 of the 40.00 of each other day.
    assert steps(shop) == [0, 5000, 4000, 4000 - 2000, 4000 - 1600, 0, 0, 0, 0, 0]
    assert run(shop).totals["platform_balance_end"][0] == -2 * 16


def test_a_shorter_term_pays_the_days_between_together_with_the_old_ones():
    terms = {"payout_after_days": 5, "changes": [{"from": on(2), "payout_after_days": 3}]}
    assert steps(toy(settlement=terms)) == [0, 0, 0, 0, 0, 10_000, 10_000, 0, 0, 0]


def test_a_platform_that_pays_on_thursdays_pays_all_that_is_released_by_then():
    terms = {"payout_after_days": 1, "payout_weekdays": ["thursday"]}
    assert steps(toy(settlement=terms)) == [0, 0, 0, 15_000, 0, 0, 0, 0, 0, 0]
    assert run(toy(settlement=terms, days=11)).totals["receivable_end"][0] == 0


def test_a_reserve_waits_for_a_payout_run_too():
    terms = {
        "payout_after_days": 1, "payout_weekdays": ["tuesday", "friday"],
        "reserve_share": 0.1, "reserve_days": 3,
    }  # fmt: skip
    # Monday's 45.00 on Tuesday; Tuesday's to Thursday's on Friday, with Monday's reserve and
    # Tuesday's; the other reserves on Tuesday.
    assert steps(toy(settlement=terms)) == [0, 4500, 0, 0, 14_500, 0, 0, 0, 1000, 0]
    longer = steps(toy(settlement=terms | {"reserve_days": 4}))
    assert longer == [0, 4500, 0, 0, 14_000, 0, 0, 0, 1500, 0]


def test_a_reserve_is_held_from_the_day_of_delivery():
    """Sold on day 0, delivered on 2, paid on 3: the tenth comes on 6, not on 4 or on 7."""
    terms = {
        "delivery_days": 2, "payout_after_days": 1, "reserve_share": 0.1, "reserve_days": 4,
    }  # fmt: skip
    assert steps(toy(settlement=terms)) == [0, 0, 0, 4500, 4500, 4500, 5000, 500, 500, 500]


def test_a_transfer_takes_days_and_a_share():
    terms = {
        "payout_after_days": 1, "transfer_days": 2, "withdrawal_share": 0.007, "bank_weekend": [],
    }  # fmt: skip
    shop = toy(settlement=terms, days=6)
    assert steps(shop) == [0, 0, 0, 4965, 4965, 4965]
    totals = run(shop).totals
    assert totals["withdrawal_cost"][0] == 4 * 0.35
    assert totals["receivable_end"][0] == 50.0
    assert totals["payable_end"][0] == 0.35
    assert totals["profit"][0] == 200 - 4 * 0.35 - 80


def test_a_payout_below_the_minimum_waits_until_it_is_large_enough():
    terms = {"payout_after_days": 1, "minimum_payout": 100.0, "transfer_days": 1}
    assert steps(toy(settlement=terms)) == [0, 0, 0, 10_000, 0, 0, 0, 10_000, 0, 0]
    larger = toy(settlement=terms | {"minimum_payout": 100.01, "withdrawal_share": 0.01})
    assert steps(larger) == [0, 0, 0, 0, 14_850, 0, 0, 0, 0, 0]
    assert run(larger).totals["receivable_end"][0] == 50


def test_a_refund_is_taken_from_what_waits_for_the_minimum():
    terms = {"payout_after_days": 1, "minimum_payout": 1000.0}
    shop = toy(settlement=terms, product__return_share=0.2, product__return_days=2)
    assert steps(shop) == [0] * 10
    assert run(shop).totals["platform_balance_end"][0] == 4 * 50 - 4 * 10


TIERS = {
    "start_tier": "standard",
    "review": {"from_days_ago": 10, "until_days_ago": 2},
    "tier": [
        {"name": "fast", "payout_after_days": 1, "shipped_orders": 40},
        {"name": "standard", "payout_after_days": 6, "shipped_orders": 10},
        {"name": "long", "payout_after_days": 9},
    ],
}


def reviewed(product__demand=None, platform=None, **terms):
    """Return a shop that sells 5 mugs a day from 20 June; it is reviewed on 1 July, day 11."""
    return toy(
        start=dt.date(2026, 6, 20), days=30, settlement=TIERS | terms, product__opening_stock=400,
        product__demand=product__demand or {"units_per_day": 5.0}, platform=platform,
    )  # fmt: skip


def test_enough_orders_in_the_look_back_bring_the_shorter_tier_on_the_first_of_the_month():
    # Days 1 to 8 count: 40 orders. What leaves from day 11 on is paid the day after.
    expected = [0] * 6 + [5000] * 6 + [10_000] * 5 + [5000] * 13
    assert steps(reviewed()) == expected
    assert run(reviewed()).totals["payout_days"][0] == (11 * 6 + 19 * 1) / 30


def test_one_order_too_few_keeps_the_tier():
    needed = [TIERS["tier"][0] | {"shipped_orders": 41}, *TIERS["tier"][1:]]
    assert steps(reviewed(tier=needed)) == [0] * 6 + [5000] * 24


def test_a_shop_that_shipped_too_little_falls_to_the_last_tier():
    needed = [
        tier | {"shipped_orders": n} for tier, n in zip(TIERS["tier"], (80, 70, 0), strict=True)
    ]
    assert steps(reviewed(tier=needed)) == [0] * 6 + [5000] * 11 + [0] * 3 + [5000] * 10


def test_orders_before_the_first_day_count_at_the_rate_that_the_file_says():
    look = {"from_days_ago": 20, "until_days_ago": 8, "orders_per_day_before": 3.0}
    # Nine days before the first at 3, and days 0 to 2 at 5: 42 orders.
    assert run(reviewed(review=look)).totals["payout_days"][0] == (11 * 6 + 19) / 30
    fewer = reviewed(review=look | {"orders_per_day_before": 2.7})
    assert run(fewer).totals["payout_days"][0] == 6


def test_orders_and_not_units_count():
    half = {"product__demand": {"units_per_day": 2.5, "units_per_order": 2.0}}
    assert run(reviewed(**half)).totals["payout_days"][0] == 6
    enough = [TIERS["tier"][0] | {"shipped_orders": 20}, *TIERS["tier"][1:]]
    assert run(reviewed(**half, tier=enough)).totals["payout_days"][0] == (11 * 6 + 19) / 30


def test_a_tier_that_asks_for_a_score_is_open_while_nobody_scores_the_shop():
    needed = [TIERS["tier"][0] | {"score": 4.5}, *TIERS["tier"][1:]]
    assert steps(reviewed(tier=needed)) == steps(reviewed())


@pytest.mark.parametrize(("least", "short_days"), [(55, 19), (56, 0)])
def test_a_tier_is_reviewed_by_the_score_of_that_morning(least, short_days):
    """The 55 mugs of days 0 to 10 lift the score to five stars on day 11, the first of July."""
    score = {"start": 3.0, "smoothing_days": 1, "least_units": least, "traffic": [[0.0, 1.0]]}
    needed = [TIERS["tier"][0] | {"score": 4.5}, *TIERS["tier"][1:]]
    shop = reviewed(tier=needed, platform={"score": score})
    expected = ((30 - short_days) * 6 + short_days * 1) / 30
    assert run(shop).totals["payout_days"][0] == pytest.approx(expected)


def test_a_tiers_term_may_change_with_the_date():
    changes = [{"from": dt.date(2026, 6, 22), "tier": "standard", "payout_after_days": 4}]
    # Six days for two sales, four days for the next nine, then one.
    expected = [0] * 6 + [10_000] * 2 + [5000] * 4 + [10_000] * 3 + [5000] * 15
    assert steps(reviewed(changes=changes)) == expected


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"start_tier": "fast"}, "no tier is named"),
        (TIERS | {"start_tier": "slow"}, 'no tier is named "slow"'),
        (TIERS | {"start_tier": None}, "start_tier must name"),
        (TIERS | {"tier": TIERS["tier"][:2]}, "must take nothing"),
        (TIERS | {"tier": [*TIERS["tier"], TIERS["tier"][2]]}, "same name"),
        (TIERS | {"payout_after_days": 3}, "is a key of each tier"),
        (TIERS | {"changes": [{"from": MONDAY, "payout_after_days": 3}]}, "of which tier"),
        ({"changes": [{"from": on(1)}, {"from": on(0)}]}, "must rise"),
        (TIERS | {"review": {"from_days_ago": 5, "until_days_ago": 5}}, "must lie before"),
    ],
)
def test_terms_that_make_no_sense_are_told(terms, said):
    with pytest.raises(ValidationError, match=said):
        Settlement.model_validate(terms)
