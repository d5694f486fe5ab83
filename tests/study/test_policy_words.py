"""Every rule has its sentence, and a sentence says all numbers that are not at their defaults."""

import re
from typing import get_args

import pytest

from sim.network import load
from sim.policy.composed import Composed
from sim.policy.rule import Rule
from sim.study.policy_words import BY_PART, policy_in_words

SILENT = {
    ("alert", "none"), ("sourcing", "first"), ("ads", "as planned"), ("price", "list price"),
    ("transfers", "none"),
}  # fmt: skip
"""Rules that leave things as they are."""


def leaves(rule=Rule):
    for leaf in rule.__subclasses__():
        yield from leaves(leaf)
        names = leaf.model_fields.get("rule")
        for name in get_args(names.annotation) if names else ():
            yield leaf.__module__.split(".")[2], name, leaf


FOLDERS = {
    "alerts": "alert", "orders": "order", "prices": "price", "freight": "freight",
    "sourcing": "sourcing", "ads": "ads", "transfers": "transfers",
}  # fmt: skip


@pytest.mark.parametrize(("folder", "name", "leaf"), list(leaves()))
def test_a_rule_has_a_sentence_of_its_own_numbers(folder, name, leaf):
    part = FOLDERS[folder]
    if (part, name) in SILENT:
        assert name not in BY_PART[part]
    else:
        assert BY_PART[part][name].fields <= set(leaf.model_fields)


def test_no_sentence_tells_of_a_rule_that_is_gone():
    known = {(FOLDERS[folder], name) for folder, name, _ in leaves()}
    assert {(part, name) for part, texts in BY_PART.items() for name in texts} == known - SILENT


def words(**rules):
    return policy_in_words(Composed(name="x", **rules))


def test_a_policy_is_told_rule_by_rule():
    assert words(
        alert={"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5},
        order={"rule": "cover target", "at": "orange", "days": {"lamp": 30, "rack": 20}},
        freight={"rule": "red by air"},
    ) == (
        "Alerts at 15, 10 and 5 days of cover (yellow, orange, red) at the sales of the last 7"
        " days, of what is on hand. When the alert is orange or worse, orders up to 30 (lamp), 20"
        " (rack) days of average sales, on hand and on order. What is ordered at red flies; all"
        " else goes by sea."
    )


def test_a_number_that_no_sentence_holds_is_told_beside_it():
    text = words(order={"rule": "(s,S)", "s": 60, "up_to": 150, "every_days": 3})
    assert text.startswith(
        "When stock and orders are at 60 units or below, orders up to 150 units."
        " Also: every_days = 3."
    )


def test_a_rule_that_follows_another_is_told_after_it():
    text = words(
        order={"rule": "first batch", "quantity": 500, "then": {"rule": "(r,Q)", "r": 9, "q": 2}}
    )
    assert text.startswith(
        "Orders 500 units on the first day. Then: When stock and orders are at 9 units or below"
    )


def test_the_first_day_of_the_plan_is_day_1():
    order = {"rule": "first batch", "quantity": 500}
    assert words(order=order).startswith("Orders 500 units on the first day.")
    assert words(order=order | {"on_day": 3}).startswith("Orders 500 units on day 4 of the plan.")


def test_shares_are_told_in_percent():
    order = {"rule": "quantile", "service": 0.95, "window": 90}
    assert "sells within a lead time in 95 % of the last 90 mornings" in words(order=order)


def test_who_orders_nothing_has_no_freight():
    assert words() == "Orders nothing."


def test_every_number_of_the_scenario_with_everything_is_told():
    network = load("scenarios/everything.toml")
    for policy in network.scenario.policies:
        text = policy_in_words(policy)
        told = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.?\d*", text)}
        for rule in (policy.alert, policy.order, policy.freight, policy.ads, policy.price):
            for key in rule.model_fields_set:
                value = getattr(rule, key)
                if isinstance(value, float) and value != type(rule).model_fields[key].default:
                    assert value in told or round(100 * value, 6) in told, (policy.name, key)
