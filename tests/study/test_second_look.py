"""`check` tells what is allowed and looks wrong: hand cases, and where it keeps silent."""

import datetime as dt

import pytest

from sim.network import parse
from sim.study.arrivals import Arrivals
from sim.study.outlook import doubts, outlook
from sim.study.second_look import second_look
from sim.study.second_look.seen import Seen
from sim.study.second_look.thousands import thousands
from sim.world.run.plan import make_plan
from tests.oracles.textbook import days_after, textbook
from tests.scenario.files import SMALL
from tests.world.toys import toy

SALE = {"name": "11.11", "products": ["item"], "sale_from": days_after(20), "sale_days": 2}
ADS = {"budget_per_day": 10, "cost_per_click": 1, "orders_per_click": 0.5, "half_saturation": 10}
"""10 a day bring 10 x 0.5 / (1 + 10 / 10) = 2.5 orders, so that one costs 4.00."""
SEA = {"mode": "sea", "transit_days": 20}
AIR = {"mode": "air", "transit_days": 3}


def looked(network):
    return second_look(Seen(network, make_plan(network), Arrivals(network)))


def told(price=10, uplift=2, sale=None, lead=7, **tables):
    """Return what is said of a shop of 10 units a day that cost 4 and take a week."""
    product = {"price": price, "unit_cost": 4, "demand": {"units_per_day": 10}}
    product |= {"opening_stock": 1000} | tables.pop("product", {})
    if sale is not None:
        tables["promotion"] = SALE | {"uplift": uplift} | sale
    return looked(textbook(30, product=product, supplier={"lead_time_days": lead}, **tables))


def test_a_shop_in_order_is_told_nothing():
    assert told(sale={}) == []


def test_what_a_second_look_finds_is_among_the_doubts_of_check():
    network = textbook(30, product={"price": 3, "unit_cost": 9, "demand": {"units_per_day": 1}})
    line = "item sells for 3.00 and costs 9.00, as if the two were swapped"
    assert line in doubts(network, outlook(network))


@pytest.mark.parametrize(
    ("opening", "lines"),
    [
        (
            "12.000",
            ["opening = 12.000 is 12, for the stop parts decimals: write 12000 for thousands"],
        ),
        ("12.000  # in the bank", 1),
        ("12000", 0),
        ("12.00", 0),
        ("0.000", 0),
    ],
)
def test_a_number_with_a_stop_for_thousands_is_told(opening, lines):
    network = parse(SMALL.replace("opening = 5_000", f"opening = {opening}"))
    said = list(thousands(Seen(network, make_plan(network), Arrivals(network))))
    assert lines in (said, len(said))


def test_of_many_lines_of_a_kind_the_rest_is_counted():
    items = [{"name": f"item {n}", "price": 3, "unit_cost": 9} for n in range(12)]
    network = textbook(30, product=[x | {"demand": {"units_per_day": 0}} for x in items])
    said = looked(network)
    assert [line.split(" sells")[0] for line in said[:10]] == [f"item {n}" for n in range(10)]
    assert said[10:] == ["2 more of the same kind"]


def test_ads_that_cost_more_than_an_order_leaves_are_told_with_the_budget_that_pays():
    """7.50 - 4 = 3.50 a unit; 10 (sqrt(0.5 x 3.5) - 1) = 3.2."""
    assert told(price=7.5, product={"ads": ADS}) == [
        "ads of item: an order costs 4.00 and leaves 3.50 before ads, ROAS 1.9 where 2.1 breaks"
        " even; up to about 3 a day would pay"
    ]


def test_ads_of_which_no_coin_pays_are_told():
    """The first coin brings half an order, which leaves 1.50."""
    (line,) = told(price=5.5, product={"ads": ADS})
    assert line.endswith("; no budget pays")


def test_ads_whose_last_coins_do_not_pay_are_told():
    """10 - 4 = 6; 10 (sqrt(0.5 x 6) - 1) = 7.3, and 10 is more than 1.25 times as much."""
    assert told(price=10, product={"ads": ADS}) == [
        "ads of item pay on average (4.00 an order, which leaves 6.00), but not the last of 10 a"
        " day: up to about 7 they do"
    ]
    assert told(price=12, product={"ads": ADS}) == []


def test_tired_ads_cost_more():
    """A creative does all, then half: 2.5 orders and 1.25 for 20, of which each leaves 5.00."""
    tired = ADS | {"fatigue_half_life_days": 1, "new_creative_every_days": 2}
    (line,) = told(price=9, product={"ads": tired})
    assert "an order costs 5.33 and leaves 5.00 before ads" in line


def test_an_order_of_two_units_leaves_twice_as_much():
    pairs = {"units_per_day": 5, "units_per_order": 2.0}
    assert told(price=10, product={"ads": ADS, "demand": pairs}) == []


@pytest.mark.parametrize(
    ("sale", "cost", "left"),
    [({"click_price_multiple": 4.0}, "16.00", "8.00"), ({"discount": 0.5}, "4.00", "2.00")],
)
def test_ads_that_cost_too_much_in_sales_are_told(sale, cost, left):
    """Clicks cost four times as much, or 12 is halved; on usual days 4.00 an order pay."""
    assert told(price=12, product={"ads": ADS}, sale=sale) == [
        f"ads of item: an order costs {cost} in 11.11 (and leaves {left}); spend less on those days"
    ]


def test_dear_clicks_that_buy_more_often_are_no_slip():
    sale = {"click_price_multiple": 4.0, "conversion_multiple": 4.0}
    assert told(price=12, product={"ads": ADS}, sale=sale) == []


def test_what_is_sold_out_before_the_first_order_is_there_is_told():
    """50 last 5 days; what is ordered on the first day is there on day 7."""
    assert told(product={"opening_stock": 50}) == [
        "item: sold out around 2026-01-10 by the plan, before what is ordered on the first day is"
        " there (by sea from factory half within 7 days, 19 of 20 within 7 days); slow its sales or"
        " find stock that is nearer"
    ]
    assert told(product={"opening_stock": 70}) == []


def test_goods_on_the_water_are_opening_cover():
    """5 mugs last a day of the two that an order takes; 5 more land on the second morning."""
    coming = {"product": "mug", "units": 5, "arrives": dt.date(2026, 6, 2)}
    short = {"product__opening_stock": 5, "days": 30}
    assert "mug: sold out around 2026-06-02" in looked(toy(**short))[0]
    assert looked(toy(**short, shipment=[coming | {"late_days": 0}])) == []


def three_tiers(orange, red=2, days=60, freight="by sea", lanes=None):
    lines = {"rule": "days of cover", "yellow": 40, "orange": orange, "red": red}
    policy = {
        "alert": lines,
        "order": {"rule": "cover target", "days": days},
        "freight": {"rule": freight},
    }
    product = {"opening_stock": 200}
    return told(policy=policy, product=product, **({"lane": lanes} if lanes else {}))


def test_lines_and_targets_below_lead_time_and_review_are_told():
    """A week and a day are needed, of which nine tenths will do."""
    assert three_tiers(7) == [
        'policy "rule" orders item too late: by sea at 7 days of cover, up to 60, where half arrive'
        " in 7 days; lines and targets must last until goods are there"
    ]
    assert "up to 7, where" in three_tiers(8, days=7)[0]
    assert three_tiers(8) == []


def test_each_mode_has_its_own_line_and_lead_time():
    """27 days by sea, 10 by air."""
    both = "by sea at 20 days of cover, up to 60, where half arrive in 27 days and by air at 5 days"
    assert both in three_tiers(20, 5, freight="red by air", lanes=[SEA, AIR])[0]
    assert three_tiers(30, 10, freight="red by air", lanes=[SEA, AIR]) == []


def test_a_rule_that_flies_all_that_it_orders_is_not_held_to_the_ship():
    assert three_tiers(15, 15, freight="red by air", lanes=[SEA, AIR]) == []


def test_a_rule_that_reckons_with_the_lead_time_of_another_mode_is_told():
    policy = {"order": {"rule": "max x max", "mode": "air"}}
    assert told(policy=policy, lane=[SEA, AIR]) == [
        'policy "rule" says "max x max", which reckons with the lead time by air, and its freight'
        ' is "by sea"'
    ]
    assert (
        told(policy=policy | {"freight": {"rule": "split", "air_share": 0.5}}, lane=[SEA, AIR])
        == []
    )


@pytest.mark.parametrize(
    ("ahead", "every", "begun", "needed"), [(5, 1, 15, 7), (9, 7, 14, 13), (6, 3, 15, 8)]
)
def test_stock_that_is_built_too_late_for_a_sale_is_told(ahead, every, begun, needed):
    """A week before a sale on day 20 is day 13; of reviews every 3 days the last is on day 12."""
    rule = {"rule": "promotion pre-build", "multiple": 1, "cover_days": 3, "every_days": every}
    assert told(sale={}, policy={"order": rule | {"days_ahead": ahead}}) == [
        f'policy "rule" builds for 11.11 from {days_after(begun)} on, but the last day to order by'
        f" sea so that 19 of 20 arrive is {days_after(13)}: days_ahead must be {needed} at least"
    ]
    assert told(sale={}, policy={"order": rule | {"days_ahead": needed}}) == []


@pytest.mark.parametrize(
    ("sale", "line"),
    [
        ({"uplift": 300}, "300, which means 300 times as much; 300 percent would be 3"),
        ({"warm_up": 95, "warm_up_days": 3}, "95, which means 95 times as much; 95 percent would"),
        ({"uplift": {"law": "triangular", "low": 100, "mode": 200, "high": 600}}, "300, which"),
    ],
)
def test_percent_in_place_of_a_multiple_is_told(sale, line):
    (said,) = told(sale=sale)
    key = "warm_up" if "warm_up" in sale else "uplift"
    assert said.startswith(f'{key} of "11.11" is {line}')


def test_a_hero_s_uplift_is_no_slip():
    assert told(sale={"uplift": 20, "warm_up": 0.95, "warm_up_days": 3}) == []


def test_goods_left_that_are_worth_more_than_they_cost_on_the_shelf_are_told():
    """4.00 to buy; with 1.00 of freight it is no slip that they count 5.00."""
    left = {"leftover_value": 5, "volume_m3": 0.01}
    (line,) = told(product=left)
    assert line.startswith("item left at the end counts 5.00 a unit and costs 4.00 on the shelf: ")
    assert told(product=left, lane={"rate": 100}) == []


def large(units=1000, sale=None, rule=None, product=None, **supplier):
    """Return what is said of an order to a factory that makes 100 a day, a week's lead time."""
    factory = {"lead_time_days": 7, "capacity_per_day": 100} | supplier
    product = {"price": 10, "unit_cost": 4, "demand": {"units_per_day": 10}} | (product or {})
    order = rule or {"rule": "first batch", "quantity": units}
    promotion = [SALE | {"uplift": 2} | sale] if sale is not None else []
    return looked(
        textbook(
            30,
            product={"opening_stock": 1000} | product,
            supplier=factory,
            promotion=promotion,
            policy={"order": order},
        )
    )


TEN_DAYS = SALE | {"sale_from": days_after(10)}


def test_a_batch_that_capacity_delivers_after_the_sale_has_begun_is_told():
    """1,000 take ten days in place of one: 7 + 9 = day 16; 400 are there on day 10."""
    assert large(1000, TEN_DAYS) == [
        'policy "rule" asks factory for 1,000 units on 2026-01-05: at 100 a day they come 9 days'
        " later than a small order, half of the time by 2026-01-21, and 11.11 begins on"
        " 2026-01-15; order in parts, of 400 at most in the first"
    ]
    assert large(400, TEN_DAYS) == []


def test_a_sale_that_even_a_small_order_misses_is_not_blamed_on_its_size():
    assert large(1000, SALE | {"sale_from": days_after(6)}) == []


def test_a_batch_that_comes_after_the_opening_stock_is_sold_is_told():
    """80 last eight days: what lacks is asked for on day 8, and 200 are there by then."""
    (line,) = large(1000, product={"opening_stock": 80})
    assert line.endswith(
        "item is sold out around 2026-01-13; order in parts, of 200 at most in the first"
    )


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ({"rule": "(R,S)", "up_to": 1600}, "600"),
        ({"rule": "(s,S)", "s": 1000, "up_to": 1700}, "700"),
        ({"rule": "(r,Q)", "r": 1300, "q": 250}, "500"),
        ({"rule": "constant", "quantity": 900}, "900"),
    ],
)
def test_the_first_order_of_fixed_levels_counts_what_is_there(rule, asked):
    (line,) = large(rule=rule, sale=TEN_DAYS)
    assert f"for {asked} units" in line


def test_a_level_that_is_not_reached_on_the_first_day_asks_for_nothing():
    assert large(rule={"rule": "(s,S)", "s": 999, "up_to": 1700}, sale=TEN_DAYS) == []
