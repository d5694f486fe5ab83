"""Alerts, freight, ads and their composition, by hand, on desks of two products in three worlds."""

from dataclasses import replace

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policy.ads import AnyAds
from sim.policy.alerts import AnyAlert
from sim.policy.composed import Composed
from sim.policy.freight import AnyFreight
from sim.policy.prices import AnyPrice
from sim.policy.sourcing import AnySourcing
from tests.policy.desks import NO_LEVELS, desk, rows, week

TEN_AND_FOUR = week(10, 4)


def alert(**text):
    return TypeAdapter(AnyAlert).validate_python(text)


def freight(**text):
    return TypeAdapter(AnyFreight).validate_python(text)


def ads(**text):
    return TypeAdapter(AnyAds).validate_python(text)


# --- alerts ---------------------------------------------------------------------------------


def test_no_alert_is_green():
    assert rows(alert(rule="none").levels(desk())) == [[0] * 3] * 2


def test_cover_at_a_line_is_below_it_and_a_unit_more_is_not():
    """Lamps sell 10 a day: lines at 150, 100 and 50; racks 4 a day: at 60, 40 and 20."""
    rule = alert(rule="days of cover", yellow=15, orange=10, red=5)
    seen = desk(((151, 150, 101), (40, 21, 20)), daily=TEN_AND_FOUR)
    assert rows(rule.levels(seen)) == [[0, 1, 1], [2, 2, 3]]


def test_an_empty_shelf_is_red_where_nothing_sells_any_more():
    rule = alert(rule="days of cover", yellow=15, orange=10, red=5)
    sold_out = [[[5] * 3, [5] * 3], *[[[0] * 3, [0] * 3]] * 9]
    seen = desk(((0, 1, 50), (0, 30, 30)), daily=sold_out)
    assert rows(rule.levels(seen)) == [[3, 0, 0], [3, 0, 0]]


def test_there_is_no_alert_before_the_first_sale():
    rule = alert(rule="days of cover", yellow=15, orange=10, red=5)
    seen = desk(((0, 1, 50), (0, 30, 30)), daily=week(0, 0))
    assert rows(rule.levels(seen)) == [[0, 0, 0], [0, 0, 0]]


def test_cover_may_count_what_is_on_order():
    seen = desk(((50, 50, 50), (30, 30, 30)), on_order=((0, 50, 51), (0, 0, 0)), daily=TEN_AND_FOUR)
    rule = {"rule": "days of cover", "yellow": 10, "orange": 10, "red": 5}
    assert rows(alert(**rule).levels(seen)[0]) == [3, 3, 3]
    assert rows(alert(**rule, counts="position").levels(seen)[0]) == [3, 2, 0]


def test_lines_may_differ_by_product():
    rule = alert(rule="days of cover", yellow={"lamp": 4, "rack": 8}, orange=0, red=0)
    seen = desk(((40, 41, 0), (32, 33, 0)), daily=TEN_AND_FOUR)
    assert rows(rule.levels(seen)) == [[1, 0, 3], [1, 0, 3]]


@pytest.mark.parametrize("lines", [(15, 10, 5), (10, 10, 10), (0, 0, 0), (15, 15, 5)])
def test_lines_that_fall_or_stay_are_accepted(lines):
    yellow, orange, red = lines
    assert alert(rule="days of cover", yellow=yellow, orange=orange, red=red).red == red


@pytest.mark.parametrize("lines", [(10, 15, 5), (15, 10, 11), (5, 10, 15)])
def test_lines_that_rise_are_refused(lines):
    yellow, orange, red = lines
    with pytest.raises(ValidationError, match="yellow >= orange >= red"):
        alert(rule="days of cover", yellow=yellow, orange=orange, red=red)


# --- freight --------------------------------------------------------------------------------

UNITS = np.array([[10, 5, 0], [7, 1, 3]])
LEVELS = np.array([[3, 2, 3], [0, 3, 1]])


def by_mode(**text):
    return {mode: rows(part) for mode, part in freight(**text).modes(desk(), UNITS, LEVELS).items()}


def test_all_by_sea_and_all_by_air():
    assert by_mode(rule="by sea") == {"sea": rows(UNITS)}
    assert by_mode(rule="by air") == {"air": rows(UNITS)}


def test_red_flies_and_orange_sails():
    assert by_mode(rule="red by air") == {
        "sea": [[0, 5, 0], [7, 0, 3]],
        "air": [[10, 0, 0], [0, 1, 0]],
    }


def test_a_split_is_rounded_to_whole_pieces_and_loses_none():
    """0.3 of 10, 5, 7, 1 and 3 is 3, 1.5, 2.1, 0.3 and 0.9; a half goes to the even number."""
    assert by_mode(rule="split", air_share=0.3) == {
        "sea": [[7, 3, 0], [5, 1, 2]],
        "air": [[3, 2, 0], [2, 0, 1]],
    }


@pytest.mark.parametrize(("share", "mode"), [(0, "sea"), (1, "air")])
def test_a_split_of_none_or_all_is_one_mode(share, mode):
    assert by_mode(rule="split", air_share=share)[mode] == rows(UNITS)


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan"), "half"])
def test_a_split_beyond_none_and_all_is_refused(share):
    with pytest.raises(ValidationError):
        freight(rule="split", air_share=share)


# --- ads ------------------------------------------------------------------------------------


def test_ads_as_planned_are_the_whole_plan():
    assert rows(ads(rule="as planned").share(desk(), NO_LEVELS)) == [[1.0] * 3] * 2


def paused(on_hand, yesterday):
    rule = ads(rule="pause", at_days=5, restart_days=10, down_to=0.25)
    seen = desk((on_hand, on_hand), daily=week(10, 10), ads_share=yesterday)
    return rows(rule.share(seen, NO_LEVELS)[0])


def test_ads_are_cut_at_the_line_and_whole_at_the_restart():
    assert paused((50, 49, 0), 1.0) == [0.25, 0.25, 0.25]
    assert paused((100, 101, 999), 0.25) == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("yesterday", [0.25, 1.0])
def test_between_the_lines_ads_stay_as_they_were_yesterday(yesterday):
    assert paused((51, 75, 99), yesterday) == [yesterday] * 3


def test_ads_of_an_empty_shelf_are_cut_even_where_nothing_sells():
    rule = ads(rule="pause", at_days=5, restart_days=10)
    seen = desk(((0, 1, 2), (0, 0, 0)), daily=week(0, 0))
    assert rows(rule.share(seen, NO_LEVELS)[0]) == [0.0, 1.0, 1.0]


def test_a_restart_at_the_line_is_accepted_and_below_it_is_refused():
    assert ads(rule="pause", at_days=5, restart_days=5).restart_days == 5
    with pytest.raises(ValidationError, match="restart_days must not be below at_days"):
        ads(rule="pause", at_days=5, restart_days=4.9)


# --- sourcing -------------------------------------------------------------------------------


def backup_share(**text):
    return TypeAdapter(AnySourcing).validate_python(text).backup_share(desk(), NO_LEVELS)


def test_the_second_supplier_gets_nothing_or_its_share():
    assert backup_share(rule="first") == 0
    assert backup_share(rule="split", share=0.3) == 0.3


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_a_share_of_the_second_supplier_beyond_none_and_all_is_refused(share):
    with pytest.raises(ValidationError):
        backup_share(rule="split", share=share)


# --- all together ---------------------------------------------------------------------------


def test_a_policy_asks_its_five_rules_in_turn():
    policy = Composed.model_validate(
        {
            "name": "three-tier",
            "alert": {"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5},
            "order": {"rule": "cover target", "at": "orange", "days": 30},
            "freight": {"rule": "red by air"},
            "sourcing": {"rule": "split", "share": 0.25},
            "ads": {"rule": "pause", "at_days": 5, "restart_days": 10, "down_to": 0.3},
        }
    )
    decision = policy.decide(desk(((100, 50, 101), (40, 20, 41)), daily=TEN_AND_FOUR))
    assert rows(decision.levels) == [[2, 3, 1], [2, 3, 1]]
    assert rows(decision.orders["sea"]) == [[200, 0, 0], [80, 0, 0]]
    assert rows(decision.orders["air"]) == [[0, 250, 0], [0, 100, 0]]
    assert rows(decision.ads) == [[1.0, 0.3, 1.0], [1.0, 0.3, 1.0]]
    assert decision.backup_share == 0.25


def test_a_policy_without_rules_orders_nothing_and_advertises_as_planned():
    decision = Composed(name="nothing").decide(desk())
    assert decision.orders == {}
    assert rows(decision.ads) == [[1.0] * 3] * 2


def test_a_policy_of_one_s_own_has_no_other_rules():
    assert Composed(name="mine", own="mine.py:Mine").own == "mine.py:Mine"
    with pytest.raises(ValidationError, match="decides all"):
        Composed.model_validate({"name": "mine", "own": "a.py:A", "ads": {"rule": "as planned"}})


def test_rules_are_frozen():
    with pytest.raises(ValidationError):
        ads(rule="pause", at_days=5, restart_days=10).at_days = 6


# --- prices ---------------------------------------------------------------------------------


def price(**text):
    return TypeAdapter(AnyPrice).validate_python(text)


def test_clearing_out_cuts_the_price_from_its_day_on():
    rule = price(rule="clear out", cut={"lamp": 0.4, "steady": 0.1}, from_day=5)
    assert rule.price(desk(day=4), NO_LEVELS) == 1.0
    assert rows(rule.price(desk(day=5), NO_LEVELS)) == [[0.6], [0.9]]


def test_overstock_is_cut_above_the_line_and_whole_again_at_the_lower_one():
    """Lamps sell 10 a day: lines at 300 and 200; racks 4 a day: at 120 and 80."""
    rule = price(rule="clear overstock", cut=0.25, above_days=30, until_days=20, window=7)
    seen = desk(((301, 300, 200), (121, 81, 80)), daily=TEN_AND_FOUR)
    assert rows(rule.price(seen, NO_LEVELS)) == [[0.75, 1, 1], [0.75, 1, 1]]
    yesterday = replace(seen, price_share=np.full((2, 3), 0.75))
    assert rows(rule.price(yesterday, NO_LEVELS)) == [[0.75, 0.75, 1], [0.75, 0.75, 1]]


def test_overstock_is_cover_by_average_sales_and_not_by_the_best_day():
    """Two lamps a day and nine on the last are three: lines at 30 and 15, of stock on hand."""
    uneven = [*week(2, 4)[:6], [[9] * 3, [4] * 3]]
    rule = price(rule="clear overstock", cut=0.5, above_days=10, until_days=5, window=7)
    seen = desk(((31, 30, 15), (0, 0, 0)), on_order=((0, 99, 99), (0, 0, 0)), daily=uneven)
    yesterday = replace(seen, price_share=np.full((2, 3), 0.75))
    assert rows(rule.price(yesterday, NO_LEVELS)[0]) == [0.5, 0.75, 1]


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "clear out", "cut": 0.96, "from_day": 5},
        {"rule": "clear out", "cut": {"lamp": 1.0}, "from_day": 5},
        {"rule": "clear overstock", "cut": 0.2, "above_days": 20, "until_days": 21},
    ],
)
def test_a_price_of_nothing_and_lines_that_cross_are_refused(text):
    with pytest.raises(ValidationError):
        price(**text)
