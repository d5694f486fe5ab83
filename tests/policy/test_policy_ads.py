"""Ads rules beyond a plain pause, by hand, on desks of two products in three worlds."""

from dataclasses import replace

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policy.ads import AnyAds
from tests.policy.desks import NO_LEVELS, desk, rows, week
from tests.scenario.files import problems, small


def share(seen, **text):
    return rows(TypeAdapter(AnyAds).validate_python(text).share(seen, NO_LEVELS))


# --- throttle -------------------------------------------------------------------------------


def test_ads_are_throttled_in_proportion_to_cover():
    """Ten days of full cover: 100 lamps at 10 a day, 40 racks at 4 a day."""
    seen = desk(((25, 99, 100), (0, 1, 500)), daily=week(10, 4))
    shares = share(seen, rule="throttle", full_cover_days=10)
    assert shares == [[0.25, 0.99, 1.0], [0.0, 0.025, 1.0]]


def test_a_shelf_that_nobody_buys_from_is_not_throttled_and_an_empty_one_is():
    seen = desk(((0, 1, 9), (0, 0, 0)), daily=week(0, 0))
    assert share(seen, rule="throttle", full_cover_days=10)[0] == [0.0, 1.0, 1.0]


UNEVEN = [*week(2, 2)[:6], [[9] * 3, [9] * 3]]
"""21 in a week: three a day on average, nine on the best."""


def test_cover_is_by_average_sales_and_not_by_the_best_day():
    """Ten days of cover are 30, five are 15."""
    seen = desk(((15, 16, 30), (0, 0, 0)), daily=UNEVEN, ads_share=0.5)
    assert share(seen, rule="throttle", full_cover_days=10)[0] == [0.5, pytest.approx(16 / 30), 1]
    lines = {"at_days": 5, "restart_days": 10}
    assert share(seen, rule="pause", **lines)[0] == [0, 0.5, 1]
    assert share(seen, **PLAN_B | lines) == [[0, 0.5, 1], [1, 0.5, 0]]


# --- plan b ---------------------------------------------------------------------------------

PLAN_B = {"rule": "plan b", "instead": {"lamp": "rack"}, "at_days": 5, "restart_days": 10}


def test_the_substitute_s_ads_run_while_the_product_s_pause():
    seen = desk(((50, 51, 100), (0, 0, 0)), daily=week(10, 4))
    assert share(seen, **PLAN_B) == [[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]]


@pytest.mark.parametrize("yesterday", [0.0, 1.0])
def test_between_the_lines_both_stay_as_they_were(yesterday):
    seen = desk(((51, 75, 99), (0, 0, 0)), daily=week(10, 4), ads_share=yesterday)
    assert share(seen, **PLAN_B) == [[yesterday] * 3, [1 - yesterday] * 3]


def test_a_product_without_plan_b_is_advertised_as_planned():
    seen = desk(((0, 0, 0), (0, 0, 0)), daily=week(10, 4))
    seen = replace(
        seen,
        products=("lamp", "rack", "cup"),
        roles=("hit", "steady", "new"),
        on_hand=np.zeros((3, 3), np.int64),
        sold=np.repeat(seen.sold[:, :1], 3, axis=1),
        days_in_stock=np.repeat(seen.days_in_stock[:, :1], 3, axis=1),
        sold_in_stock=np.repeat(seen.sold_in_stock[:, :1], 3, axis=1),
        planned=np.repeat(seen.planned[:, :1], 3, axis=1),
        ads_share=np.ones((3, 3)),
    )
    assert share(seen, **PLAN_B) == [[0.0] * 3, [1.0] * 3, [1.0] * 3]


@pytest.mark.parametrize(
    ("instead", "words"),
    [
        ("{ lamp = 'rak' }", 'instead names no product "rak"'),
        ("{ hit = 'rack' }", 'instead names no product "hit"'),
        ("{ lamp = 'lamp' }", 'instead names "lamp" twice'),
        ("{ lamp = 'rack', rack = 'lamp' }", 'instead names "lamp" twice'),
    ],
)
def test_plan_b_names_products_and_each_of_them_once(instead, words):
    ads = f"ads = {{ rule = 'plan b', instead = {instead}, at_days = 3, restart_days = 5 }}"
    lines = problems(small(more=f"\n[[policy]]\nname = 'mine'\n{ads}\n"))
    assert any(words in line for line in lines)


def test_a_plan_b_that_fits_is_accepted():
    ads = "ads = { rule = 'plan b', instead = { lamp = 'rack' }, at_days = 3, restart_days = 5 }"
    assert not problems(small(more=f"\n[[policy]]\nname = 'mine'\n{ads}\n"))


# --- plans that stand by --------------------------------------------------------------------


def woken(**text):
    """Return the shares of plans that stand by, with 50, 51 and 100 lamps at ten a day."""
    seen = desk(((50, 51, 100), (0, 0, 0)), daily=week(10, 4))
    return rows(TypeAdapter(AnyAds).validate_python(text).standby_share(seen, NO_LEVELS))


def test_plan_b_wakes_the_substitute_while_the_product_s_ads_pause_and_no_other_plan():
    assert woken(**PLAN_B) == [[0.0] * 3, [1.0, 0.0, 0.0]]


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "as planned"},
        {"rule": "pause", "at_days": 5, "restart_days": 10},
        {"rule": "throttle", "full_cover_days": 10},
        {"rule": "pace"},
    ],
    ids=lambda text: text["rule"],
)
def test_the_other_rules_wake_none(text):
    assert woken(**text) == 0.0


# --- pace -----------------------------------------------------------------------------------


def spent(budgets, days, **text):
    """Return the lamp's budget in cents on each day, as the rule paces it from share to share."""
    plan = np.array(budgets, float)[:, None] * [1.0, 0.0]
    yesterday, shares = 1.0, []
    for day in range(days):
        seen = replace(desk(day=day, ads_share=yesterday), ads_budget=plan)
        yesterday = share(seen, rule="pace", **text)[0][0]
        shares.append(round(yesterday * budgets[day], 6))
    return shares


def test_a_budget_grows_by_so_much_a_day_at_most():
    assert spent([100, 200, 200, 200, 200, 200], 6, growth=0.25) == [
        100, 125, 156.25, 195.3125, 200, 200
    ]  # fmt: skip


def test_a_budget_may_fall_at_once():
    assert spent([100, 40, 45, 60], 4, growth=0.2) == [100, 40, 45, 54]


def test_ads_begin_at_a_share_of_their_plan_where_there_were_none():
    assert spent([0, 0, 100, 100, 100], 5, growth=0.5, start_share=0.2) == [0, 0, 20, 30, 45]


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "throttle", "full_cover_days": 0},
        {"rule": "pace", "growth": 0},
        {"rule": "pace", "start_share": 0},
        {"rule": "plan b", "instead": {}, "at_days": 1, "restart_days": 2},
        PLAN_B | {"restart_days": 4},
    ],
)
def test_an_ads_rule_out_of_bounds_is_refused(text):
    with pytest.raises(ValidationError):
        share(desk(), **text)
