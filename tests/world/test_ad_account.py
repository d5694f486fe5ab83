"""Ads paid from a wallet or on credit, by hand: 10.00 a day that sell nothing."""

import numpy as np
import pytest

from tests.scenario.files import problems, small

from .toys import cash, run, toy

ADS = {
    "budget_per_day": 10.0, "cost_per_click": 1.0, "orders_per_click": 0.0, "half_saturation": 9.0,
}  # fmt: skip
WALLET = {"opening": 25.0, "when_below": 15.0, "top_up": 30.0, "top_up_days": 2}
GOODS = 20 * 4.0


def shop(**changes):
    usual = {"product__ads": ADS, "product__demand": {"units_per_day": 0.0}, "days": 8}
    return toy(**(usual | changes))


def steps(network):
    """Return what cash gains each day, in cents."""
    return np.diff(cash(network), prepend=cash_of(network)).tolist()


def cash_of(network):
    return round(network.scenario.cash.opening * 100)


def test_a_wallet_is_topped_up_below_its_line_and_ads_stop_while_it_is_empty():
    paid = shop(ad_wallet=WALLET)
    totals = run(paid).totals
    # 25, 15, 5; the top-up of day 2 comes on day 4, and ads stand still on day 3.
    assert steps(paid) == [0, 0, -3000, 0, 0, 0, -3000, 0]
    assert totals["ad_spend"][0] == 10 + 10 + 5 + 0 + 10 + 10 + 10 + 0
    assert totals["ad_wallet_end"][0] == 25 + 60 - 55


def test_what_is_in_the_wallet_is_still_the_seller_s():
    totals = run(shop(ad_wallet=WALLET)).totals
    assert totals["profit"][0] == -GOODS - 55


def test_cash_that_is_short_tops_up_as_far_as_it_goes():
    poor = shop(ad_wallet=WALLET | {"opening": 0.0, "top_up_days": 0}, cash={"opening": 22.0})
    assert steps(poor) == [-2200, 0, 0, 0, 0, 0, 0, 0]
    assert run(poor).totals["ad_spend"][0] == 22.0
    assert min(cash(poor)) == 0


def test_an_agency_s_credit_is_due_days_later_and_its_limit_holds_ads_back():
    credit = shop(ad_credit={"days": 3, "limit": 25.0})
    totals = run(credit).totals
    # 10, 10 and the last 5 of the limit; from day 3 on what is paid in the morning is free again.
    assert steps(credit) == [0, 0, 0, -1000, -1000, -500, -1000, -1000]
    assert totals["ad_spend"][0] == 10 + 10 + 5 + 10 + 10 + 5 + 10 + 10
    assert totals["payable_end"][0] == 25.0
    assert totals["profit"][0] == -GOODS - 70


def test_credit_without_a_limit_spends_the_plan_and_needs_no_cash():
    free = shop(ad_credit={"days": 90}, cash={"opening": 0.0})
    assert run(free).totals["ad_spend"][0] == 80.0
    assert min(cash(free)) == 0


def test_two_shops_do_not_spend_the_same_cash_twice():
    listed = {
        "product": "mug", "shop": "far", "demand": {"units_per_day": 0.0}, "ads": ADS,
        "opening_stock": 9,
    }  # fmt: skip
    both = shop(shop=[{"name": "far"}], listing=[listed], cash={"opening": 15.0}, days=1)
    assert run(both).totals["ad_spend"][0] == 15.0


def test_a_wallet_and_a_credit_exclude_each_other():
    both = "[ad_wallet]\nwhen_below = 5\ntop_up = 10\n[ad_credit]\ndays = 30\n"
    (line,) = problems(small(more=both))
    assert "ads are paid from a wallet or on credit" in line


@pytest.mark.parametrize("top_up", ["0", "-3"])
def test_a_top_up_of_nothing_is_refused(top_up):
    assert problems(small(more=f"[ad_wallet]\nwhen_below = 5\ntop_up = {top_up}\n"))


def test_sales_of_ads_are_told_of_all_shops_where_one_has_a_dashboard():
    sell = ADS | {"orders_per_click": 0.5}

    def sales(**dashboard):
        listed = {"product": "mug", "shop": "far", "opening_stock": 99, "ads": sell | dashboard}
        both = shop(
            shop=[{"name": "far"}], listing=[listed | {"demand": {"units_per_day": 0.0}}],
            product__ads=sell | {"attributed_multiple": 2.0},
        )  # fmt: skip
        return run(both).totals["ad_sales_incremental"][0]

    assert sales() == sales(attributed_multiple=2.0) > 0
