"""What no world can be built from is refused in one line, where it stands."""

import pytest

from sim.network import parse
from sim.study.trace import trace
from tests.scenario.files import problems, said_of, small

SEA = 'per = "m3"'
FACTORY = 'lead_time_days = { law = "gamma", mean = 4, cv = 0.3 }'
TRANSIT = 'transit_days = { law = "pert", low = 2, mode = 3, high = 7 }'
CLOSED = "closed = [ { first_day = 2026-01-01, "
SHOP = """
[[shop]]
name = "Shopee"
exchange_rate = {rate}

[[listing]]
product = "lamp"
shop = "Shopee"
demand = {{ units_per_day = 3 }}
price = {price}
"""
CREATOR = """
[[creator]]
name = "Ann"
products = ["rack"]
posts_per_week = {posts}
orders_per_post = 5.0
"""


@pytest.mark.parametrize(
    ("line", "place"),
    [(SEA, 'lane 1 ("sea") → closed'), (FACTORY, 'supplier "factory" → closed')],
)
def test_what_is_never_open_is_told(line, place):
    shut = small((line, f"{line}\n{CLOSED}last_day = 2031-01-01 }} ]"))
    assert said_of(place, problems(shut)) == "is closed on every day from 2026-01-05 to 2028-04-13"


@pytest.mark.parametrize("line", [SEA, FACTORY])
def test_what_opens_after_the_horizon_is_late_and_no_mistake(line):
    late = parse(small((line, f"{line}\n{CLOSED}last_day = 2028-04-12 }} ]")))
    assert not trace(late, "today", runs=2).paths["received"].any()


def test_a_lane_that_sails_on_no_open_day_is_told():
    days = "{ first_day = 2026-01-01, last_day = 2028-04-09 }"  # a Sunday
    for day, found in (("monday", 0), ("friday", 1)):
        lines = problems(small((SEA, f'{SEA}\nsails = ["{day}"]\nclosed = [ {days} ]')))
        assert len(lines) == found


@pytest.mark.parametrize(
    ("line", "key", "place"),
    [
        (TRANSIT, "transit_days", 'lane 1 ("sea") → transit_days'),
        (FACTORY, "lead_time_days", 'supplier "factory" → lead_time_days'),
        ("dock_days = 1", "dock_days", 'warehouse "Bangkok" → dock_days'),
        ("opening_stock = 60", "return_days", 'product "lamp" → return_days'),
    ],
)
def test_nothing_takes_longer_than_ten_years_on_average(line, key, place):
    more = f"{line}\n" if key == "return_days" else ""
    assert not problems(small((line, f"{more}{key} = 3650")))
    words = "expected a mean of at most 3650 days, found 1e+09"
    assert said_of(place, problems(small((line, f"{more}{key} = 1e9")))) == words


def test_goods_that_are_promised_for_years_ahead_take_no_room():
    """Ten years at sea, and a thousand times as long in a jam: 3.65 million days."""
    jam = "congestion = [ { first_day = 2026-01-01, last_day = 2026-12-31, multiple = 1000 } ]"
    slow = parse(small((TRANSIT, f"transit_days = 3650\n{jam}")))
    assert trace(slow, "today", runs=2).paths["on_order"][-1].all()


@pytest.mark.parametrize(
    ("rate", "most"), [("1", "10,000,000,000,000"), ("2", "5,000,000,000,000")]
)
def test_money_has_a_limit_in_the_seller_s_currency_too(rate, most):
    (line,) = problems(small(more=SHOP.format(rate=rate, price=1.1e13)))
    assert line == (
        'listing 1 ("lamp") → price: '
        f"expected at most {most}, to which sums are exact, found 1.1e+13"
    )
    assert not problems(small(more=SHOP.format(rate=rate, price=1e9)))


def test_a_creator_posts_a_thousand_times_a_week_at_most():
    assert not problems(small(more=CREATOR.format(posts=1000)))
    assert problems(small(more=CREATOR.format(posts=1001)))


def test_a_shop_s_name_is_no_list():
    lines = problems(small(("minutes = 60", 'minutes = 60\nshop = ["main"]')))
    assert lines == ["live 1 (\"lamp\") → shop: expected text in quotes, found ['main']"]


def test_a_region_has_some_of_the_demand():
    east = '[[region]]\nname = "East"\nwarehouse = "Bangkok"\nshare = 0.0\n'
    west = east.replace("East", "West").replace("0.0", "1.0")
    assert said_of('region "East" → share', problems(small(more=east + west)))
