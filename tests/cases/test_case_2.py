"""W2: an order at yellow while sales quadruple in a month is in time from ten days away (C12)."""

import datetime as dt
import math

import numpy as np
import pytest

from sim import trace
from tests.cases.files import runs_of, shipped, variant

SPOT = "spot goods by air, 12 days"
GROWTH = math.log(4) / 30


IN_THREE_STEPS = """
start = {start}
days = {days}
run_off_days = 0
current_rule = "in three steps"

[[product]]
name = "bestseller"
opening_stock = 0
on_sale_from = 2026-10-05

[product.ads]
budget_per_day = 5
steps = [{{ date = 2026-10-12, budget_per_day = 15 }}]
cost_per_click = 0.04
orders_per_click = 0.016
half_saturation = 100

[[supplier]]
name = "spot market"
lead_time_days = {making}

[[policy]]
name = "in three steps"
alert = {{ rule = "days of cover", yellow = 15, orange = 10, red = 5 }}
order = {{ rule = "first batch", quantity = 400, then = {sequel} }}
freight = {{ rule = "by air" }}
sourcing = {{ rule = "split", share = 1.0 }}
"""
"""M106: a small batch, a week of little advertising, then orders at yellow."""


def daily(network, policy, path):
    """Return units a day in the first world."""
    found = trace(network, policy, runs=2, paths=(path,)).paths[path][:, 0, 0]
    return np.diff(found, prepend=0)


def days_out(network, policy):
    """Return the days on which buyers found nothing."""
    return int((daily(network, policy, "wanted") > daily(network, policy, "served")).sum())


def within(days, folder):
    """Return the case with a lead time: what is not four days of flight and one of the dock."""
    text = f'[[supplier]]\nname = "spot market"\nlead_time_days = {days - 5}\n'
    return variant("case-2-by-hand", folder, text)


def test_sales_are_four_times_as_many_after_a_month():
    wanted = daily(shipped("case-2-by-hand"), SPOT, "wanted")
    assert wanted[30] / wanted[0] == 4


@pytest.mark.parametrize("days", [6, 7, 8, 9])
def test_up_to_nine_days_no_buyer_is_sent_away(days, tmp_path):
    assert days_out(within(days, tmp_path), SPOT) == 0


@pytest.mark.parametrize("days", [11, 12, 15, 20])
def test_beyond_ten_days_the_shelf_is_empty_for_about_what_is_more(days, tmp_path):
    """15 days of the last week's sales last ln(1 + 15 g e^(-3.5 g)) / g = 10 days."""
    lasts = math.log(1 + GROWTH * 15 * math.exp(-3.5 * GROWTH)) / GROWTH
    assert lasts == pytest.approx(10, abs=0.1)
    assert days_out(within(days, tmp_path), SPOT) >= days - math.ceil(lasts)


def test_a_factory_by_air_misses_the_growth_by_ten_days_and_more():
    assert days_out(shipped("case-2-by-hand"), "factory by air, 22 days") >= 10


def test_with_chance_the_quick_chain_loses_a_thirtieth_and_the_slow_ones_an_eighth_and_a_fifth():
    runs = runs_of("case-2-home-launch")
    fill = {
        name: r["units_served_at_once"].sum() / r["units_wanted"].sum() for name, r in runs.items()
    }
    assert fill[SPOT] > 0.95
    assert fill["factory by air, 22 days"] < 0.91
    assert fill["factory by ship, 38 days"] < 0.84


def three_steps(lead, folder):
    """Return a launch whose first batch is ordered so that it is there on the first day of sale."""
    text = IN_THREE_STEPS.format(
        start=dt.date(2026, 10, 5) - dt.timedelta(lead), days=lead + 60, making=lead - 5,
        sequel='{ rule = "cover target", at = "yellow", days = 30 }',
    )  # fmt: skip
    return variant("case-2-by-hand", folder, text)


@pytest.mark.parametrize(("lead", "is_out"), [(8, False), (22, True)])
def test_first_batch_ad_test_and_orders_at_yellow_carry_a_launch_from_eight_days_away(
    lead, is_out, tmp_path
):
    network, rule = three_steps(lead, tmp_path), "in three steps"
    wanted, ordered = (daily(network, rule, path) for path in ("wanted", "ordered"))
    first, second = np.flatnonzero(ordered)[:2]

    def cover(day):
        return (400 - wanted[:day].sum()) / wanted[day - 7 : day].mean()

    assert (first, ordered[first]) == (0, 400)
    assert cover(second) <= 15 < cover(second - 1)
    assert wanted[lead + 30] >= 4 * wanted[lead]
    assert (days_out(network, rule) > 0) == is_out
