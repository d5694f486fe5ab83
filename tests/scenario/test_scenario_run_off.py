"""How long the run-off is that a file implies, by hand, and what `check` says of it."""

import datetime as dt
import math

import pytest

from sim.network.load import replace
from sim.study.outlook import doubts, outlook
from tests.world.toys import tables_of, toy

LATE = {"chance": 0.5, "days": 10}
SALE = {
    "name": "summer", "products": ["mug"], "sale_from": dt.date(2026, 6, 12), "sale_days": 3,
    "uplift": 2.0,
}  # fmt: skip


def implied(**changes):
    """Return the toy whose run-off its file leaves open: 20 mugs, 5 a day, 2 days of making."""
    return toy(**{"run_off_days": None} | changes)


def test_it_is_the_way_of_the_slowest_order_and_the_days_to_sell_opening_stock_and_order():
    assert implied().scenario.run_off_days == math.ceil(2 + (20 + 1) / 5)


@pytest.mark.parametrize(
    ("changes", "way", "cover"),
    [
        ({"supplier__minimum_order": 30, "product__carton": 24}, 2, (20 + 48) / 5),
        ({"lane__transit_days": {"law": "normal", "mean": 9.0, "sd": 2.0}}, 11 + 1.645 * 2, 4.2),
        ({"supplier__late": LATE}, 2 + 5 + 1.645 * 5, 4.2),
        ({"lane__sails": ["monday"]}, 2 + 3.5 + 1.645 * 7 / math.sqrt(12), 4.2),
        ({"product__demand": {"units_per_day": 2.0, "units_per_order": 3.0}}, 2, 21 / 6),
        ({"product__demand": {"units_per_day": 0.0}}, 2, 0),
    ],
    ids=["least order in cartons", "P95 of a bell", "late", "weekly", "baskets", "nobody"],
)
def test_each_part_of_it_is_as_worked_out_by_hand(changes, way, cover):
    found = implied(**changes).run_off
    assert (found.way, found.cover) == (pytest.approx(way), pytest.approx(cover))


def test_it_is_at_most_120_days():
    assert implied(product__opening_stock=5000).scenario.run_off_days == 120


def test_no_later_change_moves_it():
    network = implied()
    assert network.changed(days=30, cash=network.scenario.cash).scenario.run_off_days == 7
    dearer = replace(network, {"product.mug.opening_stock": 400})
    assert dearer.run_off.days == 83
    assert dearer.scenario.run_off_days == tables_of(dearer)["run_off_days"] == 7


def test_check_says_how_long_it_is_and_why():
    lines = outlook(implied(product__leftover_value=None)).run_off
    assert lines == (
        "Run-off: after 2026-06-10 nothing is ordered, advertised or shown live; trade goes on for"
        " 7 days, until 2026-06-17: 2 until the last order is there (sea to shed), 4 to sell an"
        " opening stock of mug and one order.",
        "Goods earn their margin until 2026-06-12: no order after the plan could bring new ones"
        " before. What sells later counts what having it again would cost, on the shelf: mug 4.00.",
        "Left over then: a unit counts mug 1.00; where no leftover_value is told, 25 % of its cost"
        " less 30 days of storage.",
    )


def test_check_says_where_there_is_none_and_gives_no_reason_for_what_is_told():
    (none,) = outlook(toy()).run_off
    assert none == "Run-off: none. The books close on 2026-06-10, whatever is still under way."
    told, _ = outlook(toy(run_off_days=9)).run_off
    assert told.endswith("trade goes on for 9 days, until 2026-06-19.")


def test_goods_earn_their_margin_for_as_long_as_the_slowest_order_takes():
    network = implied(lane__transit_days=3)
    assert network.scenario.restock_days == 2 + 3
    assert network.restocked_on == 10 + 2 + 3
    assert implied(run_off_days=4, lane__transit_days=3).restocked_on == 10 + 4
    assert implied(restock_days=1).restocked_on == 10 + 1


def test_where_all_of_the_run_off_earns_check_says_nothing_of_it():
    assert len(outlook(toy(run_off_days=9, restock_days=120)).run_off) == 1


def test_check_tells_which_sales_the_plan_s_end_takes_away():
    after, cut = SALE, SALE | {"name": "june", "sale_from": dt.date(2026, 6, 9)}
    assert outlook(toy(run_off_days=9, promotion=[after, cut])).calendar[-2:] == (
        "summer begins on 2026-06-12, after the plan: it does not take place",
        "june ends with the plan, on 2026-06-10",
    )
    assert outlook(toy(promotion=[after])).calendar == ()


def test_goods_that_are_worth_more_at_the_end_than_they_cost_are_doubted():
    network = toy(product__leftover_value=5.0)
    told = doubts(network, outlook(network))
    assert any(
        line.startswith("mug left at the end counts 5.00 a unit and costs 4.00") for line in told
    )
