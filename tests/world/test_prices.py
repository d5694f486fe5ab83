"""Prices by hand: markdowns, sale prices, the freeze, and what waiting orders were sold at."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.policy.decision import BadDecisionError, Decision
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan

from .toys import cash, flows, run, toy

PAID_AT_NIGHT = {"payout_after_days": 1}


def demand(elasticity):
    return {"units_per_day": 5.0, "price_elasticity": elasticity}


def cut(share, day):
    return [{"name": "rule", "price": {"rule": "clear out", "cut": share, "from_day": day}}]


def sale(first=6, **changes):
    """Return a sale of two days, on days 5 and 6 of the toy unless said otherwise."""
    terms = {"name": "6.6", "products": ["mug"], "sale_from": dt.date(2026, 6, first)}
    return [{**terms, "sale_days": 2, "uplift": 3, **changes}]


def income(network):
    """Return what the bank takes in each day, in cents."""
    return np.diff(cash(network), prepend=100_000).tolist()


def test_half_the_price_brings_four_times_the_orders_at_an_elasticity_of_minus_two():
    shop = toy(
        product__demand=demand(-2.0), product__opening_stock=500, policy=cut(0.5, 2), days=5,
        settlement=PAID_AT_NIGHT,
    )  # fmt: skip
    assert flows(shop, "wanted") == [5, 5, 20, 20, 20]
    assert income(shop) == [0, 5000, 5000, 10_000, 10_000]
    assert run(shop).totals["discounts"][0] == 3 * 20 * 5.0


def test_without_an_elasticity_a_sale_price_costs_money_and_brings_what_the_uplift_says():
    shop = toy(
        promotion=sale(discount=0.2), product__opening_stock=500, settlement=PAID_AT_NIGHT
    )  # fmt: skip
    assert flows(shop, "wanted")[4:8] == [5, 15, 15, 5]
    assert income(shop)[5:] == [5000, 12_000, 12_000, 5000, 5000]
    assert run(shop).totals["discounts"][0] == 30 * 2.0


def test_who_missed_the_sign_up_sells_at_the_list_price():
    shop = toy(promotion=sale(discount=0.2, missed_share=1.0), product__opening_stock=500)
    assert run(shop).totals["discounts"][0] == 0


def test_no_price_changes_from_the_freeze_until_the_sale_is_over():
    shop = toy(
        product__demand=demand(-1.0), product__opening_stock=500, policy=cut(0.5, 4),
        promotion=sale(price_freeze_days=2, uplift=1),
    )  # fmt: skip
    assert flows(shop, "wanted") == [5, 5, 5, 5, 5, 5, 5, 10, 10, 10]
    earlier = toy(
        product__demand=demand(-1.0), product__opening_stock=500, policy=cut(0.5, 2),
        promotion=sale(price_freeze_days=2, uplift=1),
    )  # fmt: skip
    assert flows(earlier, "wanted") == [5, 5] + [10] * 8


def test_of_two_prices_the_lower_counts_and_no_discount_is_given_twice():
    shop = toy(
        product__demand=demand(-1.0), product__opening_stock=500, policy=cut(0.5, 0), days=2,
        promotion=sale(first=2, uplift=1, discount=0.2),
    )  # fmt: skip
    assert run(shop).totals["discounts"][0] == 20 * 5.0


def test_orders_that_wait_are_sold_at_the_mean_price_at_which_they_were_taken():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0, "on_day": 1}}
    shop = toy(
        product__opening_stock=0, market__stockout={"orders": "backordered"}, policy=[rule],
        promotion=sale(first=1, sale_days=1, discount=0.2), days=6, settlement=PAID_AT_NIGHT,
        supplier__lead_time_days=2,
    )  # fmt: skip
    # 15 taken at 8.00 and 15 more at 10.00, five of them on day 3, leave that day: 9.00 a mug.
    assert flows(shop, "shipped") == [0, 0, 0, 30, 5, 5]
    assert [gain for gain in income(shop) if gain > 0] == [30 * 900, 5 * 1000]


def test_a_return_refunds_what_was_paid():
    terms = {
        "promotion": sale(first=1, uplift=1, discount=0.2), "days": 6,
        "settlement": {"payout_after_days": 90},
    }  # fmt: skip
    shops = toy(**terms), toy(**terms, product__return_share=0.4, product__return_days=3)
    owed = [run(shop).paths["receivable"][:, 0] for shop in shops]
    assert np.diff(owed[1] - owed[0]).tolist()[2:] == [-1600, -1600, -2000]


def test_a_policy_may_not_change_prices_where_nobody_knows_what_that_does():
    class HalfPrice:
        def decide(self, desk):
            return Decision(price=0.5)

    network = toy(days=2)
    luck, plan = draw_luck(network, 0), make_plan(network)
    with pytest.raises(BadDecisionError, match="no product has a price_elasticity"):
        run_block(network, HalfPrice(), luck, plan, 1)
