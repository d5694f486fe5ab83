"""Every rule that lies in a folder of policies can be named in a scenario, and every mode too."""

import pkgutil
from importlib import import_module
from typing import get_args

import pytest

from sim.policy.composed import Composed
from sim.policy.mode import ByMode, Mode
from sim.policy.rule import Rule

PARTS = {
    key: field for key, field in Composed.model_fields.items() if isinstance(field.default, Rule)
}


def written(folder):
    """Return the classes of a folder's modules that have a rule's name."""
    return {
        rule
        for module in pkgutil.iter_modules(import_module(folder).__path__, f"{folder}.")
        for rule in vars(import_module(module.name)).values()
        if isinstance(rule, type) and issubclass(rule, Rule) and "rule" in rule.model_fields
    }


@pytest.mark.parametrize("part", PARTS)
def test_every_rule_of_a_folder_is_named_in_its_init(part):
    folder = type(PARTS[part].default).__module__.rpartition(".")[0]
    named = get_args(PARTS[part].annotation)
    missing = {rule.__name__ for rule in written(folder) - set(named)}
    assert not missing, f"name {missing} in the union of {folder}.__init__"


def test_a_policy_has_seven_parts():
    assert len(PARTS) == 7


def test_every_mode_has_a_freight_rule_that_sends_all_by_it():
    assert [f"by {mode}" for mode in get_args(Mode)] == list(get_args(ByMode))
