"""Goods that expire: first expired, first out; what is left is written off."""

import pytest

from sim.scenario.problem import ScenarioError
from sim.world.core.stock import Stock

from .scenes import ran, scene

MASKS = """
days = {days}
[[product]]
name = "mug"
opening_stock = {stock}
shelf_life_days = {life}
{keys}
demand = {{ units_per_day = 2 }}
"""
SHIP = """
[[shipment]]
product = "mug"
units = {units}
arrives = 2026-03-{day:02}
late_days = 0
"""


def masks(days=60, stock=100, life=30, keys="", more=""):
    return MASKS.format(days=days, stock=stock, life=life, keys=keys) + more


def test_a_hundred_that_keep_thirty_days_sell_sixty_and_forty_are_written_off():
    run = ran(masks())
    assert run.total("units_sold") == 60
    assert run.total("units_expired") == 40
    assert run.path("on_hand")[28:31] == [42, 40, 0]
    assert run.flow("served")[28:32] == [2, 2, 0, 0]


def test_opening_stock_of_an_age_expires_so_much_sooner():
    run = ran(masks(keys="opening_age_days = 10"))
    assert run.total("units_sold") == 40
    assert run.path("on_hand")[18:21] == [62, 60, 0]


def test_what_came_first_is_sold_first():
    # 50 on day 5: the opening 100 lose 40 on day 30, of the 50 ten are sold until day 34.
    run = ran(masks(more=SHIP.format(units=50, day=7)))
    assert run.path("on_hand")[28:31] == [92, 90, 48]
    assert run.path("on_hand")[33:36] == [42, 40, 0]
    assert run.total("units_expired") == 40 + 40


def test_old_goods_go_before_a_fresh_lot_is_touched():
    # A ship of 100 comes on day 20, when 60 of 100 are left; on day 30 forty of them expire.
    run = ran(masks(more=SHIP.format(units=100, day=22)))
    assert run.path("on_hand")[29:31] == [140, 98]
    assert run.path("on_hand")[48:51] == [62, 60, 0]
    assert run.total("units_sold") == 100


def test_goods_that_come_back_count_as_fresh():
    keys = "return_share = 0.5\nreturn_days = 1\nresaleable_share = 1"
    run = ran(masks(days=45, stock=20, life=8, keys=keys, more="[settlement]\ndelivery_days = 1\n"))
    # Days 0 to 7 sell 16; four of 20 expire on day 8; one a day comes back from day 2 on.
    assert run.total("units_expired") == 4
    assert run.total("units_sold") > 16


def test_what_buyers_wait_for_is_filled_from_fresh_goods():
    more = '[market]\nstockout = { orders = "backordered" }\n' + SHIP.format(units=30, day=12)
    run = ran(masks(days=30, stock=10, life=6, more=more))
    # Ten last for days 0 to 4, ten wait on day 10; of the other 20 twelve are sold until day 15.
    assert run.path("backlog")[9] == 10
    assert run.path("on_hand")[14:17] == [10, 8, 0]
    assert run.total("units_expired") == 8


def test_the_profit_pays_for_what_is_written_off():
    kept, lost = ran(masks(days=31, keys="leftover_value = 4").replace(
        "shelf_life_days = 30\n", "")), ran(masks(days=31, keys="leftover_value = 4"))  # fmt: skip
    assert kept.total("profit") - lost.total("profit") == 40 * 4 + (10 - 4) * 2


def test_an_age_beyond_the_shelf_life_is_refused():
    with pytest.raises(ScenarioError, match="opening_age_days must be below shelf_life_days"):
        scene(masks(keys="opening_age_days = 30"))


def test_an_age_without_a_life_is_refused():
    with pytest.raises(ScenarioError, match="opening_age_days"):
        scene('[[product]]\nname = "mug"\nopening_age_days = 3')


def test_goods_written_off_without_an_account_are_found(monkeypatch):
    def forgotten(stock, rows, units):
        stock.on_hand[rows] -= units

    monkeypatch.setattr(Stock, "expire", forgotten)
    with pytest.raises(AssertionError, match="units on the shelf do not add up"):
        ran(masks())


def test_goods_of_which_the_last_come_expire_first_are_found(monkeypatch):
    monkeypatch.setattr(
        "tests.reference.warehouse.Lots.open",
        lambda lots, day: setattr(lots.item, "on_hand", 0 if day == 30 else lots.item.on_hand),
    )
    with pytest.raises(AssertionError):
        test_what_came_first_is_sold_first()
