"""Express is billed by the half kilo, rounded up: a booking, not each product."""

import pytest

from sim.network import ScenarioError
from sim.world.freight import tariff

from .scenes import ran, scene

BY_STEP = """
days = 20
[[product]]
name = "mug"
opening_stock = 0
weight_kg = {weight}
volume_m3 = {volume}
demand = {{ units_per_day = 0 }}
[[lane]]
mode = "sea"
to = "hub"
rate = 6
per = "{per}"
{lane}
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = {units} }}
"""
HALF = "step_kg = 0.5"


def text(units, weight=0.1, lane=HALF, per="kg", volume=0.0):
    return BY_STEP.format(units=units, weight=weight, lane=lane, per=per, volume=volume)


def freight(*args, **words):
    return ran(text(*args, **words)).total("freight_cost")


def test_ten_kilos_and_two_tenths_are_billed_as_ten_and_a_half():
    assert freight(102) == 63.00
    assert freight(102, lane="") == 61.20


@pytest.mark.parametrize("units", [5, 35, 105, 1005])
def test_whole_steps_are_billed_as_they_are_whatever_binary_adds(units):
    # 35 x 0.1 is 3.5000000000000004 in binary.
    assert freight(units) == pytest.approx(units * 0.6)


def test_a_lane_by_volume_has_steps_of_a_cubic_metre():
    assert freight(3, lane="step_m3 = 0.1", per="m3", volume=0.04) == pytest.approx(0.2 * 6)


def test_the_minimum_charge_stands_above_the_steps():
    assert freight(3, lane=f"{HALF}\nminimum_charged = 2.0") == 12.00


def test_a_container_holds_what_there_is_and_not_the_steps():
    full = "step_kg = 5\ncontainer = { holds = 21, price = 100 }"
    assert freight(210, lane=full) == 100  # 21 kg; loose they are billed as 25, 150.00


def test_a_step_in_the_other_measure_is_refused():
    with pytest.raises(ScenarioError, match="a lane that charges per kg has no step_m3"):
        scene(text(1, lane="step_m3 = 0.1"))


def test_weights_that_binary_adds_up_are_rejected(monkeypatch):
    """A mutant: 35 x 0.1 kg as they are, with no whole grains."""
    monkeypatch.setattr(
        tariff, "grains", lambda lane, row: row.weight_kg * tariff.GRAINS * (1 + 1e-15)
    )
    with pytest.raises(AssertionError):
        assert freight(35) == 21.00
