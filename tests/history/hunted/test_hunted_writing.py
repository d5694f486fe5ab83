"""Rules of the file that is written which no other test would miss."""

import datetime as dt
from dataclasses import replace

import pytest

from sim.history.fitted import OnTheWay
from tests.history.writing.shops import BARE, LAST, SHOP, SMALL, scenario_of


def test_goods_of_the_first_morning_are_not_overdue():
    goods = [OnTheWay("lamp", 10, LAST + dt.timedelta(day), "sea") for day in (0, 1)]
    shipments = scenario_of(replace(SHOP, on_the_way=tuple(goods))).shipments
    assert [one.overdue for one in shipments] == [True, False]


def test_stock_that_no_file_tells_is_so_many_days_of_the_skus_own_sales():
    half = replace(BARE.level, value=BARE.level.value / 2, low=BARE.level.low / 2)
    slow = replace(BARE, stock=None, level=half)
    (fast,) = scenario_of(replace(SMALL, products=(replace(BARE, stock=None),))).products
    (found,) = scenario_of(replace(SMALL, products=(slow,))).products
    assert found.opening_stock == pytest.approx(fast.opening_stock / 2, rel=0.05)
