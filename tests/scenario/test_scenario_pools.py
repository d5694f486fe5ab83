"""What a file may say of listings that draw on another shop's shelf."""

import pytest

from tests.scenario.files import problems, said_of, small

LAZADA = """
[[shop]]
name = "Lazada"

[[listing]]
product = "lamp"
shop = "Lazada"
stock_of = "main"
demand = { units_per_day = 4 }
"""


def test_a_listing_may_draw_on_the_shelf_of_another_shop():
    assert not problems(small(more=LAZADA))


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (("main", "mian"), 'listing 1 ("lamp") → stock_of', 'did you mean "main"?'),
        (("stock_of", "stock_off"), 'listing 1 ("lamp") → stock_off', 'did you mean "stock_of"?'),
        (('stock_of = "main"', 'stock_of = "Lazada"'), 'listing 1 ("lamp")', "the shop itself"),
        (
            ("demand", "opening_stock = 3\ndemand"),
            'listing 1 ("lamp")',
            "a listing with stock_of has no opening_stock of its own",
        ),
    ],
)
def test_a_mistake_in_a_shared_shelf_is_told_with_its_place(change, place, words):
    assert words in said_of(place, problems(small(more=LAZADA.replace(*change))))


def test_a_chain_of_guests_is_told():
    chain = LAZADA.replace("Lazada", "Shopee").replace("main", "Lazada")
    (line,) = problems(small(more=LAZADA + chain))
    assert line == 'stock_of "lamp @ Shopee": shop "Lazada" has no shelf of "lamp"'
