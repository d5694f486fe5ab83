"""The run-off, solved by hand: ten days of plan, then days on which trade goes on."""

import datetime as dt
from itertools import pairwise

import pytest

from sim.chance.luck import draw_luck
from sim.world.core.timetable import timetable
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan

from .toys import cash, flows, run, toy

UP_TO_30 = [{"name": "rule", "order": {"rule": "(R,S)", "up_to": 30.0}}]
SALE = {
    "name": "sale", "products": ["mug"], "sale_from": dt.date(2026, 6, 9), "sale_days": 4,
    "uplift": 2.0,
    "warm_up_days": 2, "warm_up": 0.4, "hangover_days": 3, "hangover": 0.2,
}  # fmt: skip


def rich(days=5, **changes):
    """Return the toy with 100 mugs, 5 sold a day, and a run-off."""
    return toy(**{"run_off_days": days, "product__opening_stock": 100} | changes)


def test_trade_goes_on_and_service_is_of_the_plan():
    totals = run(rich(restock_days=5, product__leftover_value=1.0)).totals
    found = {name: totals[name][0] for name in ("units_sold", "units_wanted", "fill_rate")}
    assert found == {"units_sold": 75, "units_wanted": 50, "fill_rate": 1.0}
    assert totals["stock_plan_end_units"][0] == 50
    assert totals["stock_end_units"][0] == 25
    assert totals["profit"][0] == 75 * 10 + 25 * 1 - 400


def test_without_a_run_off_the_books_close_on_the_last_day():
    totals = run(rich(0, product__leftover_value=1.0)).totals
    assert totals["profit"][0] == 50 * 10 + 50 * 1 - 400
    assert totals["profit_half_restock"][0] == totals["profit"][0]
    assert totals["stock_plan_end_units"][0] == totals["stock_end_units"][0] == 50


FREIGHT = {"lane__rate": 100.0, "product__volume_m3": 0.01}
"""A mug costs 4 and its freight 1."""


@pytest.mark.parametrize(
    ("restock_days", "margin", "again"), [(None, 10, 15), (0, 0, 25), (4, 20, 5), (120, 25, 0)]
)
def test_what_sells_once_new_goods_could_be_there_counts_what_it_would_cost_again(
    restock_days, margin, again
):
    """Two days of making are as long as it takes, where the file does not say."""
    shop = rich(restock_days=restock_days, product__leftover_value=1.0, **FREIGHT)
    totals = run(shop).totals
    assert totals["profit"][0] == (50 + margin) * 10 + again * 5 + 25 * 1 - 400
    assert totals["profit_not_counted"][0] == again * 5


def test_what_is_kept_for_those_sales_is_not_lost_on_them():
    dear = [{"name": "shed", "dock_days": 0, "storage_per_m3_day": 10.0}]
    shop = rich(restock_days=2, product__leftover_value=0.0, **FREIGHT, warehouse=dear)
    totals = run(shop).totals
    stored = sum(range(25, 100, 5)) * 0.01 * 10
    assert totals["profit"][0] == pytest.approx(60 * 10 + 15 * 5 - 400 - stored)


@pytest.mark.parametrize("restock_days", [0, 2, 120])
def test_interest_is_lost_on_all_days_whichever_sales_count(restock_days):
    """The bill of 5,000 is never earned back: cash stays below zero to the last day."""
    bill = {"on": dt.date(2026, 6, 3), "amount": 5000.0}
    free, dear = (
        run(rich(
            10, restock_days=restock_days, opening={"payables": [bill]},
            cash={"opening": 1000.0, "overdraft_per_year": rate},
        )).totals
        for rate in (0.0, 0.365)
    )  # fmt: skip
    assert dear["interest_paid"][0] > 40
    assert free["profit"][0] - dear["profit"][0] == pytest.approx(dear["interest_paid"][0])


def test_more_goods_at_the_end_earn_a_margin_only_where_nobody_could_have_new_ones():
    lean, fat = (rich(10, product__opening_stock=units) for units in (60, 100))
    lean, fat = (run(shop).totals["profit"][0] for shop in (lean, fat))
    assert fat - lean == 40 * 4 - 40 * 4  # they sell as many dear days, and the rest at cost


def test_profit_at_half_is_what_it_had_been_with_new_goods_in_half_the_time():
    totals = run(rich(5, restock_days=5, product__leftover_value=1.0)).totals
    sooner = run(rich(5, restock_days=2, product__leftover_value=1.0)).totals
    assert totals["profit_half_restock"][0] == sooner["profit"][0] == 60 * 10 + 15 * 4 + 25 - 400
    assert totals["profit_half_leftover"][0] == 75 * 10 + 25 * 0.5 - 400


def test_nothing_is_ordered_after_the_plan_and_what_was_ordered_arrives():
    shop = rich(5, policy=UP_TO_30, product__opening_stock=30)
    assert flows(shop, "ordered") == [0] + [5] * 9 + [0] * 5
    assert flows(shop, "received") == [0] * 3 + [5] * 9 + [0] * 3
    assert run(shop).totals["units_ordered"][0] == 45


def test_a_shelf_that_empties_in_the_run_off_is_no_stockout():
    totals = run(rich(product__opening_stock=51)).totals
    names = ("stockout_days", "stocked_out", "units_lost", "stockouts")
    assert [totals[name][0] for name in names] == [0, 0, 0, 0]
    before = run(rich(product__opening_stock=45)).totals
    assert [before[name][0] for name in names] == [2, 1, 5, 1]  # the ninth day closes empty, too


def test_fixed_costs_end_with_the_plan():
    closes = cash(rich(3, cash={"opening": 1000.0, "spend_freely": True, "fixed_cost_per_day": 7}))
    assert closes[9:] == [100_000 + 9 * 5000 - 10 * 700 + 5000 * day for day in range(4)]


def test_ads_end_with_the_plan():
    ads = {
        "budget_per_day": 20.0, "cost_per_click": 1.0, "orders_per_click": 0.5,
        "half_saturation": 1e9,
    }  # fmt: skip
    shop = rich(3, product__ads=ads, product__opening_stock=1000)
    assert flows(shop, "wanted") == pytest.approx([15] * 10 + [5] * 3, abs=1)
    assert run(shop).totals["ad_spend"][0] == 200


def test_a_sale_ends_with_the_plan_and_has_no_hangover():
    shop = rich(6, promotion=[SALE], product__opening_stock=1000)
    assert flows(shop, "wanted") == [5] * 6 + [2, 2, 10, 10] + [5] * 6


def test_a_hangover_that_has_begun_goes_on():
    sale = SALE | {"sale_from": dt.date(2026, 6, 8), "sale_days": 2}
    shop = rich(6, promotion=[sale], product__opening_stock=1000)
    assert flows(shop, "wanted") == [5] * 5 + [2, 2, 10, 10] + [1] + [1, 1] + [5] * 4


def test_a_sale_after_the_plan_does_not_take_place_and_nobody_waits_for_it():
    sale = SALE | {"sale_from": dt.date(2026, 6, 11)}
    shop = rich(6, promotion=[sale], product__opening_stock=1000)
    assert flows(shop, "wanted") == [5] * 16
    assert shop.enrolled == ()


def test_the_lowest_cash_may_lie_in_the_run_off():
    bill = {"on": dt.date(2026, 6, 13), "amount": 5000.0}
    totals = run(rich(5, opening={"payables": [bill]})).totals
    assert totals["cash_low_day"][0] == 12
    assert totals["cash_low"][0] == 1000 + 50 * 12 - 5000  # sales are paid a day later


def test_prices_go_back_to_the_list():
    cut = [{"name": "rule", "price": {"rule": "clear out", "from_day": 0, "cut": 0.5}}]
    shop = rich(
        2,
        policy=cut,
        product__opening_stock=1000,
        product__demand={"units_per_day": 5.0, "price_elasticity": -2.0},
    )
    closes = cash(shop)
    days = [now - before for before, now in pairwise(closes)]
    assert days == [4 * 5 * 500] * 10 + [5 * 1000]


def test_days_of_the_run_off_are_one_interval():
    shop = rich(4, market={"stockout": {"orders": "backordered"}})
    days = timetable(shop.shops[0])
    assert [len(day) for day in days] == [3] * 10 + [1] * 4
    assert [turn.slot for day in days for turn in day] == list(range(34))
    assert all(sum(turn.share for turn in day) == pytest.approx(1.0) for day in days)


def test_a_run_of_the_plan_s_days_alone_counts_what_it_has_then():
    """As the twins do that tell what buyers wanted."""
    shop = rich(product__leftover_value=1.0)
    plan = make_plan(shop)
    policy = shop.policy(shop.scenario.current_rule)
    record = run_block(shop, policy, draw_luck(shop, 0), plan, 1, (), shop.plan_days)
    assert record.totals["profit"][0] == 50 * 10 + 50 * 1 - 400
    assert record.totals["profit_not_counted"][0] == 0
