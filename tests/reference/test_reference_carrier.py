"""Lanes in full: the lockstep model gives the path of the scalar one, world by world."""

import pytest

from sim.network import parse
from tests.reference.agree import assert_agrees, case_of
from tests.reference.small import UP_TO_320, small

WORLDS = 20

SEA = """
[[lane]]
mode = "sea"
to = "hall"
sails = ["monday", "thursday"]
closed = [ { first_day = 2026-03-12, last_day = 2026-03-15 } ]
transit_days = { law = "gamma", mean = 4, cv = 0.3 }
exams = [
 { kind = "x-ray", chance = 0.3, days = 1, cost = 40 },
 { kind = "intensive", chance = 0.1, days = { law = "poisson", mean = 6 }, cost = 300 },
]
lot_rejection = { chance = 0.2, days = 5, cost_per_unit = 0.15 }
loss_share = 0.05
insurance = { premium = 0.01, covers = 0.8 }
rate = 150
per = "m3"
minimum_charged = 0.2
step_m3 = 0.03
fee_per_shipment = 20
bill_days = 6
lot_discounts = [ { from_charged = 0.4, discount = 0.1 } ]
volume_discounts = [
 { from_charged = 1.0, discount = 0.05 },
 { from_charged = 2.0, discount = 0.2 },
]
container = { holds = 1.2, price = 130 }
sensitive_multiple = 1.3
duty_terms = "DDP"
ddp_fee = 0.05
taxes = [
 { from_day = 2026-01-01, duty = 0.05, vat = 0.07, vat_back_days = 9 },
 { from_day = 2026-03-25, duty = 0.2, vat = 0.1 },
]
backup = { mode = "air", wait_days = 3 }
[[lane.congestion]]
first_day = 2026-03-10
last_day = 2026-03-30
multiple = 1.4
rate_multiple = 1.2
[[lane.sailing_delays]]
chance = 0.5
days = { law = "gamma", mean = 3, cv = 0.8 }
[[lane.sailing_delays]]
first_day = 2026-03-20
last_day = 2026-04-10
chance = 0.4
days = 2

[[lane]]
mode = "air"
to = "hall"
transit_days = { law = "gamma", mean = 2, cv = 0.3 }
rate = 4.5
per = "kg"
kg_per_m3 = 167
step_kg = 0.7
takes_sensitive = false
"""


LAND = """
[[lane]]
mode = "land"
to = "hall"
transit_days = 2
rate = 3
per = "kg"
"""
CUP = "sensitive = true\nduty_share = 0.03"
POLICIES = {
    "by sea": UP_TO_320,
    "split": UP_TO_320 + '\nfreight = { rule = "split", air_share = 0.4 }',
}


def with_lanes(policy: str, lanes: str = SEA) -> str:
    """Return the small scenario with lanes that do everything; cups are sensitive."""
    return small(empty="oversold", policy=policy, lanes=lanes, in_product=CUP)


def test_goods_by_land_are_equal_in_every_world():
    policy = UP_TO_320 + '\nfreight = { rule = "by land" }'
    assert_agrees(case_of(with_lanes(policy, SEA + LAND)), "it", WORLDS)


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_lanes_in_full_are_equal_in_every_world(policy):
    record = assert_agrees(case_of(with_lanes(policy)), "it", WORLDS)
    assert (record.totals["units_failed"] > 0).all()


def test_the_text_switches_on_all_that_a_lane_has():
    lanes = parse(with_lanes(POLICIES["split"])).scenario.lanes
    silent = set(type(lanes[0]).model_fields)
    for lane in lanes:
        silent -= lane.model_fields_set
    assert silent == {"customs_hold"}  # the simple form of exams
