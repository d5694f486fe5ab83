"""Goods on the water: due after the last day, or overdue on the first; always in the position."""

import pytest

from sim.chance.luck import draw_luck
from sim.network import ScenarioError
from sim.policy.decision import Decision
from sim.policy.desk import Desk
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan

from .scenes import ran, scene

FAR = """
days = 30
[[product]]
name = "mug"
opening_stock = 300
[[shipment]]
product = "mug"
units = 700
arrives = 2026-04-16
late_days = 0
{more}
[[policy]]
name = "rule"
order = {{ rule = "(s,S)", s = 200, up_to = 1000 }}
"""


def test_a_container_due_after_the_plan_counts_and_nothing_is_ordered():
    run = ran(FAR.format(more=""))
    assert run.path("ordered")[-1] == 700
    assert run.path("on_order") == [700] * 30
    assert run.path("on_hand")[-1] == 0


def test_its_freight_is_owed_when_the_plan_ends():
    run = ran(FAR.format(more="freight_due = 90"))
    assert run.total("freight_cost") == 90
    assert run.path("payable")[-1] == 9_000
    # 300 mugs were 1,200; 700 under way cost 2,800 and count nothing left; all sold at 10.00.
    assert run.total("profit") == 300 * 10 - 1_200 - 2_800 - 90


OVERDUE = """
days = 20
[[product]]
name = "mug"
opening_stock = 0
demand = {{ units_per_day = 0 }}
[[shipment]]
product = "mug"
units = 100
arrives = {arrives}
overdue = true
late_days = {late}
freight_due = 12
"""


@pytest.mark.parametrize("arrives", ["2026-03-01", "2026-02-10"])
@pytest.mark.parametrize("late", [0, 6])
def test_what_is_overdue_comes_so_many_days_after_the_first(arrives, late):
    run = ran(OVERDUE.format(arrives=arrives, late=late))
    assert run.flow("received").index(100) == late
    assert run.path("cash")[late] == 100_000 * 100 - 1_200


def test_what_is_overdue_is_in_the_position_and_expected_at_any_moment():
    class Looks:
        def __init__(self):
            self.seen = []

        def decide(self, desk: Desk):
            self.seen.append(int(desk.arriving(0)[0, 0]))
            return Decision()

    network, looks = scene(OVERDUE.format(arrives="2026-02-10", late=3)), Looks()
    run_block(network, looks, draw_luck(network, 0), make_plan(network), 1)
    assert looks.seen[:5] == [100, 100, 100, 0, 0]


def test_a_date_before_the_start_must_say_that_it_is_overdue():
    silent = OVERDUE.replace("overdue = true\n", "")
    with pytest.raises(ScenarioError, match="lies before the first day, 2026-03-02: say overdue"):
        scene(silent.format(arrives="2026-02-10", late=0))
    with pytest.raises(ScenarioError, match="is not overdue on 2026-03-02: it arrives"):
        scene(OVERDUE.format(arrives="2026-03-02", late=0))
    with pytest.raises(ScenarioError, match="expected a date from 2025-03-02 to 2027-03-22"):
        scene(OVERDUE.format(arrives="2024-12-31", late=0))


def test_leaving_the_container_out_is_rejected():
    """A mutant: a file that cannot say it is silent of it, and 800 are ordered on day 10."""
    silent = ran(FAR.replace("units = 700", "units = 0").format(more=""))
    assert silent.flow("ordered")[10] == 800
    assert silent.path("ordered")[-1] != 700
