"""Orders of today that are given take the place of the policy's own; all else stays."""

import numpy as np
import pytest

from sim import replace, trace
from sim.network import ScenarioError, parse
from tests.oracles.textbook import textbook
from tests.scenario.files import SMALL

SHOP = parse(SMALL)
RULE = {"order": {"rule": "(s,S)", "s": 30, "up_to": 50}}


def ordered(**policy):
    """Return the units ordered so far at each close, of a day's demand of exactly 10, (days, W)."""
    network = textbook(
        9,
        market={"demand_noise": "none"},
        product={"opening_stock": 45, "demand": {"units_per_day": 10}},
        supplier={"lead_time_days": 2},
        policy=RULE | policy,
    )
    return trace(network, runs=2, paths=("ordered",)).product("ordered", "item")[:, 0]


def test_the_order_of_the_first_day_is_the_given_one_and_the_rule_goes_on_from_it():
    # On hand 45, 35, 25: the rule orders 25 on day 2, and again when 30 are left on day 5.
    assert ordered().tolist() == [0, 0, 25, 25, 45, 45, 65, 65, 85]
    # With 15 more on the way the position is at 30 on day 3.
    assert ordered(today={"sea": {"item": 15}}).tolist() == [15, 15, 15, 35, 35, 55, 55, 75, 75]


def test_a_given_order_of_nothing_keeps_the_rule_from_ordering_on_the_first_day():
    now = {"rule": "(s,S)", "s": 60, "up_to": 80}
    assert ordered(order=now).tolist()[0] == 35
    assert ordered(order=now, today={"sea": {"item": 0}}).tolist()[:2] == [0, 45]


def test_products_and_modes_that_are_not_named_are_ordered_as_the_rule_says():
    today = {"policy.base stock.today": {"sea": {"lamp": 7}}}
    paths = [
        trace(network, "base stock", runs=4, paths=("ordered",)).paths["ordered"][0]
        for network in (SHOP, replace(SHOP, today))
    ]
    lamp, rack = SHOP.listing_names.index("lamp"), SHOP.listing_names.index("rack")
    assert (paths[1][lamp] == 7).all()
    assert np.array_equal(paths[0][rack], paths[1][rack])


def test_an_order_that_takes_days_to_go_out_is_replaced_where_it_is_decided():
    late = {"order": {"rule": "(s,S)", "s": 60, "up_to": 80}, "reaction_days": 3}
    assert ordered(**late, today={"sea": {"item": 5}}).tolist()[:4] == [0, 0, 0, 5]


@pytest.mark.parametrize(
    ("today", "message"),
    [
        ({"sea": {"lamb": 7}}, 'today sea names no product "lamb"'),
        ({"air": {"lamp": 7}}, "today goes by air, and no lane goes by air"),
    ],
)
def test_what_today_names_must_be_there(today, message):
    with pytest.raises(ScenarioError, match=message):
        replace(SHOP, {"policy.today.today": today})
