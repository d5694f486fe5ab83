"""`check` tells which policies order nothing by the plan, and which are the same."""

import pytest

from sim.study.arrivals import Arrivals
from sim.study.second_look.never_orders import never_orders
from sim.study.second_look.seen import Seen
from sim.world.run.plan import make_plan
from tests.oracles.textbook import days_after, textbook

COVER = {"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5}
TARGET = {"rule": "cover target", "days": 30}


def told(*policies, stock=400, **demand):
    """Return what is said of policies in a shop that sells 10 a day for 30 days."""
    network = textbook(
        30,
        product={"demand": {"units_per_day": 10} | demand, "opening_stock": stock},
        policy=[{"name": f"rule {n}"} | policy for n, policy in enumerate(policies, 1)],
    )
    return list(never_orders(Seen(network, make_plan(network), Arrivals(network))))


@pytest.mark.parametrize(
    ("policy", "low"),
    [
        ({"order": {"rule": "(s,S)", "s": 99, "up_to": 200}}, 399),
        ({"order": {"rule": "(r,Q)", "r": 99, "q": 200}}, 399),
        ({"alert": COVER, "order": TARGET}, 400),
    ],
)
def test_a_rule_whose_stock_stays_above_its_line_is_told(policy, low):
    """300 sell: of 400 there are 100 left, ten days of sales."""
    (line,) = told(policy, stock=401)
    assert line.startswith('policy "rule 1" orders nothing by the plan: what is there')
    assert told(policy, stock=low) == []


def test_a_shop_that_waits_for_a_hit_is_not_told_that_it_waits():
    hit = {"hits_on": [days_after(3)], "multiple": 9, "plateau_days": 7}
    assert told({"order": {"rule": "(s,S)", "s": 99, "up_to": 200}}, stock=450, viral=hit) == []


@pytest.mark.parametrize(
    ("rule", "some"),
    [
        ({"rule": "first batch", "quantity": 0}, {"then": {"rule": "constant", "quantity": 1}}),
        ({"rule": "constant", "quantity": 0}, {"quantity": 1}),
        ({"rule": "(R,S)", "up_to": 0}, {"up_to": 1}),
    ],
)
def test_a_rule_that_asks_for_nothing_is_told(rule, some):
    assert told({"order": rule}) == ['policy "rule 1" orders nothing: its quantities are 0']
    assert told({"order": rule | some}) == []


def test_a_reaction_that_takes_longer_than_the_plan_is_told():
    slow = {"order": {"rule": "(R,S)", "up_to": 900}, "reaction_days": 30}
    assert told(slow) == [
        'policy "rule 1" orders nothing: it reacts after 30 days (reaction_days), and the plan has'
        " 30 days"
    ]
    assert told(slow | {"reaction_days": 29}) == []


def test_a_policy_without_an_order_rule_means_it():
    assert told({}) == []


def test_policies_that_differ_in_their_names_only_are_told():
    order = {"order": {"rule": "(R,S)", "up_to": 900}}
    assert told(order, {}, order) == [
        'policies "rule 1" and "rule 3" have the same rules and will end the same: leave one out'
    ]
