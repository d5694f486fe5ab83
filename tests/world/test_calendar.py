"""Seasons, paydays and what the plan knows of them, by hand."""

import datetime as dt

import pytest

from sim.scenario.calendar import Payday
from sim.world.run.plan import make_plan

from .toys import flows, toy

EID = {"first_day": dt.date(2026, 6, 3), "last_day": dt.date(2026, 6, 5)}


def test_a_season_multiplies_the_orders_of_its_days():
    shop = toy(season=[{**EID, "multiple": 0.6}], product__opening_stock=500)
    assert flows(shop, "wanted") == [5, 5, 3, 3, 3, 5, 5, 5, 5, 5]
    assert make_plan(shop).sources["organic"][:6, 0].tolist() == [5, 5, 3, 3, 3, 5]


def test_seasons_that_overlap_multiply():
    spans = [{**EID, "multiple": 2.0}, {**EID, "first_day": dt.date(2026, 6, 5), "multiple": 3.0}]
    assert flows(toy(season=spans, product__opening_stock=500), "wanted")[2:6] == [10, 10, 30, 5]


def test_a_season_of_another_product_changes_nothing():
    shop = toy(product__opening_stock=500)
    (mug,), only = shop.scenario.products, [{**EID, "multiple": 3.0, "products": ["cup"]}]
    both = shop.changed(
        products=(mug, mug.model_copy(update={"name": "cup"})),
        seasons=toy(season=only).scenario.seasons,
    )
    assert flows(both, "wanted") == [5] * 10


def test_the_plan_does_not_know_of_a_competitor_s_sale():
    shop = toy(season=[{**EID, "multiple": 0.8, "foreseen": False}])
    assert flows(shop, "wanted")[2:5] == [4, 4, 4]
    assert make_plan(shop).sources["organic"][:10, 0].tolist() == [5] * 10


def test_paydays_lie_at_the_end_of_every_month_and_on_the_first_of_the_next():
    shop = toy(payday=[{"multiple": 2.0}], days=40, product__opening_stock=500)
    wanted = flows(shop, "wanted")
    assert wanted[0] == 10  # the first of June
    assert [day for day, units in enumerate(wanted) if units == 10] == [0, *range(24, 31)]


@pytest.mark.parametrize(("day", "paid"), [(14, False), (15, True), (17, True), (18, False)])
def test_paydays_may_lie_within_a_month(day, paid):
    mid_month = Payday(first_day_of_month=15, last_day_of_month=17, multiple=1.1)
    assert (dt.date(2026, 6, day) in mid_month) == paid
