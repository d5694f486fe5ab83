"""Prices, substitutes, creators and the rest of the market: equal to the reference, world by world.

Each case switches on one mechanism, and says which of its totals shows that it was met.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.network import network
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

HOST = "halo_share = 0.6\ncommission = 0.12\nno_show_chance = 0.3"
CREATORS = """
[[creator]]
name = "top"
products = ["cup", "pot"]
posts_per_week = 1.5
orders_per_post = { law = "lognormal", mean = 12, cv = 3 }
half_life_days = 2
commission = 0.15
drop_chance = 0.5
back_after_days = 9
[[creator]]
name = "crowd"
products = ["cup"]
posts_per_week = 14
orders_per_post = 2
commission = 0.1
drop_chance = 0.3
"""
REPEAT = "repeat = { share = 0.3, after_days = 6, half_life_days = 8 }"
ROARING = small(days="25").replace("units_per_hour = 8", "units_per_hour = 200")
KNOWN_LATE = ROARING.replace(
    'orders = "lost"\nsync_lag_hours = 5', 'orders = "oversold"\nsync_lag_hours = 0.3'
)
ENDS = "ends_when_sold_out = true"

WALLET = """
[ad_wallet]
opening = 40
when_below = 60
top_up = 90
top_up_days = 2
"""
NO_DELAY = WALLET.replace("top_up_days = 2", "")
CREDIT = """
[ad_credit]
days = 20
limit = 150
"""

TOLD = "rank_lost_click_price = 0.5\nattributed_multiple = 2.2"
BY_PAUSE = """
order = { rule = "(s,S)", s = 60, up_to = 200 }
ads = { rule = "pause", at_days = 2, restart_days = 4 }
"""
PLAN_B = """
order = { rule = "(s,S)", s = 60, up_to = 200 }
ads = { rule = "plan b", instead = { cup = "pot" }, at_days = 6, restart_days = 9 }
"""
POT_STANDS_BY = small(policy=PLAN_B).replace(
    "[product.demand]\nunits_per_day = 5",
    """[product.ads]
budget_per_day = 18
cost_per_click = 0.08
orders_per_click = 0.03
half_saturation = 30
standby = true
[product.demand]
units_per_day = 5""",
)

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
    "hosts with a commission, a halo, and a cold": (
        extended(small(empty="oversold", basket="1.7"), host=HOST),
        "commission",
    ),
    "a session that ends when the shelf is empty": (
        extended(ROARING, live=ENDS),
        "live_orders_gone",
    ),
    "a session that ends when the listing knows": (
        extended(KNOWN_LATE, live=ENDS),
        "live_orders_gone",
    ),
    "a wallet that is topped up too late": (extended(small(), WALLET), "ad_spend"),
    "a wallet, tight cash": (extended(small(cash="700"), NO_DELAY), "ad_spend"),
    "an agency's credit and its limit": (extended(small(cash="300"), CREDIT), "ad_spend"),
    "ads told by a dashboard, dearer after a stockout": (
        extended(small(scar="0.4", policy=BY_PAUSE), product__ads=TOLD),
        "ad_orders_attributed",
    ),
    "ads that stand by as plan b": (
        extended(POT_STANDS_BY, CREATORS, product__ads=TOLD),
        "ad_sales_incremental",
    ),
    "creators who leave": (extended(small(), CREATORS), "commission"),
    "creators, hosts and repeat buyers at changing prices": (
        extended(
            small(policy=CLEARING, empty="backordered"),
            CREATORS,
            host=HOST,
            product__demand=ELASTIC + "\n" + REPEAT,
            promotion=SALE,
        ),
        "commission",
    ),
}


@pytest.mark.parametrize(("text", "met"), MET.values(), ids=MET)
def test_the_small_market_is_equal_in_20_worlds(text, met):
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    assert np.mean(totals[met] != 0) > 0.2


IN_BOTH_SHOPS = (
    CREATORS
    + """
[[creator]]
name = "their own"
shop = "Shopee"
products = ["pot"]
posts_per_week = 3
orders_per_post = { law = "lognormal", mean = 6, cv = 2 }
commission = 0.2
drop_chance = 0.6
back_after_days = 5
[[season]]
first_day = 2026-03-08
last_day = 2026-03-12
multiple = 1.8
shop = "Shopee"
"""
)


@pytest.mark.parametrize("empty", ["lost", "oversold"])
def test_the_market_of_regions_and_further_shops_is_equal_in_50_worlds(empty):
    text = extended(
        network(empty=empty, policy=CLEARING), IN_BOTH_SHOPS + SUBSTITUTES + WALLET, host=HOST,
        live=ENDS, product__demand=ELASTIC + "\n" + REPEAT, promotion=SALE, product__ads=TOLD,
    )  # fmt: skip
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    for name in ("discounts", "commission", "units_substituted", "ad_orders_incremental"):
        assert np.mean(totals[name] != 0) > 0.3, name
