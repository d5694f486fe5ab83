"""Prices, substitutes, creators and the rest of the market: equal to the reference, world by world.

Each case switches on one mechanism, and says which of its totals shows that it was met.
"""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.network import network
from tests.reference.small import small

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
ROARING = small(days="25", in_live="ends_when_sold_out = true").replace(
    "units_per_hour = 8", "units_per_hour = 200"
)
KNOWN_LATE = ROARING.replace(
    'orders = "lost"\nsync_lag_hours = 5', 'orders = "oversold"\nsync_lag_hours = 0.3'
)

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

DASHBOARD = "rank_lost_click_price = 0.5\nattributed_multiple = 2.2"
BY_PAUSE = """
order = { rule = "(s,S)", s = 60, up_to = 200 }
ads = { rule = "pause", at_days = 2, restart_days = 4 }
"""
PLAN_B = """
order = { rule = "(s,S)", s = 60, up_to = 200 }
ads = { rule = "plan b", instead = { cup = "pot" }, at_days = 6, restart_days = 9 }
"""
POT_STANDS_BY = """
[product.ads]
budget_per_day = 18
cost_per_click = 0.08
orders_per_click = 0.03
half_saturation = 30
standby = true
"""

MET = {
    "overstock is cleared": (
        "discounts", small(policy=CLEARING, reserve="0.1", in_product__demand=ELASTIC),
    ),
    "a sale at a discount, oversold": (
        "discounts", small(empty="oversold", days="30", in_promotion=SALE),
    ),
    "prices are frozen before and in a sale": (
        "discounts",
        small(empty="backordered", policy=CLEAR_OUT, in_product__demand=ELASTIC, in_promotion=SALE),
    ),
    "substitutes, sold out is lost": ("units_substituted", small() + SUBSTITUTES),
    "substitutes, oversold, in baskets": (
        "units_substituted", small(empty="oversold", basket="1.7") + SUBSTITUTES,
    ),
    "hosts with a commission, a halo, and a cold": (
        "commission", small(empty="oversold", basket="1.7", in_host=HOST),
    ),
    "a session that ends when the shelf is empty": ("live_orders_gone", ROARING),
    "a session that ends when the listing knows": ("live_orders_gone", KNOWN_LATE),
    "a wallet that is topped up too late": ("ad_spend", small() + WALLET),
    "a wallet, tight cash": ("ad_spend", small(cash="700") + NO_DELAY),
    "an agency's credit and its limit": ("ad_spend", small(cash="300") + CREDIT),
    "ads on a dashboard, dearer after a stockout": (
        "ad_orders_attributed",
        small(traffic_lost="0.4", policy=BY_PAUSE, in_product__ads=DASHBOARD),
    ),
    "ads that stand by as plan b": (
        "ad_sales_incremental",
        small(policy=PLAN_B, pot_ads=POT_STANDS_BY, in_product__ads=DASHBOARD) + CREATORS,
    ),
    "creators who leave": ("commission", small() + CREATORS),
    "creators, hosts and repeat buyers at changing prices": (
        "commission",
        small(
            policy=CLEARING, empty="backordered", in_host=HOST, in_promotion=SALE,
            in_product__demand=f"{ELASTIC}\n{REPEAT}",
        ) + CREATORS,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("met", "text"), MET.values(), ids=MET)
def test_the_small_market_is_equal_in_every_world(met, text):
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
def test_the_market_of_regions_and_further_shops_is_equal_in_every_world(empty):
    text = network(
        empty=empty, policy=CLEARING, in_host=HOST, in_live="ends_when_sold_out = true",
        in_product__demand=f"{ELASTIC}\n{REPEAT}", in_promotion=SALE, in_product__ads=DASHBOARD,
    )  # fmt: skip
    text += IN_BOTH_SHOPS + SUBSTITUTES + WALLET
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    for name in ("discounts", "commission", "units_substituted", "ad_orders_incremental"):
        assert np.mean(totals[name] != 0) > 0.3, name
