"""Two promotions on one day: the strongest sale counts, what lies around it multiplies."""

from itertools import pairwise

import pytest

from sim.study.outlook import outlook
from sim.world.demand.promotion import Promotions

from .scenes import ran, scene

TWO = """
days = 12
[settlement]
delivery_days = 0
payout_after_days = 0
[[promotion]]
name = "mega"
products = ["mug"]
sale_from = 2026-03-05
sale_days = 2
uplift = 3
discount = 0.20
hangover_days = 3
hangover = 0.5
{mega}
[[promotion]]
name = "payday sale"
products = ["mug"]
sale_from = 2026-03-06
sale_days = 2
uplift = 2
discount = 0.10
{payday}
"""
ADS = """
[[product]]
name = "mug"
demand = { units_per_day = 0 }
ads = { budget_per_day = 20, cost_per_click = 0.5, orders_per_click = 0.5, half_saturation = 20.0 }
"""


def two(mega="", payday="", more=""):
    return TWO.format(mega=mega, payday=payday) + more


def sold(text):
    return ran(text).flow("served")


def test_of_two_sales_on_one_day_the_larger_uplift_counts_and_a_hangover_multiplies():
    # Day 3: 10 x 3. Day 4, both: 10 x 3. Day 5, hangover and sale: 10 x 2 x 0.5. Days 6, 7: 5.
    assert sold(two())[:9] == [10, 10, 10, 30, 30, 10, 5, 5, 10]


def test_the_best_price_wins():
    run = ran(two())
    sales = [after - before for before, after in pairwise(run.path("cash"))]
    # 30 at 8.00 on days 3 and 4, 10 at 9.00 on day 5; paid on the morning after.
    assert sales[3:7] == [24_000, 24_000, 9_000, 5_000]


def test_the_order_of_promotions_in_the_file_changes_nothing():
    first, second = (part for part in two().split("[[promotion]]")[1:])
    head = two().split("[[promotion]]")[0]
    turned = f"{head}[[promotion]]{second}\n[[promotion]]{first}"
    assert sold(turned) == sold(two())
    assert ran(turned).path("cash") == ran(two()).path("cash")


def test_a_warm_up_goes_on_in_the_sale_of_another():
    assert sold(two(payday="warm_up_days = 4\nwarm_up = 0.8"))[:6] == [8, 8, 8, 24, 30, 10]


def test_a_sale_that_was_missed_is_no_sale():
    assert sold(two(mega="missed_share = 1"))[:6] == [10, 10, 10, 10, 20, 20]


def test_of_two_multiples_of_a_session_the_larger_counts():
    live = """
    [[host]]
    name = "Ann"
    units_per_hour = 20
    [[live]]
    product = "mug"
    host = "Ann"
    start = 2026-03-06T20:00:00
    minutes = 60
    """
    assert sold(two("live_multiple = 2", "live_multiple = 1.5", live))[4] == 30 + 40


def test_a_sale_multiplies_what_a_click_costs_and_how_often_it_becomes_an_order():
    # 20.00 at half saturation and 0.50 a click: 20 clicks, 10 orders; at 1.00 and 0.75 7.5.
    sale = "click_price_multiple = 2\nconversion_multiple = 1.5"
    usual = sold(two(more=ADS))
    assert usual[:6] == [10] * 6
    assert sold(two(mega=sale, more=ADS))[:6] == [10, 10, 10, 7, 8, 10]


def test_of_two_conversions_and_two_click_prices_the_larger_counts():
    mega = "click_price_multiple = 2\nconversion_multiple = 4"
    payday = "click_price_multiple = 4\nconversion_multiple = 2"
    assert sold(two(mega, payday, ADS))[2:7] == [10, 20, 10, 5, 10]


def test_check_tells_which_promotions_meet():
    assert outlook(scene(two())).calendar == (
        "mega and payday sale are both on sale on 2026-03-06, mug: the lowest price and the larger"
        " of each multiple count",
        "payday sale is on sale on 2026-03-07 in the hangover of mega, mug: both multiply",
    )
    assert outlook(scene("days = 12")).calendar == ()


def test_a_rule_that_multiplies_two_sales_is_found(monkeypatch):
    def multiplied(self, day):
        result = 1.0
        for planned in self._plan:
            factor = planned.uplift if planned.in_sale(day) else planned.around(day)
            result = result * (1.0 if factor is None else factor)
        return result

    monkeypatch.setattr(Promotions, "multiple", multiplied)
    with pytest.raises(AssertionError):
        ran(two())
