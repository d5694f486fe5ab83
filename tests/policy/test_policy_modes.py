"""Freight rules that look at what arrives when, by hand and in a small world."""

import datetime as dt
import math

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.policy.freight import AnyFreight
from sim.scenario.problem import ScenarioError
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.oracles.textbook import paths, textbook
from tests.policy.desks import NO_LEVELS, desk, promising, rows, week
from tests.world.toys import toy

UNITS = np.array([[90, 10, 0], [8, 8, 8]])
STOCK = ((20, 50, 200), (0, 0, 0))


def by_mode(seen, units=UNITS, **text):
    return by_level(seen, NO_LEVELS, units, **text)


def by_level(seen, levels, units=UNITS, **text):
    rule = TypeAdapter(AnyFreight).validate_python(text)
    return {mode: rows(part) for mode, part in rule.modes(seen, units, levels).items()}


# --- what arrives when ----------------------------------------------------------------------


def test_goods_arrive_within_the_days_that_were_promised():
    seen = promising((12, 0, 30), (15, 0, 10), (16, 0, 50), (16, 1, 7), day=10)
    assert rows(seen.arriving(1)) == [[0] * 3, [0] * 3]
    assert rows(seen.arriving(2)) == [[30] * 3, [0] * 3]
    assert rows(seen.arriving(5)) == [[40] * 3, [0] * 3]
    assert rows(seen.arriving(99)) == [[90] * 3, [7] * 3]
    assert rows(seen.arriving(np.array([5, 6]))) == [[40] * 3, [7] * 3]


def test_late_goods_are_expected_at_any_moment():
    seen = promising((16, 0, 50), late=((0, 5, 0), (0, 0, 3)), day=10)
    assert rows(seen.arriving(0)) == [[0, 5, 0], [0, 0, 3]]


def test_goods_that_came_early_count_for_those_promised_first():
    seen = promising((12, 0, 30), (16, 0, 50), late=((-10, -50, -60), (0, 0, 0)), day=10)
    assert rows(seen.arriving(3)[0]) == [20, 0, 0]


def test_the_position_within_some_days_is_stock_and_what_arrives_less_what_is_owed():
    seen = promising(
        (12, 0, 30), (16, 0, 50), day=10, on_hand=STOCK, backlog=((0, 0, 9), (1, 0, 0))
    )
    assert rows(seen.position_within(5)) == [[50, 80, 221], [-1, 0, 0]]


class Noting:
    """Orders nine mugs on the fourth day, and notes what is promised and what is on order."""

    def __init__(self):
        self.promised, self.on_order = [], []

    def decide(self, seen):
        self.promised.append(seen.promised[:, 0].copy())
        self.on_order.append(seen.on_order[0])
        return Decision({"sea": np.full(seen.on_hand.shape, 9 * (seen.day == 3), np.int64)})


def test_a_promise_is_the_expected_day_whatever_the_true_one():
    """Lead times are 2 or 8 days, 5 on average, and the ship on the water may be late."""
    shipment = {"product": "mug", "units": 40, "arrives": dt.date(2026, 6, 8)}
    late = {"law": "discrete", "values": [0, 6]}
    network = toy(
        days=20,
        supplier__lead_time_days={"law": "discrete", "values": [2, 8]},
        shipment=[shipment | {"late_days": late}],
    )
    plan, noting = make_plan(network), Noting()
    run_block(network, noting, draw_luck(network, 0), plan, 50)
    day = 3 + math.ceil(plan.lead_days["sea"][0])
    for promised in noting.promised[4:]:
        assert (promised == promised[:, :1]).all()
        assert {n: units for n, units in enumerate(promised[:, 0]) if units} == {7: 40, day: 9}
    assert day in {8, 9}
    assert {*noting.on_order[6].tolist()} == {40, 49}


# --- dual index -----------------------------------------------------------------------------


def test_dual_index_flies_what_is_lacking_soon_and_sails_the_rest():
    """Within the five days by air lamps have 60, 90 and 240 of 100: 40 and 10 are lacking."""
    seen = promising((12, 0, 30), (15, 0, 10), (16, 0, 50), day=10, on_hand=STOCK)
    text = {"rule": "dual index", "fly_up_to": {"lamp": 100, "rack": 0}}
    assert by_mode(seen, **text) == {
        "air": [[40, 10, 0], [0, 0, 0]],
        "sea": [[50, 0, 0], [8, 8, 8]],
    }


def test_dual_index_flies_even_where_the_position_needs_no_order():
    seen = promising((30, 0, 500), day=10, on_hand=STOCK)
    text = {"rule": "dual index", "fly_up_to": {"lamp": 60, "rack": 3}}
    assert by_mode(seen, 0 * UNITS, **text) == {
        "air": [[40, 10, 0], [3, 3, 3]],
        "sea": [[0] * 3, [0] * 3],
    }


# --- bridge by air --------------------------------------------------------------------------

BRIDGE = {"rule": "bridge by air"}
RED_LAMPS = np.array([[3, 3, 2], [0, 0, 0]])


def test_the_plan_lacks_most_on_the_eve_of_an_arrival_or_on_the_last_day():
    """Ten lamps and four racks a day; 30 lamps come on day 12, 50 on day 16."""
    seen = promising((12, 0, 30), (16, 0, 50), day=10, on_hand=STOCK, backlog=((0, 4, 0), (0,) * 3))
    assert rows(seen.lacking(np.array([2, 1]))[0]) == [0, 20 - 46, 20 - 200]
    assert rows(seen.lacking(np.array([6, 1]))[0]) == [60 - 50, 60 - 76, 60 - 230]
    assert rows(seen.lacking(np.array([20, 1]))[0]) == [200 - 100, 200 - 126, 200 - 280]
    assert rows(seen.lacking(np.array([6, 3]))[1]) == [12, 12, 12]


def test_red_flies_what_the_plan_lacks_until_a_ship_of_today_is_there():
    """Sea takes 20 days; ten lamps a day ask for 200, of which 30 and what is on hand are there."""
    seen = promising((12, 0, 30), day=7, on_hand=STOCK)
    asked = np.array([[140, 140, 140], [8, 8, 8]])
    assert by_level(seen, RED_LAMPS, asked, **BRIDGE) == {
        "air": [[140, 120, 0], [0, 0, 0]],
        "sea": [[0, 20, 140], [8, 8, 8]],
    }


def test_a_bridge_without_an_alert_is_refused():
    for rule in ("bridge by air", "red by air"):
        with pytest.raises(ScenarioError, match=f'"{rule}" flies at red, and the policy has no'):
            shop({"rule": rule}, {"rule": "(R,S)", "up_to": 30})


def shop(freight, order, days=60, **product):
    """Return units on hand, flown and ordered of a shop with 12 days by sea and 3 by air."""
    lane = {"to": "shelf", "rate": 0, "per": "m3"}
    network = textbook(
        days,
        product={"opening_stock": 200, "demand": {"units_per_day": 10}} | product,
        lane=[
            lane | {"mode": "sea", "transit_days": 12},
            lane | {"mode": "air", "transit_days": 3},
        ],
        policy={"order": order, "freight": freight},
    )
    return [path.tolist() for path in paths(network, 20, "on_hand", "backlog", "ordered")]


UP_TO = {"rule": "(R,S)", "up_to": 200}


def test_dual_index_with_nothing_to_fly_for_is_base_stock_by_sea():
    low = {"rule": "dual index", "fly_up_to": 0}
    assert shop(low, UP_TO) == shop({"rule": "by sea"}, UP_TO)


def test_dual_index_of_the_regular_level_is_base_stock_by_air():
    high = {"rule": "dual index", "fly_up_to": 200}
    assert shop(high, UP_TO) == shop({"rule": "by air"}, UP_TO)


# --- tailored base surge --------------------------------------------------------------------


def test_a_base_surge_sails_the_whole_base_and_flies_on_top():
    seen = promising((12, 0, 30), (15, 0, 10), (16, 0, 50), day=10, on_hand=STOCK)
    text = {"rule": "tailored base surge", "fly_up_to": 100}
    assert by_mode(seen, **text) == {
        "sea": rows(UNITS),
        "air": [[40, 10, 0], [100, 100, 100]],
    }


def test_a_base_surge_flies_what_demand_has_above_the_base():
    """Ten a day are wanted and eight sail: two a day fly, once the opening stock is gone."""
    base = {"rule": "constant", "quantity": 8, "every_days": 1}
    surge = {"rule": "tailored base surge", "fly_up_to": 50}
    _, _, ordered = shop(surge, base, days=200)
    a_day = (np.array(ordered[180]) - np.array(ordered[80])) / 100
    assert a_day.mean() == pytest.approx(10, abs=0.3)
    assert (a_day > 8).all()


# --- before a promotion ---------------------------------------------------------------------

SALE = ((40, 42, ("lamp",)),)


def flown(day, sale=SALE, **more):
    seen = desk(day=day, promotions=sale, on_hand=((0, 5, 200), (0, 0, 0)), **more)
    return by_mode(seen, rule="before promotion")["air"]


def test_what_a_sale_lacks_flies_where_a_ship_would_miss_it():
    """By sea 20 days, by air 5; from day 21 on the plan until the end of the sale is 220 lamps."""
    assert flown(20) == [[0] * 3, [0] * 3]
    assert flown(21) == [[90, 10, 0], [0] * 3]
    assert flown(35) == [[80, 10, 0], [0] * 3]
    assert flown(36) == [[0] * 3, [0] * 3]
    assert flown(41) == [[0] * 3, [0] * 3]


def test_what_is_there_before_the_sale_need_not_fly():
    lots = [(40, 0, 30), (41, 0, 99)]
    seen = promising(*lots, day=35, promotions=SALE, on_hand=((0, 5, 200), (0, 0, 0)))
    assert by_mode(seen, rule="before promotion")["air"][0] == [50, 10, 0]
    assert by_mode(seen, rule="before promotion", multiple=1.25)["air"][0] == [70, 10, 0]


def test_no_unit_of_an_order_is_lost_on_the_way_to_its_mode():
    sent = by_mode(desk(day=30, promotions=SALE, daily=week(1, 1)), rule="before promotion")
    assert np.array_equal(np.add(sent["sea"], sent["air"]), UNITS)


@pytest.mark.parametrize(
    "text",
    [
        {"rule": "dual index"},
        {"rule": "dual index", "fly_up_to": -1},
        {"rule": "tailored base surge", "fly_up_to": {"lamp": "many"}},
        {"rule": "before promotion", "multiple": 0},
    ],
)
def test_a_freight_rule_out_of_bounds_is_refused(text):
    with pytest.raises(ValidationError):
        by_mode(desk(), **text)
