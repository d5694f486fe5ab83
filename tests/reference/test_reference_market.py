"""Prices, substitutes, creators and the rest of the market: equal to the reference, world by world.

Each case switches on one mechanism, and says which of its totals shows that it was met.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.small import extended, small

WORLDS = 20

CLEARING = """
order = { rule = "first batch", quantity = { cup = 600, pot = 100 } }
price = { rule = "clear overstock", cut = { cup = 0.3, pot = 0 }, above_days = 20, until_days = 9 }
"""
CLEAR_OUT = 'price = { rule = "clear out", cut = 0.4, from_day = 13 }'
ELASTIC = "price_elasticity = -2.5"
SALE = "discount = 0.25\nprice_freeze_days = 5"

SUBSTITUTES = """
[[substitute]]
sold_out = "cup"
bought = "pot"
share = 0.35
[[substitute]]
sold_out = "pot"
bought = "cup"
share = 0.2
"""

MET = {
    "overstock is cleared": (
        extended(small(policy=CLEARING, reserve="0.1"), product__demand=ELASTIC),
        "discounts",
    ),
    "a sale at a discount, oversold": (
        extended(small(empty="oversold", days="30"), promotion=SALE),
        "discounts",
    ),
    "prices are frozen before and in a sale": (
        extended(
            small(empty="backordered", policy=CLEAR_OUT), product__demand=ELASTIC, promotion=SALE
        ),
        "discounts",
    ),
    "substitutes, sold out is lost": (extended(small(), SUBSTITUTES), "units_substituted"),
    "substitutes, oversold, in baskets": (
        extended(small(empty="oversold", basket="1.7"), SUBSTITUTES),
        "units_substituted",
    ),
}


@pytest.mark.parametrize(("text", "met"), MET.values(), ids=MET)
def test_the_small_market_is_equal_in_20_worlds(text, met):
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    assert np.mean(totals[met] != 0) > 0.5
