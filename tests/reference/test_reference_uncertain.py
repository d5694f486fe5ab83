"""Inputs that are uncertain: equal to the reference, world by world, for each thing that may be.

Each case says which of its totals shows that it was met.
"""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of, difference
from tests.reference.network import network
from tests.reference.small import _SUPPLIERS as SUPPLIERS
from tests.reference.small import POT_ADS, small
from tests.reference.test_reference_market import CREATORS

WORLDS = 8
TIMES = "[0.5, 1.0, 2.0]"


def uncertain(*entries: tuple[str, str, str]) -> str:
    """Return the tables of some entries: the key, times or plus, and what is drawn."""
    return "".join(f'\n[[uncertain]]\nwhat = "{w}"\n{way} = {s}\n' for w, way, s in entries)


BURSTS = (
    'viral = { hits_per_year = 30, multiple = { law = "pareto", least = 2, tail = 2, most = 9 },'
    ' plateau_days = { law = "gamma", mean = 3, cv = 0.5 } }'
)
TAXED = "taxes = [ { from_day = 2026-01-01, duty = 0.07, vat = 0.19, vat_back_days = 9 } ]"
INSURED = "loss_share = 0.05\ninsurance = { premium = 0.02, covers = 0.8 }"
CONTAINERS = "container = { holds = 0.6, price = 70 }"
STOCKED = """
[[supplier]]
name = "factory"
ready_stock = { units = 60, remake_days = 6 }
balance_days = 3
[[supplier]]
name = "market"
lead_time_days = 2
premium = 0.1
"""
AFLOAT = """
[[shipment]]
product = "pot"
units = 40
arrives = 2026-03-06
late_days = { law = "gamma", mean = 2, cv = 0.5 }
"""
BREAKS = "price_breaks = [ { from_units = 60, discount = 0.1 } ]"
BY_CHANCE = '\n[returns]\nnoise = "binomial"\nrefund_only_share = 0.1\n'

MET = {
    "demand": ("units_sold", small(basket="1.7") + CREATORS, ("product.*.demand", "times", TIMES)),
    "conversion": (
        "units_sold", small(pot_ads=POT_ADS), ("product.*.ads.orders_per_click", "times", TIMES),
    ),
    "the cost of a click": (
        "units_sold", small(pot_ads=POT_ADS), ("product.*.ads.cost_per_click", "times", TIMES),
    ),
    "hits": (
        "units_sold",
        small(in_product__demand=BURSTS),
        ("product.cup.demand.viral.hits_per_year", "times", TIMES),
    ),
    "returns, exact": ("refund_cost", small(), ("product.*.return_share", "times", "[0.2, 1, 9]")),
    "returns, by chance": (
        "refund_cost", small(more=BY_CHANCE), ("product.*.return_share", "times", "[0.2, 1, 9]"),
    ),
    "the audience": ("units_wanted", small(), ("host.*.audience", "times", TIMES)),
    "the uplift": ("units_sold", small(), ("promotion.spring.uplift", "times", TIMES)),
    "traffic lost": (
        "units_sold",
        small(traffic_lost="0.3"),
        ("market.stockout.traffic_lost_per_day", "times", "[0.1, 1, 4]"),
    ),
    "lead time": ("units_sold", small(), ("supplier.*.lead_time_days", "plus", "[-3, 0, 9]")),
    "transit": ("freight_cost", small(), ("lane.*.transit_days", "plus", "[-3, 0, 9]")),
    "freight rates": ("freight_cost", small(), ("lane.sea.hall.rate", "times", TIMES)),
    "containers": (
        "freight_cost", small(in_lane=CONTAINERS), ("lane.*.rate", "times", TIMES),
    ),
    "payout days": (
        "payout_days", small(reserve="0.1"), ("settlement.payout_after_days", "plus", "[-3, 0, 9]"),
    ),
    "a factory that stops": (
        "units_sold", small(), ("supplier.*.outage", "plus", "[0, 5, 20]"),
    ),
    "a border that holds all": (
        "units_sold", small(), ("lane.*.customs_hold", "plus", "[0, 4, 15]"),
    ),
    "goods on the water": (
        "units_sold", small() + AFLOAT, ("shipment.*.late_days", "plus", "[0, 4, 15]"),
    ),
    "an ad account that is suspended": (
        "units_sold", small(pot_ads=POT_ADS), ("platform.ads_ban", "plus", "[0, 9, 30]"),
    ),
    "unit cost, with breaks": (
        "profit",
        small(suppliers=SUPPLIERS.replace("minimum_order = 40", f"minimum_order = 40\n{BREAKS}")),
        ("product.*.unit_cost", "times", TIMES),
    ),
    "unit cost, from stock": (
        "profit", small(suppliers=STOCKED), ("product.*.unit_cost", "times", TIMES),
    ),
    "unit cost, duty and insurance": (
        "profit", small(in_lane=f"{TAXED}\n{INSURED}"), ("product.cup.unit_cost", "times", TIMES),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("met", "text", "entry"), MET.values(), ids=MET)
def test_what_is_uncertain_is_equal_in_8_worlds(met, text, entry):
    told = assert_agrees(case_of(text + uncertain(entry)), "it", WORLDS).totals[met]
    plain = case_of(text).lockstep("it", WORLDS).totals[met]
    assert np.mean(told != plain) > 0.3


def test_what_is_uncertain_in_regions_and_further_shops_is_equal_in_10_worlds():
    text = network() + CREATORS + uncertain(
        ("product.*.demand", "times", TIMES), ("product.cup.demand", "times", "[0.8, 1, 1.1]"),
        ("product.*.ads.cost_per_click", "times", TIMES),
        ("product.*.unit_cost", "times", "[0.9, 1, 1.4]"),
        ("product.*.return_share", "times", TIMES), ("lane.*.rate", "times", TIMES),
        ("market.stockout.traffic_lost_per_day", "times", TIMES),
        ("lane.*.transit_days", "plus", "[-2, 0, 6]"), ("host.*.audience", "times", TIMES),
    )  # fmt: skip
    assert_agrees(case_of(text), "it", 10)


@pytest.mark.parametrize("met", ["unit cost, with breaks", "payout days", "freight rates"])
def test_the_last_world_of_a_study_that_is_alone_in_its_block_draws_too(met):
    total, text, entry = MET[met]
    case = case_of(text + uncertain(entry))
    alone, among = (case.lockstep("it", worlds).totals[total][0] for worlds in (1, WORLDS))
    assert alone == among
    assert alone != case_of(text).lockstep("it", 1).totals[total][0]


def test_a_plain_model_that_does_not_draw_is_noticed():
    _, text, entry = MET["the cost of a click"]
    record, plain = case_of(text + uncertain(entry)).lockstep("it", WORLDS), case_of(text)
    differs = [difference(record, plain.reference("it", world), world) for world in range(3)]
    assert all(differs)
