"""Several shops, regions and warehouses give the path of the plain scalar model, too."""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.network import (
    TRUCKS,
    fallback_network,
    network,
    pooled_network,
    regional_pools,
)

WORLDS = 20

BY_ROW = """
alert = { rule = "days of cover", yellow = 20, orange = 14, red = 7, counts = "position" }
order = { rule = "cover target", at = "yellow", days = { cup = 25, "pot @ Shopee" = 30, pot = 9 } }
freight = { rule = "red by air" }
ads = { rule = "pause", at_days = 4, restart_days = 8, down_to = 0.2 }
"""
BUILD = """
order = { rule = "promotion pre-build", multiple = 1.3, days_ahead = 12, cover_days = 10 }
freight = { rule = "split", air_share = 0.4 }
"""

FILL_UP = BY_ROW + (
    'transfers = { rule = "to days of cover", at_days = 5, '
    "days = { cup = 12, pot = 9 }, keep_days = 6 }"
)
AHEAD = BY_ROW + (
    'transfers = { rule = "to look-ahead cover", at_days = 2.5, days = { cup = 9, pot = 6 }, '
    "keep_days = { cup = 2, pot = 4 }, window = 5, trust = 0.6 }"
)
LEVEL = (
    BUILD
    + """
transfers = { rule = "level the cover", apart_days = 4, keep_days = { cup = 3, pot = 8 } }
reaction_days = 2
"""
)

MOVED = {
    "transfers, filled up": network(policy=FILL_UP) + TRUCKS,
    "transfers, by the plan": network(policy=AHEAD) + TRUCKS,
    "transfers, levelled": network(policy=LEVEL, empty="oversold") + TRUCKS,
    "transfers, levelled, backordered": network(policy=LEVEL, empty="backordered") + TRUCKS,
    "transfers, tight cash": network(policy=FILL_UP, cash="900") + TRUCKS,
    "transfers beside fallback": fallback_network(policy=FILL_UP) + TRUCKS,
}
SHARED = {
    "pools, lost": pooled_network(policy=BY_ROW),
    "pools, oversold": pooled_network(empty="oversold", policy=BUILD, cups="hall", pots="main"),
    "pools, backordered": pooled_network(empty="backordered", policy=BUILD, cycle="7"),
    "pools, late orders": pooled_network(policy=BUILD + "reaction_days = 3"),
    "pools and transfers": pooled_network(policy=FILL_UP) + TRUCKS,
    "pools by region, lost": regional_pools(policy=BY_ROW),
    "pools by region, backordered": regional_pools(empty="backordered", policy=BUILD),
    "pools by region, oversold": regional_pools(empty="oversold", policy=LEVEL) + TRUCKS,
}
CASES = (
    MOVED
    | SHARED
    | {
        "sold out is lost": network(policy=BY_ROW),
        "oversold, baskets": network(empty="oversold", basket="1.5", policy=BUILD),
        "tight cash": network(cash="900", policy=BUILD),
        "fallback, lost": fallback_network(policy=BY_ROW),
        "fallback, backordered": fallback_network(empty="backordered", policy=BUILD, reserve="0.1"),
        "fallback, oversold": fallback_network(empty="oversold", cycle="7", policy=BUILD),
    }
)


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_small_network_is_equal_in_every_world(text):
    assert_agrees(case_of(text), "it", WORLDS)


def test_every_row_sells_and_buys():
    case = case_of(CASES["sold out is lost"])
    paths = case.lockstep("it", WORLDS).paths
    assert case.network.listing_names == (
        "cup @ main, West", "cup @ main, East", "pot @ main, West", "pot @ main, East",
        "cup @ Shopee", "pot @ Shopee",
    )  # fmt: skip
    assert (paths["shipped"][-1] > 0).mean() > 0.95
    assert (np.mean(paths["received"][-1] > 0, axis=1) > 0.3).all()


@pytest.mark.parametrize("text", MOVED.values(), ids=MOVED)
def test_goods_are_moved_in_most_worlds(text):
    totals = case_of(text).lockstep("it", WORLDS).totals
    assert (totals["units_transferred"] > 0).mean() > 0.9


@pytest.mark.parametrize("text", SHARED.values(), ids=SHARED)
def test_shelves_are_shared_in_most_worlds(text):
    totals = case_of(text).lockstep("it", WORLDS).totals
    assert (totals["units_from_pool"] > 0).mean() > 0.9
    assert totals["units_returned"].any()


def test_other_shelves_serve_in_most_worlds():
    totals = case_of(CASES["fallback, lost"]).lockstep("it", WORLDS).totals
    assert (totals["units_from_elsewhere"] > 0).mean() > 0.9
