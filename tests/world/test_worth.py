"""What goods count that are left at the end, solved by hand: as told, or what a liquidator pays."""

import pytest

from .toys import run, toy

DEAR = {"name": "shed", "dock_days": 0, "storage_per_m3_day": 2.0, "free_days": 60}
LADDER = [{"after_days": 5, "per_m3_day": 0.5}, {"after_days": 90, "per_m3_day": 3.0}]


def left(**changes):
    """Return the value of what is left of 100 mugs, 5 sold a day for 10 days, and the profit."""
    totals = run(toy(**{"product__opening_stock": 100} | changes)).totals
    return totals["stock_end_value"][0], totals["profit"][0]


def test_goods_left_count_their_leftover_value():
    assert left(product__leftover_value=1.5) == (50 * 1.5, 500 + 75 - 400)


def test_goods_under_way_count_like_goods_on_the_shelf():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 30.0, "on_day": 9}}
    value, _ = left(policy=[rule], product__leftover_value=1.5)
    assert value == 80 * 1.5


@pytest.mark.parametrize(
    ("changes", "each"),
    [
        ({}, 1.0),
        ({"product__unit_cost": 2.0}, 0.5),
        ({"warehouse": [DEAR]}, 1.0 - 30 * 0.01 * 2.0),
        ({"warehouse": [DEAR | {"storage_per_m3_day": 9.0}]}, 0.0),
        ({"warehouse": [{"name": "shed", "dock_days": 0, "storage_ladder": LADDER}]}, 0.1),
    ],
    ids=["a quarter of 4.00", "of 2.00", "stored for 30 days", "too dear to store", "aged"],
)
def test_without_one_they_count_a_quarter_of_cost_less_thirty_days_of_storage(changes, each):
    network = toy(**{"product__leftover_value": None, "product__volume_m3": 0.01} | changes)
    assert network.minor.shown(network.listings[0].leftover_value) == pytest.approx(each)


def test_a_set_counts_what_its_parts_do():
    pot = {"name": "pot", "price": 9.0, "unit_cost": 6.0, "leftover_value": 2.5}
    pot |= {"suppliers": ["factory"], "demand": {"units_per_day": 1.0}}
    kit = {"name": "kit", "price": 20.0, "made_of": {"mug": 2, "pot": 1}}
    kit |= {"demand": {"units_per_day": 1.0}}
    base = toy(product__leftover_value=None).scenario.products[0].model_dump(exclude_unset=True)
    network = toy(product=[base, pot, kit])
    assert network.minor.shown(network.listings[2].leftover_value) == 2 * 1.0 + 2.5


def test_profit_moves_by_the_value_of_the_goods_and_by_nothing_else():
    low, high = (
        run(toy(product__opening_stock=100, product__leftover_value=value)).totals
        for value in (0.0, 4.0)
    )
    assert high["profit"][0] - low["profit"][0] == 50 * 4.0
    assert high["profit_half_leftover"][0] - low["profit_half_leftover"][0] == 50 * 2.0
    moved = {"profit", "profit_half_restock", "profit_half_leftover", "stock_end_value"}
    assert all((low[name] == high[name]).all() for name in set(low) - moved)
