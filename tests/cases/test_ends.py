"""The end must not decide: with a run-off no policy that wins by one end loses by another."""

import pytest

from sim.network import parse
from tests.cases.ends import ends
from tests.cases.files import shipped

RACE = """
name = "race"
currency = "USD"
start = 2026-03-02
days = 90
current_rule = "lean"
[cash]
opening = 9_000
spend_freely = true
[[product]]
name = "mug"
price = 10
unit_cost = 4
volume_m3 = 0.01
opening_stock = 400
suppliers = ["factory"]
demand = { units_per_day = 12, dispersion = 4 }
[[supplier]]
name = "factory"
lead_time_days = { law = "gamma", mean = 12, cv = 0.3 }
[[lane]]
mode = "sea"
to = "shed"
transit_days = 10
rate = 60
per = "m3"
fee_per_shipment = 20
[[warehouse]]
name = "shed"
dock_days = 1
storage_per_m3_day = 0.8
[[policy]]
name = "lean"
order = { rule = "(s,S)", s = 230, up_to = 360 }
[[policy]]
name = "in bulk"
order = { rule = "(R,S)", every_days = 45, up_to = 800 }
"""
SHORTER, LONGER = (90, 105), (90, 105, 120, 150)
"""Days of the plan; the bulk arrives well before the end, or is on its way when it comes."""


def winners(found):
    """Return who wins by each end that tells."""
    return [end.verdict.best for end in found if end.verdict.kind == "ahead"]


def race(run_off=None):
    """Return who wins by the ends of a small plan, with a run-off or the one that it implies."""
    network = parse(RACE)
    days = network.run_off.days if run_off is None else run_off
    return winners(ends(network, 60, SHORTER, (days,)))


def test_an_end_a_fortnight_later_turns_the_winner_round_where_the_books_just_close(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", 60)
    assert race(run_off=0) == ["in bulk"] * 2 + ["lean"] * 2


def test_with_the_run_off_of_the_file_it_does_not(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", 60)
    assert race() == ["in bulk"] * 4


@pytest.mark.slow
def test_no_end_of_double_11_turns_a_winner_round():
    network = shipped("double-11")
    rivals = ("three-tier 15/10/5", "(s,S) by product", "rolling forecast, small batches")
    few = tuple(policy for policy in network.scenario.policies if policy.name in rivals)
    network = network.changed(policies=few)
    told = winners(ends(network, 300, LONGER, (network.run_off.days,)))
    assert len(told) > len(LONGER)
    assert len(set(told)) == 1
