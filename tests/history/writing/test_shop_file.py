"""A fitted shop becomes a scenario file that passes check, with values, ranges and sources."""

import datetime as dt
import tomllib
import unicodedata
from dataclasses import replace

import pytest
from scipy import stats

from sim.history.daily import Daily
from sim.history.estimate import Estimate
from sim.history.fitted import FittedWay, OnTheWay
from sim.network.load import load, parse
from sim.scenario.markets import markets
from sim.words.language import speaking
from tests.report.injection import NAMES, STEERING

from .shops import BARE, FULL, LAST, SHOP, SMALL, about, file_of, moved, named, scenario_of

MARKETS = sorted(markets())


@pytest.fixture(scope="module")
def scenario():
    return scenario_of(SHOP)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("fitted", [SHOP, SMALL], ids=["full", "bare"])
def test_the_file_of_a_shop_passes_check_in_every_market(fitted, market, language):
    with speaking(language):
        text = file_of(fitted, market).text
    network = parse(text, "my-shop.toml")
    assert [p.name for p in network.scenario.products] == [p.sku for p in fitted.products]
    assert network.start == LAST + dt.timedelta(1)
    assert network.plan_days >= 90


@pytest.mark.parametrize("last", [dt.date(2024, 2, 28), dt.date(2026, 8, 1), dt.date(2027, 12, 31)])
@pytest.mark.parametrize("market", ["thailand", "us", "indonesia"])
def test_records_of_any_date_make_a_plan_of_the_days_after_them(market, last):
    network = parse(file_of(moved(SHOP, last), market).text, "my-shop.toml")
    assert network.start == last + dt.timedelta(1)


def test_values_are_those_of_the_records(scenario):
    lamp, rack = scenario.products
    assert (lamp.price, lamp.unit_cost, lamp.opening_stock, lamp.carton) == (13.9, 3.1, 1900, 20)
    assert lamp.demand.units_per_day == pytest.approx(41.6)
    assert lamp.demand.price_elasticity == pytest.approx(-2.1)
    assert lamp.ads.budget_per_day == pytest.approx(40.1)
    assert rack.ads is None
    assert scenario.settlement.payout_after_days == 8
    assert scenario.hosts[0].name == "Mai"
    assert scenario.lives == ()
    assert [s.name for s in scenario.suppliers] == ["factory", "spot market", "Ningbo"]
    assert lamp.suppliers == ("Ningbo", "spot market")
    sea = next(lane for lane in scenario.lanes if lane.mode == "sea")
    assert (sea.transit_days.mean, sea.customs_hold) == (19, None)


def test_weekdays_have_two_decimals_and_sum_to_seven(scenario):
    assert sum(scenario.market.weekday) == pytest.approx(7, abs=1e-9)
    assert scenario.market.weekday[:2] == (0.95, 0.95)


def test_the_books_open_with_what_is_owed_sold_and_on_the_way(scenario):
    assert [(r.on.day, r.amount) for r in scenario.opening.receivables] == [
        (10, 312.5),
        (12, 412.33),
    ]
    lamp = SHOP.products[0].daily
    assert scenario.opening.history["lamp"] == tuple(lamp.units[-28:])
    overdue, coming = scenario.shipments
    assert (overdue.product, overdue.units, overdue.overdue) == ("lamp", 800, True)
    assert (coming.product, coming.arrives, coming.overdue) == (
        "rack",
        dt.date(2026, 11, 25),
        False,
    )


def test_sales_to_come_are_the_market_s_with_the_uplift_of_the_past(scenario):
    (sale,) = scenario.promotions
    assert (sale.name, sale.products) == ("12.12", ("lamp", "rack"))
    assert sale.uplift.frozen().ppf([0.05, 0.95]) == pytest.approx([1.6, 3.9], rel=0.02)
    assert sale.hangover == pytest.approx(0.9)


def test_a_calendar_without_sales_in_the_plan_plans_none_and_says_so():
    written = file_of(moved(SHOP, dt.date(2027, 12, 31)))
    assert parse(written.text, "my-shop.toml").scenario.promotions == ()
    assert any("[[promotion]]" in line for line in written.assumed)


def test_a_sale_soon_after_ninety_days_makes_the_plan_longer():
    network = parse(file_of(moved(SHOP, dt.date(2026, 9, 13))).text, "my-shop.toml")
    end = dt.date(2026, 12, 11) + dt.timedelta(3 + 5)
    assert network.date(network.plan_days) >= end


def ends(spread, chances=(0.05, 0.95)):
    if isinstance(spread, tuple):
        low, mode, high = spread
        rise = (mode - low) / (high - low)
        return stats.beta(1 + 4 * rise, 5 - 4 * rise, loc=low, scale=high - low).ppf(chances)
    return spread.frozen().ppf(chances)


RANGES = [
    Estimate(1.0, 0.78, 1.31, 9),
    Estimate(1.0, 0.97, 1.02, 9),
    Estimate(1.0, 0.4, 1.6, 9),
    Estimate(1.0, 0.05, 4.0, 9),
    Estimate(1.0, 0.2, 6.0, 9),
    Estimate(1.0, 0.95, 2.5, 9),
    Estimate(1.0, 0.3, 1.02, 9),
]


@pytest.mark.parametrize("demand", RANGES, ids=lambda e: f"{e.low:g} to {e.high:g}")
def test_nine_in_ten_draws_lie_in_the_range_of_the_estimate(demand):
    (entry,) = [
        entry
        for entry in scenario_of(replace(SMALL, products=(replace(BARE, demand=demand),))).uncertain
        if entry.what == "product.lamp.demand"
    ]
    assert ends(entry.spread) == pytest.approx([demand.low, demand.high], rel=0.02)


def test_ranges_lie_over_the_number_that_is_written_and_not_over_a_finer_one(scenario):
    told = {entry.what: entry for entry in scenario.uncertain}
    lamp = scenario.products[0]
    share = ends(told["product.lamp.return_share"].spread) * lamp.return_share
    assert share == pytest.approx([FULL.return_share.low, FULL.return_share.high], rel=0.004)
    days = ends(told["settlement.payout_after_days"].spread)
    assert days + scenario.settlement.payout_after_days == pytest.approx([7.4, 9.6], abs=0.02)


def test_what_the_market_says_of_the_same_numbers_makes_room(scenario):
    told = [entry.what for entry in scenario.uncertain]
    assert not {what for what in told if what.startswith("product.*") or "uplift" in what}
    assert "supplier.factory.lead_time_days" not in told
    assert {
        "product.lamp.demand",
        "product.rack.demand",
        "product.lamp.ads.orders_per_click",
        "product.lamp.ads.cost_per_click",
        "host.Mai.audience",
        "supplier.Ningbo.lead_time_days",
        "lane.sea.Bangkok.transit_days",
        "market.stockout.traffic_lost_per_day",
    } <= set(told)


def test_what_records_say_little_of_is_called_the_market_s():
    text = file_of(SHOP).text
    line = next(line for line in text.splitlines() if line.startswith("half_saturation"))
    assert "the market's range, 40 to 180: your records say little of it" in line
    assert scenario_of(SHOP).sources["product.lamp.ads.half_saturation"].startswith("the market's")


def test_every_fitted_number_has_its_source_and_no_assumption_has_one(scenario):
    tables = tomllib.loads(file_of(SHOP).text)
    lamp, rack = tables["product"][1:]
    said = scenario.sources
    assert said["product.lamp.demand.units_per_day"] == "your orders, 2026-05-14 to 2026-11-09"
    assert said["product.lamp.opening_stock"] == "your stock of 2026-11-09"
    assert "product.lamp.unit_cost" in said
    assert "product.rack.unit_cost" not in said
    assert rack["unit_cost"] == pytest.approx(13.9 * 2.9 / 11.9, rel=0.02)
    assert lamp["unit_cost"] == 3.1


def test_the_top_of_the_file_says_what_is_still_assumed():
    written = file_of(SMALL)
    head = written.text.partition("extends")[0]
    for word in ("cash", "unit_cost of lamp", "opening stock of lamp", "factory", "freight rates"):
        assert word in head, word
    assert all(line in head for line in written.assumed)
    full = file_of(replace(SHOP, products=(FULL,)))
    assert not any("unit_cost" in line or "opening stock" in line for line in full.assumed)


def test_growth_is_planned_only_where_it_is_surely_there_and_fades():
    growing = replace(FULL, growth=Estimate(1.5, 1.2, 1.9, 60))
    points = scenario_of(replace(SHOP, products=(growing,))).products[0].demand.life_cycle
    assert [p.multiple for p in points] == pytest.approx([1.0, 1.19, 1.36, 1.46, 1.5], rel=0.01)
    assert (points[-1].date - points[0].date).days == 60
    for unsure in (Estimate(1.5, 0.99, 1.9, 60), Estimate(1.5, 1.2, 1.9, 60, own=0.3)):
        product = replace(FULL, growth=unsure)
        assert scenario_of(replace(SHOP, products=(product,))).products[0].demand.life_cycle == ()


def test_names_stay_names_whatever_they_hold():
    names = [unicodedata.normalize("NFC", name) for name in NAMES if len(name) <= 64]
    written = file_of(named(*names))
    scenario = parse(written.text, "my-shop.toml").scenario
    assert [p.name for p in scenario.products] == names
    assert written.left_out == []
    assert {w for name in names for w in (f"product.{name}.price",)} <= scenario.sources.keys()


def test_names_that_no_file_takes_are_left_out_and_told():
    odd = [*STEERING, "*", "", "lamp", "ｌａｍｐ"]
    written = file_of(named("lamp", *(name for name in odd if name != "lamp")))
    assert [p.name for p in parse(written.text, "my-shop.toml").scenario.products] == ["lamp"]
    assert len(written.left_out) == len(odd) - 1
    assert all("\n" not in line and "\x1b" not in line for line in written.left_out)


def test_a_title_that_could_end_its_comment_is_not_written():
    hostile = replace(FULL.daily, title="lamp\n[cash]\nopening = 1")
    assert isinstance(hostile, Daily)
    text = file_of(replace(SHOP, products=(replace(FULL, daily=hostile),))).text
    assert "opening = 1\n" not in text


def test_a_mode_without_a_lane_and_goods_that_are_lost_are_told():
    odd = replace(
        SHOP,
        transit=(FittedWay("express", about(4), about(0.2), 3),),
        on_the_way=(OnTheWay("lamp", 70, dt.date(2024, 1, 1), "sea"),),
    )
    written = file_of(odd)
    assert ["express" in written.left_out[0], "70" in written.left_out[1]] == [True, True]
    assert parse(written.text, "my-shop.toml").scenario.shipments == ()


def test_policies_that_order_the_market_s_quantities_are_left_out():
    names = {policy.name for policy in scenario_of(SHOP, "us").policies}
    assert "before the duty" not in names
    assert any("before the duty" in line for line in file_of(SHOP, "us").assumed)
    market = load(markets()["us"]).scenario.policies
    assert names == {policy.name for policy in market} - {"before the duty"}


def test_a_product_that_never_sold_has_no_spread_of_demand():
    nothing = replace(BARE, level=Estimate(0.0, 0.0, 0.1, 30))
    told = [e.what for e in scenario_of(replace(SMALL, products=(nothing,))).uncertain]
    assert "product.lamp.demand" not in told


@pytest.mark.parametrize("market", MARKETS)
def test_of_all_orders_as_many_are_refused_at_the_door_as_records_tell(market):
    terms = parse(file_of(SHOP, market).text, "my-shop.toml").scenario.cash_on_delivery
    assert terms.share * terms.refused_share == pytest.approx(SHOP.refused.value, rel=0.01)


def test_returns_that_no_file_tells_are_called_assumed_with_the_reason():
    (share, days) = (line for line in file_of(SHOP).assumed if "sent back" in line)
    assert share.startswith("share of rack sent back: as in the market, for no order tells")
    assert days.startswith("days until rack is sent back: as in the market, for settlements tell")
    full = file_of(replace(SHOP, products=(FULL,)))
    assert not any("sent back" in line for line in full.assumed)


def test_no_number_has_more_than_four_digits_however_narrow_its_range():
    sure = Estimate(0.10999582, 0.10999577, 0.10999587, 4800)
    text = file_of(replace(SHOP, commission=sure)).text
    line = next(line for line in text.splitlines() if line.startswith("commission"))
    assert " ".join(line.split()) == "commission = 0.11 # fit 0.11: of 4,800 orders"
