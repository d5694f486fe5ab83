"""Parcels are packed, held and late in the reference as in the lockstep model."""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.network import network
from tests.reference.small import BY_COVER, small

WORLDS = 30
BY_LEVEL = 'order = { rule = "(s,S)", s = 90, up_to = 170 }'
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
AT_THE_DOOR = """
[cash_on_delivery]
share = 0.45
refused_share = 0.3
refusal_days = 9
remitted_after_days = 5
fee_share = 0.021
fee_per_unit = 0.12
"""
HANDLING = """
[returns]
noise = "{noise}"
refund_only_share = 0.15
[returns.handling]
freight_per_unit = 0.65
inspection_days = {days}
inspection_per_unit = 0.2
refurbished_share = 0.5
refurbish_days = 4
refurbish_per_unit = 0.8
liquidated_share = 0.3
liquidation_value = 0.25
"""
SLOWLY = '{ law = "triangular", low = 2, mode = 6, high = 15 }'
"""How long buyers take to send goods back."""
STANDING = """
[platform]
window_days = 14
least_units = 20
score = {}
order_cap = { stages = [20, 40], stage_days = 5 }
"""

SHORT = '900\ngate = "deposit"'
"""So little cash, and so weak a gate, that the carrier's bills cannot be paid."""
SMALL = {
    "packing": small(more=STATION.format(mean=5.5), policy=BY_COVER),
    "packing, oversold": small(
        more=STATION.format(mean=6), empty="oversold", noise="none", policy=BY_COVER
    ),
    "packing, carrier unpaid": small(
        more=STATION.format(mean=8) + ON_CREDIT, cash=SHORT, empty="backordered", policy=BY_COVER
    ),
    "packing, judged by the platform": small(
        more=STATION.format(mean=5) + STANDING, empty="backordered", policy=BY_COVER
    ),
    "returns by chance, handled": small(
        more=HANDLING.format(noise="binomial", days=3), back=SLOWLY, policy=BY_COVER
    ),
    "returns without chance, handled": small(
        more=HANDLING.format(noise="none", days=0), back=SLOWLY, policy=BY_COVER
    ),
    "cash on delivery": small(more=AT_THE_DOOR, empty="backordered", policy=BY_COVER),
    "cash on delivery by chance, handled, packed": small(
        more=AT_THE_DOOR + HANDLING.format(noise="binomial", days=2) + STATION.format(mean=7),
        reserve="0.1",
        cycle="7",
        policy=BY_COVER,
    ),
}

OF_THE_SECOND_SHOP = """
[shop.packing]
units_per_packer_day = { law = "poisson", mean = 8 }
promised_days = 1
material_per_unit = 9
[shop.cash_on_delivery]
share = 0.6
refused_share = 0.25
fee_per_unit = 11
[shop.returns]
noise = "binomial"
[shop.returns.handling]
freight_per_unit = 30
inspection_days = 2
"""
OF_OTHER_WAREHOUSES = (
    (
        "storage_per_m3_day = 2\n",
        "storage_ladder = [\n { after_days = 3, per_m3_day = 1 },\n"
        " { after_days = 9, per_m3_day = 4 },\n]\n",
    ),
    ("fulfilment_per_unit = 1.1\n", "capacity_m3 = 0.1\nover_capacity_per_m3_day = 9\n"),
    ("fulfilment_per_unit = 0.7\n", "[warehouse.records]\nshrinkage_per_year = 0.5\n"),
)


def of_two_shops(**changes):
    """Return the small network with parcels of its own in every shop and warehouse."""
    text = network(more=STATION.format(mean=5) + AT_THE_DOOR, policy=BY_LEVEL, **changes)
    text = text.replace("fee_per_unit = 6\n", "fee_per_unit = 6\n" + OF_THE_SECOND_SHOP)
    for plain, other in OF_OTHER_WAREHOUSES:
        assert text.count(plain) == 1
        text = text.replace(plain, other)
    return text


SMALL["two shops, two stations"] = of_two_shops()


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_small_scenario_is_equal_in_every_world(text):
    assert_agrees(case_of(text), "it", WORLDS)


def test_parcels_wait_are_late_and_are_held_in_most_worlds():
    for name, text in ((n, t) for n, t in SMALL.items() if n.startswith("packing")):
        seen = case_of(text).lockstep("it", WORLDS)
        waiting = (seen.paths["shipped"] - seen.paths["dispatched"]).max(axis=(0, 1))
        assert np.mean(waiting > 0) > 0.9, name
        assert np.mean(seen.totals["units_late"] > 0) > 0.5, name
    held = case_of(SMALL["packing, carrier unpaid"]).lockstep("it", WORLDS).paths
    stopped = (np.diff(held["dispatched"].sum(axis=1), axis=0) == 0) & (held["cash"][1:] < 0)
    assert np.mean(stopped.any(axis=0)) > 0.5


def test_units_are_refused_returned_and_scrapped_in_most_worlds():
    seen = case_of(SMALL["cash on delivery by chance, handled, packed"]).lockstep("it", WORLDS)
    for name in ("units_refused", "units_returned", "units_scrapped", "return_cost", "cod_fees"):
        assert np.mean(seen.totals[name] > 0) > 0.9, name
