"""Each order rule's formula, by hand, on desks of two products in three worlds."""

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policy.orders import AnyOrder
from tests.policy.desks import NO_LEVELS, desk, rows, week

TEN_AND_FOUR = week(10, 4)


def order(**text):
    return TypeAdapter(AnyOrder).validate_python(text)


def units(seen, levels=NO_LEVELS, **text):
    return rows(order(**text).units(seen, np.asarray(levels)))


def test_no_order_orders_nothing():
    assert units(desk(), rule="none") == [[0] * 3] * 2


def test_r_q_orders_at_r_and_not_a_unit_above():
    seen = desk(((30, 31, 29), (30, 31, 29)))
    assert units(seen, rule="(r,Q)", r=30, q=40) == [[40, 0, 40]] * 2


def test_r_q_orders_the_least_multiple_that_lifts_the_position_above_r():
    """At r = 30 from 10, -10 and -9 with Q = 20: to 50, 50 and 31."""
    seen = desk(((10, 0, 0), (30, 30, 30)), backlog=((0, 10, 9), (0, 0, 0)))
    assert units(seen, rule="(r,Q)", r=30, q=20)[0] == [40, 60, 40]


def test_r_q_counts_what_is_on_order():
    seen = desk(((10, 10, 10), (0, 0, 0)), on_order=((20, 21, 0), (0, 0, 0)))
    assert units(seen, rule="(r,Q)", r=30, q=100)[0] == [100, 0, 100]


def test_s_s_orders_up_to_s_at_s_and_not_a_unit_above():
    seen = desk(((30, 31, 0), (30, 31, 29)), backlog=((0, 0, 5), (0, 0, 0)))
    assert units(seen, rule="(s,S)", s=30, up_to=80) == [[50, 0, 85], [50, 0, 51]]


def test_s_s_may_differ_by_product():
    ordered = units(
        desk(), rule="(s,S)", s={"lamp": 20, "rack": 10}, up_to={"lamp": 90, "rack": 99}
    )
    assert ordered == [[0, 70, 90], [0, 0, 0]]


@pytest.mark.parametrize(("s", "up_to"), [(4, 10), (0, 1), (9, 10), (9.0, 10)])
def test_an_s_below_up_to_is_accepted(s, up_to):
    assert order(rule="(s,S)", s=s, up_to=up_to).up_to == up_to


@pytest.mark.parametrize(("s", "up_to"), [(10, 4), (10, 10), (0, 0)])
def test_an_s_not_below_up_to_is_refused(s, up_to):
    with pytest.raises(ValidationError, match="must be above s"):
        order(rule="(s,S)", s=s, up_to=up_to)


def test_an_s_not_below_up_to_is_refused_by_product_too():
    with pytest.raises(ValidationError, match="must be above s"):
        order(rule="(s,S)", s={"lamp": 60}, up_to={"lamp": 30})


def test_base_stock_orders_up_to_s_on_review_days_only():
    text = {"rule": "(R,S)", "every_days": 3, "up_to": 40}
    assert units(desk(day=0), **text) == [[0, 20, 40], [10, 10, 10]]
    assert units(desk(day=6), **text) == [[0, 20, 40], [10, 10, 10]]
    assert units(desk(day=7), **text) == [[0] * 3] * 2


def test_base_stock_at_s_orders_nothing_and_a_unit_below_orders_one():
    seen = desk(((40, 39, 41), (40, 40, 40)))
    assert units(seen, rule="(R,S)", up_to=40)[0] == [0, 1, 0]


def test_a_cover_target_orders_days_of_sales_less_the_position_from_its_level_on():
    levels = [[1, 2, 3], [2, 1, 0]]
    seen = desk(daily=TEN_AND_FOUR)
    ordered = units(seen, levels, rule="cover target", at="orange", days=30)
    assert ordered == [[0, 280, 300], [90, 0, 0]]


def test_a_cover_target_that_is_reached_orders_nothing():
    seen = desk(((300, 299, 301), (0, 0, 0)), daily=TEN_AND_FOUR)
    assert units(seen, rule="cover target", at="green", days=30)[0] == [0, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "cover target", "at": "green", "days": 10},
        {"rule": "promotion pre-build", "cover_days": 10, "multiple": 1, "days_ahead": 0},
    ],
    ids=lambda text: text["rule"],
)
def test_a_cover_is_days_of_average_sales_and_not_of_the_best_day(text):
    """Two lamps a day and nine on the last: 21 in the week, three a day."""
    sales = [*week(2, 4)[:6], [[9] * 3, [4] * 3]]
    seen = desk(((0, 5, 30), (0, 0, 0)), daily=sales)
    assert units(seen, **text, window=7)[0] == [30, 25, 0]


def test_a_cover_target_rounds_a_part_of_a_unit_up():
    sales = [*week(10, 4)[:6], [[11] * 3, [4] * 3]]
    ordered = units(desk(daily=sales), rule="cover target", at="green", days=1)
    assert ordered[0] == [0, 0, 11]


def test_max_times_max_orders_at_the_highest_sales_times_the_longest_lead_time():
    """Lamps: best day 20, 30 days: 600; average (9*10+20)/10 = 11, two weeks of it: 154."""
    sales = [*week(10, 4), *week(10, 4)[:2], [[20] * 3, [4] * 3]]
    seen = desk(((600, 601, 500), (112, 113, 0)), daily=sales)
    ordered = units(seen, rule="max x max", window=10, batch_days=14)
    assert ordered == [[154, 0, 254], [56, 0, 168]]


def test_max_times_max_by_air_looks_at_the_lead_time_by_air():
    seen = desk(((80, 81, 0), (32, 33, 0)), daily=TEN_AND_FOUR)
    assert units(seen, rule="max x max", window=7, batch_days=0, mode="air") == [
        [0, 0, 80],
        [0, 0, 32],
    ]


def test_a_rolling_forecast_orders_the_plan_over_lead_time_and_review_with_its_buffer():
    """Lamps: (20+7) days x 10 x 1.1 = 297; racks: (22+7) x 4 x 1.1 = 127.6."""
    seen = desk(daily=TEN_AND_FOUR)
    ordered = units(seen, rule="rolling forecast", every_days=7, buffer=0.1, trust=0.5)
    assert ordered == [[247, 277, 297], [98, 98, 98]]


def test_a_rolling_forecast_believes_half_of_what_sales_say():
    """Lamps sold twice the plan: 1.5 times; racks none: a quarter at least, so 0.625 times."""
    seen = desk(((0, 0, 0), (0, 0, 0)), daily=week(20, 0))
    ordered = units(seen, rule="rolling forecast", every_days=7, buffer=0, trust=0.5)
    assert ordered == [[405] * 3, [73] * 3]


def test_a_rolling_forecast_believes_no_more_than_four_times_the_plan():
    seen = desk(((0, 0, 0), (0, 0, 0)), daily=week(1000, 4))
    ordered = units(seen, rule="rolling forecast", every_days=7, buffer=0, trust=1)
    assert ordered[0] == [1080] * 3


def test_a_rolling_forecast_has_no_history_on_the_first_day():
    ordered = units(desk(((0, 0, 0), (0, 0, 0))), rule="rolling forecast", every_days=7, buffer=0)
    assert ordered == [[270] * 3, [116] * 3]


def test_a_rolling_forecast_orders_on_review_days_only():
    assert units(desk(day=8), rule="rolling forecast", every_days=7) == [[0] * 3] * 2


SALE = ((10, 12, ("lamp",)),)


def test_a_pre_build_covers_all_until_the_end_of_the_sale_times_a_multiple():
    """On day 7 six days are left, 60 lamps by plan, times 1.5: 90; racks keep 5 days: 20."""
    seen = desk(daily=TEN_AND_FOUR, promotions=SALE)
    text = {"rule": "promotion pre-build", "multiple": 1.5, "cover_days": 5, "every_days": 7}
    assert units(seen, **text, days_ahead=3) == [[40, 70, 90], [0, 0, 0]]
    assert units(seen, **text, days_ahead=2) == [[0, 30, 50], [0, 0, 0]]


def test_a_pre_build_ends_with_the_sale():
    text = {"rule": "promotion pre-build", "multiple": 9, "days_ahead": 0, "cover_days": 0}
    empty = ((0, 0, 0), (0, 0, 0))
    last, after = (desk(empty, day=day, promotions=SALE) for day in (12, 13))
    assert units(last, **text, every_days=1) == [[90] * 3, [0] * 3]
    assert units(after, **text, every_days=1) == [[0] * 3] * 2


def test_a_pre_build_never_keeps_less_than_its_cover():
    text = {"rule": "promotion pre-build", "multiple": 0.1, "days_ahead": 3, "every_days": 7}
    seen = desk(((0, 0, 0), (0, 0, 0)), daily=TEN_AND_FOUR, promotions=SALE)
    assert units(seen, **text, cover_days=5, window=7) == [[50] * 3, [20] * 3]


def test_a_first_batch_is_ordered_on_its_day_and_then_another_rule_takes_over():
    text = {
        "rule": "first batch",
        "quantity": {"lamp": 500},
        "on_day": 2,
        "then": {"rule": "(R,S)", "up_to": 40},
    }
    assert units(desk(day=1), **text) == [[0] * 3] * 2
    assert units(desk(day=2), **text) == [[500] * 3, [0] * 3]
    assert units(desk(day=3), **text) == [[0, 20, 40], [10, 10, 10]]


def test_a_first_batch_without_a_sequel_is_the_only_one():
    assert units(desk(day=1), rule="first batch", quantity=9) == [[0] * 3] * 2


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "(r,Q)", "r": 60, "q": 1},
        {"rule": "(s,S)", "s": 60, "up_to": 80},
        {"rule": "(R,S)", "up_to": 60},
        {"rule": "cover target", "days": 30, "at": "green"},
        {"rule": "max x max"},
        {"rule": "z sigma", "z": 1},
        {"rule": "quantile"},
        {"rule": "rolling forecast"},
        {"rule": "promotion pre-build", "multiple": 1, "days_ahead": 9, "cover_days": 30},
        {"rule": "newsvendor", "days": 30, "ratio": 0.7, "cv": 0.4, "on_day": 7},
    ],
    ids=lambda text: text["rule"],
)
def test_goods_on_order_count_like_those_on_hand_and_waiting_orders_are_gone(text):
    """20 on hand, 30 on order and 8 that wait are 42; with 999 on order nothing is ordered."""
    on_order, backlog = ((30, 30, 999), (0, 5, 0)), ((8, 8, 8), (0, 0, 7))
    shelf = ((20, 20, 20), (20, 20, 20))
    seen = desk(shelf, on_order=on_order, backlog=backlog, daily=TEN_AND_FOUR)
    found = units(seen, **text)
    assert found == units(desk(((42, 42, 1011), (20, 25, 13)), daily=TEN_AND_FOUR), **text)
    on_the_shelf = units(desk(shelf, daily=TEN_AND_FOUR), **text)
    assert found[0] == [on_the_shelf[0][0] - 22] * 2 + [0]
    assert found[1] == [on_the_shelf[1][0] + more for more in (0, -5, 7)]


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "(r,Q)", "r": -1, "q": 1},
        {"rule": "(r,Q)", "r": 1},
        {"rule": "(R,S)", "up_to": 1, "every_days": 0},
        {"rule": "(R,S)", "up_to": float("nan")},
        {"rule": "cover target", "days": 3, "at": "purple"},
        {"rule": "cover target", "days": 3, "window": 0},
        {"rule": "max x max", "mode": "rail"},
        {"rule": "rolling forecast", "trust": 1.01},
        {"rule": "promotion pre-build", "multiple": 0, "days_ahead": 1, "cover_days": 1},
        {"rule": "first batch", "quantity": 3, "then": {"rule": "nothing"}},
        {"rule": "none", "extra": 1},
        {"rule": "(Q,r)"},
    ],
)
def test_an_order_rule_out_of_bounds_is_refused(text):
    with pytest.raises(ValidationError):
        order(**text)


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "(r,Q)", "r": 0, "q": 1},
        {"rule": "(R,S)", "up_to": 0, "every_days": 365},
        {"rule": "cover target", "days": 0, "window": 365},
        {"rule": "max x max", "batch_days": 0, "window": 1},
        {"rule": "rolling forecast", "trust": 0, "buffer": 0},
        {"rule": "rolling forecast", "trust": 1, "buffer": 5},
        {"rule": "promotion pre-build", "multiple": 10, "days_ahead": 0, "cover_days": 0},
        {"rule": "first batch", "quantity": 0, "on_day": 3650},
    ],
)
def test_an_order_rule_on_the_border_is_accepted(text):
    assert order(**text).rule == text["rule"]


@pytest.mark.parametrize("q", [0, {"lamp": 0, "rack": 5}])
def test_a_lot_of_no_units_is_refused(q):
    with pytest.raises(ValidationError):
        order(rule="(r,Q)", r=10, q=q)


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "(r,Q)", "r": 30, "q": 40},
        {"rule": "(s,S)", "s": 30, "up_to": 80},
        {"rule": "(R,S)", "up_to": 40},
        {"rule": "cover target", "days": 30, "at": "green"},
        {"rule": "max x max"},
        {"rule": "rolling forecast"},
        {"rule": "promotion pre-build", "multiple": 1, "days_ahead": 9, "cover_days": 9},
        {"rule": "constant", "quantity": 9},
        {"rule": "z sigma", "z": 1},
        {"rule": "quantile"},
        {"rule": "newsvendor", "days": 30, "ratio": 0.7, "cv": 0.4},
        {"rule": "arrive before date"},
        {"rule": "first batch", "quantity": 9},
        {"rule": "none"},
    ],
    ids=lambda text: text["rule"],
)
def test_every_order_is_whole_units_of_every_product_in_every_world(text):
    ordered = order(**text).units(desk(), NO_LEVELS)
    assert (ordered.shape, ordered.dtype) == ((2, 3), np.int64)
    assert (ordered >= 0).all()
