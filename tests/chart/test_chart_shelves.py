"""Charts of stock show each shelf once, with all who sell from it."""

import datetime as dt

from sim.chart.shelves import session_days, shelves
from tests.world.test_network import ON_SHOPEE, SHOPEE, two_shops

LIVE = {"product": "mug", "host": "Mia", "minutes": 60}


def shared(**listing):
    """Mugs of the main shop, and of a second shop on the same shelf unless told otherwise."""
    guest = ON_SHOPEE | {"opening_stock": 0, "stock_of": "main"} | listing
    return two_shops(
        shop=[SHOPEE], listing=[guest], host=[{"name": "Mia", "units_per_hour": 9.0}],
        live=[
            LIVE | {"start": dt.datetime(2026, 6, 3, 20)},
            LIVE | {"start": dt.datetime(2026, 6, 5, 20), "shop": "Shopee"},
        ],
    )  # fmt: skip


def test_a_row_without_a_shelf_stands_with_the_row_whose_shelf_it_is():
    found = shelves(shared())
    assert {name: [row.name for row in rows] for name, rows in found.items()} == {
        "mug @ main": ["mug @ main", "mug @ Shopee"]
    }
    assert list(shelves(shared(stock_of=None))) == ["mug @ main", "mug @ Shopee"]


def test_a_shelf_has_the_live_sessions_of_all_that_sell_from_it_and_no_others():
    network = shared()
    assert session_days(network, shelves(network)["mug @ main"]) == [2, 4]
    apart = shared(stock_of=None)
    days = {name: session_days(apart, rows) for name, rows in shelves(apart).items()}
    assert days == {"mug @ main": [2], "mug @ Shopee": [4]}
