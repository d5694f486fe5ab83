"""What a file of several shops and warehouses may not say, or say twice."""

import pytest

from tests.scenario.files import problems, said_of, small
from tests.scenario.test_scenario_transfers import BARN

SHOP = """
[[shop]]
name = "{name}"

[[listing]]
product = "lamp"
shop = "{name}"
demand = {{ units_per_day = 3 }}
"""
ANN = """
[[creator]]
name = "Ann"
shop = "{shop}"
products = {products}
posts_per_week = 7
orders_per_post = 5.0
"""
SALE = """
[[promotion]]
name = "1.1"
products = ["rack"]
sale_from = 2026-01-20
sale_days = 2
uplift = 2.0
"""
DELIVERY = """
[[delivery]]
from = "Bangkok"
to = "West"
days = 2
"""
SHIPMENT = """
[[shipment]]
product = "lamp"
to = "Rayong"
arrives = 2026-01-08
units = 500
late_days = 0
"""
RAYONG, _, WEST = BARN.partition("[[region]]")
WEST = f"[[region]]{WEST.partition('[[')[0]}"


@pytest.mark.parametrize(
    ("name", "text"),
    [("main", small()), ("Thailand", small(("[cash]", 'shop_name = "Thailand"\n[cash]')))],
)
def test_a_further_shop_has_a_name_of_its_own(name, text):
    lines = problems(text + SHOP.format(name=name))
    assert said_of(f'shop "{name}"', lines) == "the main shop has this name, expected another"


def test_sessions_overlap_also_where_one_of_them_names_the_main_shop():
    again = '[[live]]\nproduct = "lamp"\nhost = "own team"\nstart = 2026-01-10T20:30:00\n'
    (line,) = problems(small(more=again + 'minutes = 60\nshop = "main"\n'))
    assert line.endswith("another session of lamp goes on until 21:00")
    other = SHOP.format(name="Shopee") + again + 'minutes = 60\nshop = "Shopee"\n'
    assert not problems(small(more=other))


@pytest.mark.parametrize(("entry", "place"), [(SALE, 'promotion "1.1"'), (WEST, 'region "West"')])
def test_one_that_names_the_main_shop_and_one_that_names_none_are_doubles(entry, place):
    again = entry.rstrip() + '\nshop = "main"\n'
    words = "2 entries of one shop have this name, expected one"
    assert said_of(place, problems(small(more=f"{entry.rstrip()}\n{again}"))) == words


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (ANN.format(shop="main", products=["rack", "rack"]), 'creator "Ann" → products'),
        (SALE.replace('["rack"]', '["rack", "rack"]'), 'promotion "1.1" → products'),
    ],
)
def test_a_product_is_named_once_in_a_list(more, place):
    assert said_of(place, problems(small(more=more))) == 'names "rack" 2 times'


def test_a_creator_posts_about_what_the_shop_lists():
    shop = SHOP.format(name="Shopee")
    assert not problems(small(more=shop + ANN.format(shop="Shopee", products=["lamp"])))
    (line,) = problems(small(more=shop + ANN.format(shop="Shopee", products=["rack"])))
    assert line == 'creator "Ann": "rack" is not listed in shop "Shopee"'


def test_a_home_beside_regions_has_no_effect_and_is_told():
    home = ("price = 13.90", 'price = 13.90\nwarehouse = "Rayong"')
    words = 'has no effect: each region of shop "{}" names its own'
    place = 'product "lamp" → warehouse'
    assert said_of(place, problems(small(home, more=BARN))) == words.format("main")
    shop = SHOP.format(name="Shopee").replace("\n\n", '\nwarehouse = "Bangkok"\n\n')
    theirs = BARN.replace("share", 'shop = "Shopee"\nshare')
    assert not problems(small(home, more=shop + RAYONG))
    lines = problems(small(home, more=f'{shop}warehouse = "Rayong"\n{theirs}'))
    for place in ('shop "Shopee" → warehouse', 'listing 1 ("lamp") → warehouse'):
        assert said_of(place, lines) == words.format("Shopee")
    assert len(lines) == 2


def test_a_delivery_is_told_once():
    assert not problems(small(more=BARN + DELIVERY))
    (line,) = problems(small(more=BARN + DELIVERY + DELIVERY.replace("2", "9")))
    assert line == "delivery: 2 ways from Bangkok to West, expected one"


def test_goods_on_the_water_go_where_the_product_is_kept():
    assert not problems(small(more=BARN + SHIPMENT))
    (line,) = problems(small(more=RAYONG + SHIPMENT))
    assert line == 'a shipment of "lamp" goes to "Rayong"; it lies in Bangkok'
