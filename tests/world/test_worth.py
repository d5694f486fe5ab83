"""What goods count on the last day, solved by hand: at cost as far as they sell on, else less."""

import pytest

from .toys import run, toy

LANE = {"mode": "sea", "to": "shed", "transit_days": 0, "rate": 50.0, "per": "m3"}
AIR = {"mode": "air", "rate": 100.0, "sensitive_multiple": 1.5}


def left(**changes):
    """Return the value of 100 mugs, 5 sold a day for 10 days; 50 are left at 1.00 each."""
    shop = toy(
        product__opening_stock=100, product__leftover_value=1.0, product__volume_m3=0.01,
        **{"lane": [LANE]} | changes,
    )  # fmt: skip
    return run(shop).totals["stock_end_value"][0]


@pytest.mark.parametrize(
    ("days", "value"),
    [(0, 50.0), (4, 20 * 4.5 + 30 * 1.0), (10, 50 * 4.5), (120, 50 * 4.5)],
)
def test_goods_that_sell_on_count_their_cost_and_freight(days, value):
    assert left(product__sell_on_days=days) == value


def test_sensitive_goods_count_the_freight_of_the_lane_that_takes_them():
    """4.00 and 0.01 m3 at 100.00, half as much again."""
    lanes = [LANE | {"takes_sensitive": False}, LANE | AIR]
    assert left(product__sell_on_days=10, product__sensitive=True, lane=lanes) == 50 * 5.5


def test_goods_under_way_count_like_goods_on_the_shelf():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 30.0, "on_day": 9}}
    assert left(policy=[rule], product__sell_on_days=12) == 60 * 4.5 + 20 * 1.0


def test_what_the_plan_does_not_sell_counts_its_leftover_value():
    nobody = {"units_per_day": 0.0}
    assert left(product__demand=nobody, product__sell_on_days=60) == 100.0


def test_profit_moves_by_the_value_of_the_goods_and_by_nothing_else():
    low, high = (
        run(toy(product__opening_stock=100, product__sell_on_days=days)).totals for days in (0, 60)
    )
    assert high["profit"][0] - low["profit"][0] == 50 * 4.0
    same = set(low) - {"profit", "stock_end_value"}
    assert all((low[name] == high[name]).all() for name in same)
