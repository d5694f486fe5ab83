"""One voyage: what goes by one lane to one warehouse is one booking; a sailing has one delay."""

import numpy as np
import pytest

from sim.world.core.ration import shared_out
from sim.world.freight import forwarder

from .scenes import ran

SHIP = """
days = 30
[[product]]
name = "mug"
opening_stock = 0
volume_m3 = 0.01
demand = {{ units_per_day = 0 }}
{mug}
[[product]]
name = "pot"
price = 20
unit_cost = 4
volume_m3 = 0.01
suppliers = ["maker"]
demand = {{ units_per_day = 0 }}
{pot}
[[supplier]]
name = "maker"
{maker}
[[lane]]
mode = "sea"
to = "hub"
rate = 100
{lane}
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = {{ mug = {mugs}, pot = {pots} }} }}
"""
CONTAINER = "container = { holds = 28, price = 1_600 }\nfee_per_shipment = 120"


def shipped(lane, mugs=1400, pots=1400, mug="", pot="", maker=""):
    text = SHIP.format(lane=lane, mugs=mugs, pots=pots, mug=mug, pot=pot, maker=maker)
    return ran(text)


def freight(lane, *args, **words):
    return shipped(lane, *args, **words).total("freight_cost")


def test_two_products_fill_one_container_with_one_set_of_papers_and_one_order_fee():
    run = shipped(CONTAINER, maker="order_fee = 50")
    assert run.total("freight_cost") == 1_720
    assert run.path("cash")[0] == (100_000 - 50) * 100


def test_what_ships_alone_fills_no_other_s_container():
    # 14 m3 each: 1,400 loose is cheaper than a container of 1,600; papers twice.
    assert freight(CONTAINER, pot="alone = true") == 2 * 1_400 + 2 * 120


def test_the_minimum_charge_is_that_of_the_booking():
    # 0.3 and 0.4 m3 are billed as one cubic metre.
    assert freight("minimum_charged = 1.0", 30, 40) == 100
    assert freight("minimum_charged = 1.0", 30, 40, mug="alone = true") == 200


def test_a_discount_looks_at_all_that_is_booked_together():
    steps = "lot_discounts = [ { from_charged = 2.0, discount = 0.25 } ]"
    assert freight(steps, 100, 100) == 150
    assert freight(steps, 100, 100, pot="alone = true") == 200


def test_sensitive_goods_make_their_own_part_of_a_booking_dearer():
    # 1 m3 of each; half of the booking pays 1.5 times the rate.
    assert freight("sensitive_multiple = 1.5", 100, 100, pot="sensitive = true") == 250


def test_freight_is_shared_out_to_the_cent_and_the_odd_cent_goes_to_the_first_name():
    parts = shared_out(np.array([1000, 5, 0]), np.array([[1.0, 1, 0], [1, 2, 0], [1, 3, 0]]))
    assert parts.T.tolist() == [[334, 333, 333], [1, 2, 2], [0, 0, 0]]


TWO_SHIPS = """
days = 40
[[product]]
name = "mug"
opening_stock = 0
demand = { units_per_day = 0 }
[[product]]
name = "pot"
price = 20
unit_cost = 4
suppliers = ["other"]
demand = { units_per_day = 0 }
[[supplier]]
name = "maker"
lead_time_days = 1
[[supplier]]
name = "other"
lead_time_days = 3
[[lane]]
mode = "sea"
to = "hub"
sails = ["friday"]
transit_days = { law = "gamma", mean = 12, cv = 0.4 }
LANE
[[policy]]
name = "rule"
order = { rule = "first batch", quantity = 100 }
"""


def two_ships(lane=""):
    """Return when mugs and pots are received in 20 worlds, (2, worlds)."""
    run = ran(TWO_SHIPS.replace("LANE", lane), worlds=20)
    return (run.record.paths["received"] > 0).argmax(axis=0)


def test_goods_of_two_suppliers_aboard_one_sailing_arrive_together():
    days = two_ships()
    assert (days[0] == days[1]).all()
    assert len(np.unique(days)) > 5


def test_a_lot_has_its_own_luck_behind_the_port():
    days = two_ships("customs_hold = { chance = 0.5, days = 4 }")
    assert set((days[0] - days[1]).tolist()) == {-4, 0, 4}


def test_ready_stock_that_leaves_on_a_day_is_one_booking():
    """Sixty of each lie there, and a hundred are ordered: 120 today, 80 when remade.

    Two sets of papers, and 2 m3 at 100.
    """
    stock = "lead_time_days = 0\nready_stock = { units = 60, remake_days = 4 }"
    assert freight("fee_per_shipment = 120", 100, 100, maker=stock) == 2 * 120 + 200


@pytest.mark.looks_inside
def test_each_product_in_a_container_of_its_own_is_rejected(monkeypatch):
    """A mutant: no two products share a booking."""
    ship = forwarder.Forwarder.bookings

    def one_by_one(self, goods):
        self._party = np.arange(len(self._party))
        return ship(self, goods)

    monkeypatch.setattr(forwarder.Forwarder, "bookings", one_by_one)
    with pytest.raises(AssertionError):
        assert freight(CONTAINER) == 1_720
