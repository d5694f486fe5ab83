"""Rules that move goods between warehouses, by hand, on desks of two rows in three worlds."""

from dataclasses import replace

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policy.decision import BadDecisionError, Decision, checked
from sim.policy.transfers import AnyTransfers
from tests.policy.desks import desk, promising, rows, week

WEST, EAST, NORTH = "lamp @ West", "lamp @ East", "lamp @ North"
BOTH_WAYS = {(WEST, EAST): 3.0, (EAST, WEST): 2.5}
FILL = {"rule": "to days of cover", "at_days": 2, "days": 6, "keep_days": 5}
AHEAD = {"rule": "to look-ahead cover", "at_days": 3, "days": 5, "keep_days": 5}
LEVEL = {"rule": "level the cover", "apart_days": 4, "keep_days": 5}


def coasts(seen, ways=BOTH_WAYS):
    """Ten lamps a day in the west, four in the east, unless a desk says otherwise."""
    return replace(seen, listings=(WEST, EAST), products=("lamp", "lamp"), transfer_days=ways)


def three(on_hand):
    """West, east and north sell ten lamps a day each, in one world; each may give to each."""
    seen = desk(((0, 0, 0), (0, 0, 0)), daily=week(10, 10))
    names, stock = (WEST, EAST, NORTH), np.array(on_hand, np.int64)[:, None]
    return replace(
        seen, listings=names, products=("lamp",) * 3, on_hand=stock, on_order=0 * stock,
        backlog=0 * stock, sold=np.repeat(seen.sold[:, :1, :1], 3, axis=1),
        days_in_stock=np.repeat(seen.days_in_stock[:, :1, :1], 3, axis=1),
        sold_in_stock=np.repeat(seen.sold_in_stock[:, :1, :1], 3, axis=1),
        planned=np.repeat(seen.planned[:, :1], 3, axis=1),
        promised=np.zeros((60, 3, 1), np.int64),
        transfer_days={(a, b): 2.0 for a in names for b in names if a != b},
    )  # fmt: skip


def wishes(seen, **text):
    wished = TypeAdapter(AnyTransfers).validate_python(text).wishes(seen)
    return {names: rows(units) for names, units in wished.items()}


def test_by_default_nothing_moves():
    assert TypeAdapter(AnyTransfers).validate_python({"rule": "none"}).wishes(coasts(desk())) == {}


def test_at_a_line_of_cover_a_row_takes_what_it_lacks_and_the_giver_keeps_its_days():
    # The west lacks 60 - 20, 60 - 20 and, with 21, is above its line; the east keeps 20.
    seen = coasts(desk(((20, 20, 21), (100, 50, 100)), daily=week(10, 4)))
    assert wishes(seen, **FILL) == {(WEST, EAST): [0, 0, 0], (EAST, WEST): [40, 30, 0]}


def test_what_arrives_before_a_transfer_would_does_not_move_twice():
    # Trips take 2.5 days: what is promised for the third day counts, for the fourth it does not.
    stock = {"on_hand": ((0, 0, 0), (100, 100, 100)), "daily": week(10, 4)}
    soon = coasts(promising((10, 0, [40, 0, 5]), (11, 0, [0, 40, 0]), **stock))
    assert wishes(soon, **FILL)[EAST, WEST] == [0, 60, 55]


def test_waiting_orders_are_lacking_too():
    seen = desk(((0, 0, 0), (500, 500, 500)), daily=week(10, 4), backlog=((7, 0, 0), (0, 0, 0)))
    assert wishes(coasts(seen), **FILL)[EAST, WEST] == [67, 60, 60]


def test_several_takers_are_served_by_name():
    assert wishes(three((100, 0, 20)), **FILL) == {
        (WEST, EAST): [50], (WEST, NORTH): [0], (EAST, WEST): [0], (EAST, NORTH): [0],
        (NORTH, WEST): [0], (NORTH, EAST): [0],
    }  # fmt: skip


def before_a_session(**shown):
    """A session on the third day from now is planned to sell 50 more in the west."""
    seen = coasts(desk(((30, 80, 81), (100, 50, 100)), **shown))
    return replace(seen, planned=seen.planned + np.outer(np.arange(61) > seen.day + 2, [50.0, 0]))


def test_by_the_plan_goods_leave_before_a_session_and_not_before_it_is_within_the_line():
    # Three days want 30 + 50, five want 100; by past sales no line is reached. The east keeps 20.
    seen = before_a_session(daily=week(10, 4))
    assert wishes(seen, **AHEAD) == {(WEST, EAST): [0, 0, 0], (EAST, WEST): [70, 20, 0]}
    assert wishes(seen, **AHEAD | {"at_days": 2})[EAST, WEST] == [0, 0, 0]
    assert wishes(seen, **AHEAD | {"rule": FILL["rule"], "at_days": 2})[EAST, WEST] == [0, 0, 0]


def test_what_sold_beside_the_plan_moves_it_by_its_trust():
    # The west sold twice its plan: half believed, five days want 150, and the third lacks 69.
    seen = before_a_session(daily=week(20, 4))
    assert wishes(seen, **AHEAD)[EAST, WEST] == [80, 30, 69]
    assert wishes(seen, **AHEAD | {"trust": 0.0})[EAST, WEST] == [70, 20, 0]


def test_covers_are_made_equal():
    # 12 west and 40 east last 1.2 and 10 days: 20 more make it 3.2 and 5; the giver keeps 20.
    # Level would be u = (40 * 10 - 12 * 4) / 14 = 25. 30 and 28 lie but 4 days apart.
    seen = coasts(desk(((12, 30, 100), (40, 28, 12)), daily=week(10, 4)))
    wished = wishes(seen, **LEVEL)
    assert wished[EAST, WEST] == [20, 0, 0]
    assert wished[WEST, EAST] == [0, 0, (100 * 4 - 12 * 10) // 14]


def test_of_three_only_the_widest_gap_is_levelled():
    wished = wishes(three((150, 20, 90)), **LEVEL)
    assert wished.pop((WEST, EAST)) == [65]
    assert all(units == [0] for units in wished.values())


def test_a_shelf_that_nobody_buys_from_gives_and_takes_nothing():
    seen = coasts(desk(((0, 0, 0), (60, 60, 60)), daily=week(0, 4)))
    assert wishes(seen, **LEVEL)[EAST, WEST] == [0, 0, 0]
    seen = coasts(desk(((0, 0, 0), (60, 60, 60)), daily=week(10, 0)))
    assert wishes(seen, **LEVEL)[EAST, WEST] == [60, 60, 60]


@pytest.mark.parametrize(
    "text",
    [
        FILL | {"days": 1},
        FILL | {"keep_days": -1},
        AHEAD | {"days": 2},
        AHEAD | {"trust": 1.5},
        LEVEL | {"apart_days": -1},
        {"rule": "level the cover"},
        {"rule": "to days of cover", "days": 5},
    ],
)
def test_a_transfer_rule_out_of_bounds_is_refused(text):
    with pytest.raises(ValidationError):
        wishes(coasts(desk()), **text)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ([1, 2, 3], "transfers are units by listings"),
        ({("lamp", EAST): np.array([1, 1, 1])}, "no transfer leads from lamp to"),
        ({EAST: np.array([1, 1, 1])}, "transfers are units by listings"),
        ({(EAST, WEST): np.array([1, -1, 1])}, "whole numbers of 0 or more"),
        ({(EAST, WEST): np.array([0.5, 1, 1])}, "whole numbers of 0 or more"),
        ({(EAST, WEST): np.zeros((2, 3), np.int64)}, "whole numbers of 0 or more"),
    ],
)
def test_a_transfer_that_makes_no_sense_is_refused(moves, words):
    with pytest.raises(BadDecisionError, match=words):
        checked(Decision(transfers=moves), coasts(desk()), frozenset({"sea"}))
