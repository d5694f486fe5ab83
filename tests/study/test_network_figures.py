"""Figures of transfers and shared shelves are told where a file has them, and only there."""

from sim.study.compare import compare
from tests.world.test_pools import pooled
from tests.world.test_transfers import OVERLAND, coasts
from tests.world.toys import toy


def figures(network):
    return compare(network, [], runs=12, workers=1).policies[0].figures


def test_what_was_moved_and_what_it_cost_is_told():
    told = figures(coasts(transfer=[OVERLAND | {"cost_per_unit": 0.5}]))
    assert told["units_transferred"].value == 26 + 25
    assert told["transfer_cost"].value == 51 * 0.5
    assert "units_from_pool" not in told


def test_what_came_from_another_shop_s_shelf_is_told():
    told = figures(pooled(product__opening_stock=100))
    assert told["units_from_pool"].value == 10 * 3
    assert "units_transferred" not in told


def test_a_plain_shop_tells_none_of_it():
    assert not {"units_transferred", "transfer_cost", "units_from_pool"} & figures(toy()).keys()
