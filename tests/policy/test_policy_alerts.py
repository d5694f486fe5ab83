"""The alerts that look at per cent, at the plan, at conversion, and lines that stand for a week."""

import dataclasses

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policy.alerts import AnyAlert
from sim.policy.correction import correction
from sim.policy.orders import AnyOrder
from tests.policy.desks import NO_LEVELS, desk, rows, week

TEN_AND_FOUR = week(10, 4)
LINES = {"yellow": 15, "orange": 10, "red": 5}


def alert(rule, **text):
    return TypeAdapter(AnyAlert).validate_python({"rule": rule, **LINES, **text})


def levels(seen, rule, **text):
    return rows(alert(rule, **text).levels(seen))


# --- percent of stock -----------------------------------------------------------------------

PERCENT = {"rule": "percent of stock", "yellow": 50, "orange": 30, "red": 10}


def test_percent_are_those_of_the_shelf_after_the_last_receipt():
    """Of 200 lamps the lines are at 100, 60 and 20; of 60 racks at 30, 18 and 6."""
    full = ((200, 200, 200), (60, 60, 60))
    seen = desk(((101, 100, 60), (19, 18, 6)), after_receipt=full)
    assert levels(seen, **PERCENT) == [[0, 1, 2], [1, 2, 3]]


def test_percent_may_be_those_of_a_given_number_of_units():
    seen = desk(((101, 100, 20), (0, 30, 31)), after_receipt=((9, 9, 9), (9, 9, 9)))
    assert levels(seen, **PERCENT, full={"lamp": 200, "rack": 60}) == [[0, 1, 3], [3, 1, 0]]


def test_percent_do_not_ask_how_fast_the_stock_sells():
    slow, fast = (desk(daily=week(pace, pace)) for pace in (1, 1000))
    assert levels(slow, **PERCENT) == levels(fast, **PERCENT)


def test_a_product_that_was_never_there_is_green_and_one_that_sold_out_is_red():
    nothing = ((0, 0, 0), (0, 0, 0))
    new = desk(nothing, after_receipt=nothing)
    assert levels(new, **PERCENT) == [[0] * 3] * 2
    assert levels(desk(nothing, daily=TEN_AND_FOUR), **PERCENT) == [[3] * 3] * 2


def test_percent_may_count_what_is_on_order():
    seen = desk(((50, 50, 50), (30, 30, 30)), on_order=((0, 50, 51), (0, 0, 0)),
                after_receipt=((200, 200, 200), (60, 60, 60)))  # fmt: skip
    assert levels(seen, **PERCENT, counts="position")[0] == [2, 1, 0]


# --- look-ahead cover -----------------------------------------------------------------------


def planned(seen, *units):
    """Return the desk with a plan of one product's units a day, and none of the other."""
    plan = np.cumsum([0.0, *units])
    return dataclasses.replace(seen, planned=np.stack([plan, 0 * plan], axis=1))


def test_look_ahead_cover_is_the_days_until_the_plan_uses_the_stock_up():
    """1, 2, 4, 8, ... lamps a day: 3 days want 7, 5 days 31, 6 days 63."""
    seen = planned(desk(((64, 63, 7), (0, 0, 0))), *2 ** np.arange(20))
    assert levels(seen, "look-ahead cover", yellow=6, orange=5, red=3) == [[0, 1, 3], [0] * 3]


def test_look_ahead_sees_a_sale_that_the_sales_so_far_do_not_show():
    """Ten a day have been sold and 100 a day are planned from tomorrow on: 150 last 2 days."""
    seen = dataclasses.replace(
        desk(((150, 150, 150), (0, 0, 0)), daily=TEN_AND_FOUR),
        planned=np.cumsum([[0, 0], *[[10, 4]] * 8, *[[100, 4]] * 30], axis=0).astype(float),
    )
    assert levels(seen, "look-ahead cover", yellow=3, orange=2, red=1)[0] == [1] * 3
    assert levels(seen, "days of cover", yellow=3, orange=2, red=1)[0] == [0] * 3


def test_the_plan_is_corrected_by_what_was_sold_of_it():
    """Twice the plan was sold: believed in full 20 a day are to come, by half 15, not at all 10."""
    seen = desk(((150, 151, 200), (0, 0, 0)), daily=week(20, 4))
    for trust, lamps in ((0, [0, 0, 0]), (0.5, [1, 0, 0]), (1, [1, 1, 1])):
        lines = {"yellow": 10, "orange": 1, "red": 0}
        assert levels(seen, "look-ahead cover", **lines, trust=trust)[0] == lamps


def test_the_correction_is_between_a_quarter_and_four_times_and_1_on_the_first_day():
    assert rows(correction(desk(daily=week(1000, 0)), 7, 1.0)) == [[4.0] * 3, [0.25] * 3]
    assert rows(correction(desk(), 7, 1.0)) == [[1.0] * 3] * 2


def test_a_part_of_a_day_counts_as_a_whole_one():
    seen = desk(((50, 51, 40), (0, 0, 0)), daily=TEN_AND_FOUR)
    assert levels(seen, "look-ahead cover", yellow=4.2, orange=0, red=0)[0] == [1, 0, 1]


def test_look_ahead_is_green_where_nothing_is_planned_and_nothing_was_sold():
    empty = ((0, 0, 0), (0, 0, 0))
    assert levels(planned(desk(empty), 0, 0, 0), "look-ahead cover") == [[0] * 3] * 2


# --- reaction to conversion -----------------------------------------------------------------


def clicked(conversions, stock=(150, 50, 500)):
    """Return the desk after ten lamps a day, and 100 clicks that converted by day as they are."""
    clicks = [[[100] * 3, [0] * 3]] * len(conversions)
    orders = [[[100 * share] * 3, [0] * 3] for share in conversions]
    daily = [[[10] * 3, [4] * 3]] * len(conversions)
    return desk((stock, (500,) * 3), daily=daily, clicks=clicks, ad_orders=orders)


DOUBLED = [0.02] * 10 + [0.04] * 3


@pytest.mark.parametrize(("then", "line"), [("raise", 20), ("keep", 10), ("lower", 5)])
def test_lines_move_in_proportion_of_the_new_conversion_to_the_usual_one(then, line):
    """The conversion doubled in the last three days; ten a day are sold."""
    text = {"then": then, "yellow": 10, "orange": 0, "red": 0}
    seen = clicked(DOUBLED, (10 * line, 10 * line + 1, 0))
    assert levels(seen, "reaction to conversion", **text)[0] == [1, 0, 3]


def test_the_usual_conversion_is_that_of_the_days_before_the_new_ones():
    rule = alert("reaction to conversion", then="raise", new_days=2, usual_days=4)
    seen = clicked([0.5, 0.5, 0.01, 0.01, 0.03, 0.03, 0.05, 0.07])
    assert rule.proportion(seen)[0] == pytest.approx([3.0] * 3)


@pytest.mark.parametrize(("jump", "believed"), [(1e-9, 0.1), (0.19, 9.5), (0.5, 10.0)])
def test_the_proportion_is_believed_between_a_tenth_and_ten_times(jump, believed):
    rule = alert("reaction to conversion", then="raise")
    ratio = rule.proportion(clicked([0.02] * 10 + [jump] * 3))[0]
    assert ratio == pytest.approx([believed] * 3)


def test_without_clicks_the_lines_are_kept():
    for then in ("raise", "keep", "lower"):
        rule = alert("reaction to conversion", then=then)
        assert rows(rule.proportion(clicked(DOUBLED))[1]) == [1.0] * 3
        assert rows(rule.proportion(desk())) == [[1.0] * 3] * 2
        assert rows(rule.levels(desk(daily=TEN_AND_FOUR))) == levels(
            desk(daily=TEN_AND_FOUR), "days of cover"
        )


@pytest.mark.parametrize(
    "conversions", [[0.02] * 10 + [0.0] * 3, [0.0] * 10 + [0.02] * 3], ids=["now", "before"]
)
def test_the_lines_are_kept_where_clicks_brought_no_order(conversions):
    rule = alert("reaction to conversion", then="raise")
    assert rows(rule.proportion(clicked(conversions))[0]) == [1.0] * 3


def test_moved_lines_are_days_of_average_sales_and_not_of_the_best_day():
    """Ten lamps in seven days: 15 days of cover are 21.4."""
    seen = desk(((22, 21, 0), (99, 99, 99)), daily=[*week(0, 0)[1:], *week(10, 0)[:1]])
    text = {"then": "keep", "yellow": 15, "orange": 0, "red": 0}
    assert levels(seen, "reaction to conversion", **text) == [[0, 1, 3], [0, 0, 0]]


# --- lines that stand for a while -----------------------------------------------------------

RISING = [[[v] * 3, [v] * 3] for v in range(1, 18)]
"""1, 2, 3, ... a day."""


def test_average_and_highest_sales_stand_until_they_are_worked_out_anew():
    for days, average in ((14, 12.5), (15, 12.5), (16, 12.5), (17, 12.5)):
        seen = desk(daily=RISING[:days])
        assert rows(seen.average_sales(4, every=7)) == [[average] * 3] * 2
        assert rows(seen.sales(every=7).highest(4)) == [[14] * 3] * 2
    assert rows(desk(daily=RISING[:17]).average_sales(4)) == [[15.5] * 3] * 2


def test_before_the_first_recalculation_the_plan_s_first_week_stands():
    seen = desk(daily=RISING[:6])
    assert rows(seen.average_sales(4, every=7)) == [[10] * 3, [4] * 3]
    assert rows(seen.sales(every=7).highest(4)) == [[10] * 3, [4] * 3]


def test_cover_by_weekly_lines_is_today_s_stock_over_last_monday_s_average():
    """On day 16 the average of day 14 is 12.5: lines at 187.5, 125 and 62.5; today's is 14.5."""
    seen = desk(((188, 187, 62), (145, 125, 72)), daily=RISING[:16])
    text = {"window": 4, "recalculate_every_days": 7}
    assert levels(seen, "days of cover", **text) == [[0, 1, 3], [1, 2, 2]]
    assert levels(seen, "days of cover", window=4) == [[1, 1, 3], [2, 2, 3]]


def test_look_ahead_moves_with_the_plan_and_its_correction_stands_for_the_week():
    """To day 7 the plan's ten a day were sold, since then forty: the old correction is 1."""
    seen = desk(((100, 101, 99), (0, 0, 0)), daily=[*week(10, 4), *week(40, 4)[:3]])
    lines = {"yellow": 10, "orange": 1, "red": 0, "trust": 1}
    weekly = levels(seen, "look-ahead cover", **lines, recalculate_every_days=7)
    assert weekly[0] == [1, 0, 1]
    assert levels(seen, "look-ahead cover", **lines)[0] == [1, 1, 1]


def test_conversion_is_looked_at_once_a_week_too():
    rule = alert("reaction to conversion", then="raise", recalculate_every_days=7)
    assert rows(rule.proportion(clicked(DOUBLED))[0]) == [1.0] * 3
    assert rule.proportion(clicked([0.02, *DOUBLED]))[0] == pytest.approx([2.0] * 3)


def test_max_times_max_keeps_its_reorder_point_for_the_week():
    """Best day 14 until day 14, 16 until day 16; 30 days by sea: 420 and 480 lamps."""
    rule = {"rule": "max x max", "window": 4, "batch_days": 0}
    seen = desk(((420, 421, 0), (999, 999, 999)), daily=RISING[:16])
    every, weekly = (
        TypeAdapter(AnyOrder).validate_python({**rule, "recalculate_every_days": n}) for n in (1, 7)
    )
    assert rows(weekly.units(seen, NO_LEVELS)[0]) == [0, 0, 420]
    assert rows(every.units(seen, NO_LEVELS)[0]) == [60, 59, 480]


# --- what all of them share -----------------------------------------------------------------

RULES = [
    {"rule": "days of cover"},
    {"rule": "percent of stock"},
    {"rule": "look-ahead cover"},
    {"rule": "reaction to conversion", "then": "raise"},
]
EMPTY = ((0, 0, 0), (0, 0, 0))


@pytest.mark.parametrize("text", RULES, ids=lambda text: text["rule"])
def test_one_unit_sold_ten_days_ago_makes_an_empty_shelf_red(text):
    """Nothing else was sold, planned or on the shelf: only the history says it is on sale."""
    once = [[[1] * 3, [0] * 3], *week(0, 0), *week(0, 0)[:3]]
    seen = planned(desk(EMPTY, after_receipt=EMPTY, daily=once), *[0] * 40)
    assert levels(seen, **text) == [[3] * 3, [0] * 3]


@pytest.mark.parametrize("text", [RULES[0], RULES[2], RULES[3]], ids=lambda text: text["rule"])
def test_half_a_unit_a_day_that_is_planned_is_enough_for_an_alert(text):
    """On the first day the plan's first week stands in for sales; ten days want 5 units."""
    seen = planned(desk(((5, 6, 0), (0, 0, 0))), *[0.5] * 40)
    assert levels(seen, **text | {"yellow": 10, "orange": 1, "red": 0}) == [[1, 0, 3], [0] * 3]


def test_a_single_unit_after_the_last_receipt_is_a_full_shelf():
    seen = desk(EMPTY, after_receipt=((1, 1, 1), (0, 0, 0)))
    assert levels(seen, **PERCENT) == [[3] * 3, [0] * 3]


@pytest.mark.parametrize("text", RULES, ids=lambda text: text["rule"])
def test_lines_must_not_rise_in_any_alert(text):
    with pytest.raises(ValidationError, match="yellow >= orange >= red"):
        alert(**{**text, "orange": 16})


@pytest.mark.parametrize("text", RULES, ids=lambda text: text["rule"])
def test_levels_are_whole_numbers_of_every_product_in_every_world(text):
    given = alert(**text).levels(desk(daily=TEN_AND_FOUR))
    assert (given.shape, given.dtype) == ((2, 3), np.int64)
    assert np.isin(given, (0, 1, 2, 3)).all()


def fixed(text, daily):
    """Return the lines of lamps that stand still, where so many sell a day."""
    lines = alert(**text).fixed_lines(("lamp @ West", "lamp", "hit"), daily)
    return [(line.level, line.number, line.measure, line.units) for line in lines]


DAYS = [("yellow", 15, "days", 150), ("orange", 10, "days", 100), ("red", 5, "days", 50)]
PERCENT_OF_200 = [
    ("yellow", 15, "percent", 30), ("orange", 10, "percent", 20), ("red", 5, "percent", 10),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ({"rule": "days of cover"}, DAYS),
        ({"rule": "days of cover", "red": 0}, DAYS[:2]),
        ({"rule": "days of cover", "yellow": {"lamp": 15, "hit": 30}}, DAYS),
        ({"rule": "look-ahead cover"}, []),
        ({"rule": "percent of stock"}, []),
        ({"rule": "percent of stock", "full": 200}, PERCENT_OF_200),
        ({"rule": "reaction to conversion", "then": "keep"}, DAYS),
        ({"rule": "reaction to conversion", "then": "raise"}, []),
        ({"rule": "reaction to conversion", "then": "lower"}, []),
    ],
)
def test_an_alert_draws_the_lines_that_stand_still_and_no_others(text, lines):
    assert fixed(text, daily=10) == lines


def test_no_alert_draws_no_line():
    silent = TypeAdapter(AnyAlert).validate_python({"rule": "none"})
    assert not silent.fixed_lines(("lamp", "lamp", "hit"), 10.0)


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "days of cover", "recalculate_every_days": 0},
        {"rule": "look-ahead cover", "trust": 1.1},
        {"rule": "reaction to conversion"},
        {"rule": "reaction to conversion", "then": "panic"},
        {"rule": "reaction to conversion", "then": "raise", "new_days": 0},
        {"rule": "percent of stock", "full": -1},
    ],
)
def test_an_alert_out_of_bounds_is_refused(text):
    with pytest.raises(ValidationError):
        alert(**text)
