"""Parcels are packed, held and late in the reference as in the lockstep model."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.small import small

WORLDS = 30
BY_COVER = """
alert = { rule = "days of cover", yellow = 20, orange = 14, red = 7, counts = "position" }
order = { rule = "cover target", at = "yellow", days = { hit = 25, pot = 18 }, window = 10 }
freight = { rule = "red by air" }
"""
STATION = """
[packing]
packers = 3
units_per_packer_day = {{ law = "poisson", mean = {mean} }}
promised_days = 2
works = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
overtime_units_per_day = 6
overtime_after_days = 1.5
overtime_per_unit = 0.45
material_per_unit = 0.15
peaks = [ {{ first_day = 2026-03-16, last_day = 2026-03-18, per_unit = 0.3 }} ]
"""
ON_CREDIT = "carrier_credit_days = 4"

SMALL = {
    "packing": small(more=STATION.format(mean=5.5), policy=BY_COVER),
    "packing, oversold": small(
        more=STATION.format(mean=6), empty="oversold", noise="none", policy=BY_COVER
    ),
    "packing, carrier unpaid": small(
        more=STATION.format(mean=8) + ON_CREDIT, cash="900", empty="backordered", policy=BY_COVER
    ),
}


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_small_scenario_is_equal_in_30_worlds(text):
    assert_agrees(case_of(text), "it", WORLDS)


def test_parcels_wait_are_late_and_are_held_in_most_worlds():
    for name, text in SMALL.items():
        seen = case_of(text).lockstep("it", WORLDS)
        waiting = (seen.paths["shipped"] - seen.paths["dispatched"]).max(axis=(0, 1))
        assert np.mean(waiting > 0) > 0.9, name
        assert np.mean(seen.totals["units_late"] > 0) > 0.5, name
    held = case_of(SMALL["packing, carrier unpaid"]).lockstep("it", WORLDS).paths
    stopped = (np.diff(held["dispatched"].sum(axis=1), axis=0) == 0) & (held["cash"][1:] < 0)
    assert np.mean(stopped.any(axis=0)) > 0.5
