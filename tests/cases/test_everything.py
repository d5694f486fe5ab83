"""Everything at once: no key is missing, no unit or cent is lost, and both models agree."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sim.study.frames import runs_frame
from sim.world.core.measures import BY_KEY
from sim.world.run.block import Record
from tests.cases.files import SCENARIOS, shipped, variant
from tests.cases.switched_on import switched_off
from tests.reference.agree import assert_agrees, case_of, difference
from tests.reference.setting import Setting

WORLDS, IN_REFERENCE = 20, 2
"""Worlds of every policy, and those of which each policy gives one to the plain model."""
FILE = str(SCENARIOS / "everything.toml")
POLICIES = [policy.name for policy in shipped("everything").scenario.policies]
LEFT_OUT = {
    "Scenario": {"ad_credit"},  # ads are paid from a wallet or on credit
    "AdCredit": {"days", "limit"},
    "Live": {"every", "from", "until"},  # a weekly session is many when the file is read
    "Cash": {"spend_freely"},  # it takes away the gate that keep_at_least is
    "Composed": {"own"},  # a Python file in place of the rules
}
"""What cannot stand beside the rest in one file, and why."""


@cache
def record(policy: str) -> Record:
    """Return what a policy did; Books asserted each day that no unit and no cent was lost."""
    return case_of(FILE).lockstep(policy, WORLDS)


def test_no_key_is_missing():
    assert switched_off(shipped("everything")) == LEFT_OUT


def test_a_missing_key_would_be_noticed():
    missing = switched_off(shipped("double-11"))
    assert {"records", "storage_ladder"} <= missing["Warehouse"]
    assert {"share", "after_days", "half_life_days"} == missing["Repeat"]


@pytest.mark.parametrize(("number", "policy"), list(enumerate(POLICIES)), ids=POLICIES)
def test_the_books_balance_and_the_plain_model_gives_the_same_path(number, policy):
    world = number % IN_REFERENCE
    assert difference(record(policy), case_of(FILE).reference(policy, world), world) is None


def test_every_mechanism_leaves_its_trace_in_some_world():
    totals = [record(policy).totals for policy in POLICIES]
    assert [name for name in totals[0] if not any(found[name].any() for found in totals)] == []


OF_TWINS = {"true_demand", "units_missed", "fill_of_true_demand"}
"""Measures that a run has only beside its always-stocked twin."""


def test_a_run_with_everything_has_every_measure():
    assert record(POLICIES[0]).totals.keys() | OF_TWINS == BY_KEY.keys()


@pytest.mark.parametrize("policy", POLICIES)
def test_every_total_is_what_the_unit_of_its_measure_can_hold(policy):
    totals = record(policy).totals
    names, values = np.array(list(totals)), np.stack(list(totals.values()))
    assert len(runs_frame({policy: {"names": names, "totals": values}})) == WORLDS


def test_ads_on_credit_go_with_the_rest_too(tmp_path):
    on_credit = "ad_wallet = { drop = true }\nad_credit = { days = 20, limit = 400 }\n"
    network, case = variant("everything", tmp_path, on_credit), case_of(FILE)
    setting = Setting.of(network, case.plan)
    assert_agrees(replace(case, network=network, setting=setting), POLICIES[0], IN_REFERENCE)
