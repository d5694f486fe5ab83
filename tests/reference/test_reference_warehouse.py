"""Storage, fees and records go wrong in the reference as in the lockstep model."""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.small import small

WORLDS = 30
PLAIN = "storage_per_m3_day = 3\nfree_days = 6\n"
LADDER = """
storage_ladder = [
 { after_days = 4, per_m3_day = 0.7 },
 { after_days = 11, per_m3_day = 2.3 },
 { after_days = 18, per_m3_day = 1.9 },
]
"""
FEES = """
capacity_m3 = 0.9
over_capacity_per_m3_day = 6.5
inbound_per_m3 = 8.3
fee_per_product_day = 0.35
"""
RECORDS = "records = {{ shrinkage_per_year = 0.6, misbooked_share = 0.3, count_every_days = {} }}"
LABELS = "handling_per_unit = 0.07"


def on_ladder(fees: str = "", **changes: str) -> str:
    """Return the small scenario with a ladder in place of its price of storage."""
    text = small(in_warehouse=LADDER + fees, in_product=LABELS, **changes)
    assert PLAIN in text
    return text.replace(PLAIN, "")


SMALL = {
    "ladder": on_ladder(),
    "fees": small(in_warehouse=FEES, in_product=LABELS),
    "ladder and fees, nothing lasts": on_ladder(FEES, free="true", cash="0"),
    "records": small(in_warehouse=RECORDS.format(9)),
    "records, backordered": small(in_warehouse=RECORDS.format(30), empty="backordered"),
    "records, oversold": small(in_warehouse=RECORDS.format(13), empty="oversold", basket="1.6"),
}


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_small_scenario_is_equal_in_every_world(text):
    assert_agrees(case_of(text), "it", WORLDS)


def test_fees_are_billed_and_records_drift_in_most_worlds():
    fees = case_of(SMALL["fees"]).lockstep("it", WORLDS).totals["warehouse_fees"]
    assert np.mean(fees > 0) == 1
    for name in ("records", "records, backordered", "records, oversold"):
        totals = case_of(SMALL[name]).lockstep("it", WORLDS).totals
        assert np.mean(totals["units_shrunk"] > 0) == 1, name


def test_wrong_records_cost_service():
    true = case_of(small()).lockstep("it", WORLDS).totals["fill_rate"]
    wrong = case_of(SMALL["records"].replace("every_days = 9", "every_days = 90"))
    assert np.mean(wrong.lockstep("it", WORLDS).totals["fill_rate"] < true) > 0.6
