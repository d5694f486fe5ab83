"""Substitutes by hand: mugs at 5 a day run out on day 4, and some of their buyers take cups."""

import datetime as dt

import pytest

from sim.scenario.market import Substitute

from .toys import network_of, run, tables_of, toy

CUP = {
    "name": "cup", "price": 6.0, "unit_cost": 2.0, "opening_stock": 30, "suppliers": ["factory"],
    "demand": {"units_per_day": 1.0},
}  # fmt: skip
BOUGHT_INSTEAD = [{"sold_out": "mug", "bought": "cup", "share": 0.4}]


def two(pairs=tuple(BOUGHT_INSTEAD), cups=30, **changes):
    """Return the toy with cups beside the mugs."""
    table = tables_of(toy(**changes))
    table["product"] = [*table["product"], {**CUP, "opening_stock": cups}]
    return network_of({**table, "substitute": list(pairs)})


def daily(network, name, row):
    path = run(network).paths[name][:, row, 0].tolist()
    return [now - before for now, before in zip(path, [0, *path], strict=False)]


def test_two_of_five_buyers_of_a_mug_that_is_sold_out_buy_a_cup():
    shop = two()
    assert daily(shop, "served", 0) == [5] * 4 + [0] * 6
    assert daily(shop, "served", 1) == [1] * 4 + [3] * 6
    totals = run(shop).totals
    assert totals["units_substituted"][0] == 12
    assert totals["units_wanted"][0] == 60
    assert totals["units_lost"][0] == 30 - 12
    assert totals["units_sold"][0] == 20 + 10 + 12
    assert totals["fill_rate"][0] == pytest.approx(30 / 60)


def test_own_buyers_go_first_and_whoever_finds_the_substitute_sold_out_leaves():
    shop = two(cups=9)
    # 4 cups go before the mugs run out; then 3 a day, and the last day has 2 left.
    assert daily(shop, "served", 1) == [1, 1, 1, 1, 3, 2, 0, 0, 0, 0]
    assert run(shop).totals["units_substituted"][0] == 3


def test_who_waits_for_a_mug_buys_nothing_else():
    shop = two(market={"demand_noise": "none", "stockout": {"orders": "backordered"}})
    assert daily(shop, "served", 1) == [1] * 10
    assert run(shop).totals["units_substituted"][0] == 0


def test_a_substitute_s_substitute_is_not_asked_for():
    pairs = [*BOUGHT_INSTEAD, {"sold_out": "cup", "bought": "mug", "share": 1.0}]
    shop = two(pairs, cups=0)
    # Cups are sold out from the start: each of their buyers takes a mug while there are mugs.
    assert daily(shop, "served", 0) == [6, 6, 6, 2] + [0] * 6
    assert run(shop).totals["units_substituted"][0] == 3


def test_a_product_is_no_substitute_for_itself():
    with pytest.raises(ValueError, match="no substitute for itself"):
        Substitute(sold_out="mug", bought="mug", share=0.1)


def test_a_product_that_is_not_on_sale_yet_is_nobody_s_substitute():
    shop = two()
    mug, cup = shop.scenario.products
    later = cup.model_copy(update={"on_sale_from": dt.date(2026, 6, 8)})
    shop = shop.changed(products=(mug, later))
    assert daily(shop, "served", 1) == [0] * 7 + [3] * 3
