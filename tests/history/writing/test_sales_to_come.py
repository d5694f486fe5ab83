"""A plan has the market's sales, the platform's that it lacks, and those that the seller tells."""

import datetime as dt
from dataclasses import replace

import pytest

from sim.history.fitted import SaleToCome
from sim.network.load import parse

from .shops import SHOP, file_of, moved

DOUBLE = SaleToCome("11.11 2026", dt.date(2026, 11, 9), dt.date(2026, 11, 12), own=False)
TWELVE = SaleToCome("12.12 2026", dt.date(2026, 12, 11), dt.date(2026, 12, 13), own=False)
MINE = SaleToCome("our day", dt.date(2026, 11, 11), dt.date(2026, 11, 11), own=True)
OCTOBER = dt.date(2026, 10, 31)


def planned(*sales, told=None, market="thailand", last=OCTOBER):
    """Return the scenario and the file of a shop that has sales to come."""
    shop = replace(moved(SHOP, last), sales_to_come=sales, sales_told=told)
    written = file_of(shop, market)
    return parse(written.text, "my-shop.toml").scenario, written


def dates(scenario):
    return {sale.name: (sale.sale_from, sale.sale_days) for sale in scenario.promotions}


def test_a_plan_from_november_has_the_platform_s_sale_that_the_market_s_file_lacks():
    scenario, written = planned(DOUBLE, TWELVE)
    assert dates(scenario) == {
        "11.11 2026": (dt.date(2026, 11, 9), 4),
        "12.12": (dt.date(2026, 12, 11), 3),
    }
    double, twelve = scenario.promotions
    assert double.uplift.frozen().ppf([0.05, 0.95]) == pytest.approx([1.6, 3.9], rel=0.02)
    assert double.click_price_multiple == twelve.click_price_multiple > 1
    assert scenario.sources["promotion.11.11 2026.sale_from"] == "the platform's calendar"
    assert written.left_out == []


def test_a_sale_that_goes_on_is_in_the_plan():
    scenario, _ = planned(DOUBLE, last=dt.date(2026, 11, 9))
    assert dates(scenario)["11.11 2026"] == (dt.date(2026, 11, 9), 4)


def test_a_sale_of_the_seller_has_its_own_dates_and_says_so():
    scenario, written = planned(MINE, told=(MINE.first, MINE.last))
    assert dates(scenario)["our day"] == (MINE.first, 1)
    assert scenario.sources["promotion.our day.sale_from"] == "your dates"
    assert written.left_out == []


def test_a_sale_of_the_seller_takes_the_place_of_the_market_s_that_it_meets():
    mine = SaleToCome("12.12", dt.date(2026, 12, 12), dt.date(2026, 12, 12), own=True)
    scenario, written = planned(mine, told=(mine.first, mine.last))
    assert dates(scenario) == {"12.12": (mine.first, 1)}
    assert written.left_out == []


def test_a_sale_of_the_market_that_the_seller_s_table_passes_over_is_left_out_and_told():
    later = SaleToCome("Christmas", dt.date(2026, 12, 20), dt.date(2026, 12, 22), own=True)
    scenario, written = planned(MINE, later, told=(MINE.first, later.last))
    assert list(dates(scenario)) == ["our day", "Christmas"]
    assert any(line.startswith('"12.12" of 2026-12-11: ') for line in written.left_out)


def test_sales_of_one_name_are_told_apart():
    again = MINE._replace(first=dt.date(2026, 11, 25), last=dt.date(2026, 11, 25))
    assert list(dates(planned(MINE, again)[0])) == ["our day", "our day (2)", "12.12"]


def test_a_sale_of_a_season_is_not_planned_and_told():
    scenario, written = planned(MINE._replace(last=dt.date(2027, 1, 20)))
    assert "our day" not in dates(scenario)
    assert any("at most 60 days" in line for line in written.left_out)


def test_a_sale_of_the_seller_near_the_end_makes_the_plan_longer():
    late = SaleToCome("our day", dt.date(2027, 1, 28), dt.date(2027, 2, 1), own=True)
    assert planned(late)[0].days > planned()[0].days >= 90
