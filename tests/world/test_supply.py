"""Suppliers, carriers and the warehouse, by hand."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.world.core.delay_line import DelayLine
from sim.world.core.ration import ration
from sim.world.freight.voyage import departures

from .toys import BASE, cash, flows, run, toy

ONCE = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}


def arrival(**changes):
    """Return the day on which one batch, ordered on the first day, is received."""
    return flows(toy(policy=[ONCE], days=40, **changes), "received").index(100)


def test_lots_on_a_delay_line_may_cross():
    line = DelayLine(10, 2)
    line.send_each(np.array([5, 7]), np.array([6, 3]), np.array([0, 1]))
    line.send(np.array([1, 1]), 4)
    assert line.due(3).tolist() == [0, 7]
    assert line.due(4).tolist() == [1, 1]
    assert line.due(6).tolist() == [5, 0]
    assert line.outstanding.tolist() == [0, 0]


def test_what_falls_due_after_the_horizon_stays_outstanding():
    line = DelayLine(3, 1)
    line.send(np.array([9]), 7)
    assert not any(line.is_due(day) for day in range(3))
    assert line.outstanding.tolist() == [9]


def test_closed_days_do_not_count_as_production():
    closed = [{"first_day": dt.date(2026, 6, 3), "last_day": dt.date(2026, 6, 9)}]
    assert arrival() == 2
    assert arrival(supplier__closed=closed) == 9


def test_a_big_order_takes_units_over_capacity_longer():
    assert arrival(supplier__capacity_per_day=100) == 2
    assert arrival(supplier__capacity_per_day=25) == 5


def test_the_backup_takes_the_orders_while_the_first_supplier_is_closed():
    closed = [{"first_day": dt.date(2026, 6, 1), "last_day": dt.date(2026, 6, 20)}]
    suppliers = [
        {"name": "factory", "lead_time_days": 2, "closed": closed},
        {"name": "backup", "lead_time_days": 4, "premium": 0.5, "deposit_share": 1.0},
    ]
    toy_shop = toy(policy=[ONCE], supplier=suppliers, product__suppliers=["factory", "backup"])
    assert flows(toy_shop, "received").index(100) == 4
    assert cash(toy_shop)[0] == 100_000 - 100 * 600


def shared(share, *, closed=(), **order):
    """Return units received on days 2 (first supplier) and 4 (backup), and the cash of day 0."""
    suppliers = [
        {"name": "factory", "lead_time_days": 2, "minimum_order": 30, "closed": list(closed)},
        {"name": "backup", "lead_time_days": 4, "minimum_order": 20, "deposit_share": 1.0},
    ]
    order = {"rule": "first batch", "quantity": 100.0} | order
    policy = {"name": "rule", "order": order, "sourcing": {"rule": "split", "share": share}}
    both = {"product__suppliers": ["factory", "backup"], "supplier": suppliers}
    shop = toy(policy=[policy], **both)
    received = flows(shop, "received")
    return received[2], received[4], cash(shop)[0] - 100_000


def test_the_backup_makes_its_share_of_an_order():
    assert shared(0.3) == (70, 30, -30 * 400)
    assert shared(0.0) == (100, 0, 0)
    assert shared(1.0) == (0, 100, -100 * 400)


def test_each_supplier_s_part_is_raised_to_its_own_minimum():
    assert shared(0.1) == (90, 20, -20 * 400)
    assert shared(0.9) == (30, 90, -90 * 400)


def test_without_a_second_supplier_that_works_the_first_that_does_makes_all():
    closed = [{"first_day": dt.date(2026, 6, 1), "last_day": dt.date(2026, 6, 20)}]
    assert shared(0.3, closed=closed) == (0, 100, -100 * 400)
    alone = {"name": "rule", "order": ONCE["order"], "sourcing": {"rule": "split", "share": 0.3}}
    one_each = [BASE["product"][0], BASE["product"][0] | {"name": "cup", "suppliers": ["factory"]}]
    one_each[0] = one_each[0] | {"suppliers": ["factory", "backup"]}
    suppliers = [BASE["supplier"][0], {"name": "backup", "lead_time_days": 4}]
    received = run(toy(policy=[alone], product=one_each, supplier=suppliers)).paths["received"]
    assert received[3, :, 0].tolist() == [70, 100]
    assert received[4, :, 0].tolist() == [100, 100]


def test_the_first_supplier_is_paid_first_where_cash_is_short():
    # 100 units at 4: 40 of them at a deposit of all; the cash is there for 70 and some.
    suppliers = [
        {"name": "factory", "lead_time_days": 2, "deposit_share": 1.0},
        {"name": "backup", "lead_time_days": 4, "deposit_share": 1.0},
    ]
    policy = {"name": "rule", "order": ONCE["order"], "sourcing": {"rule": "split", "share": 0.4}}
    poor = {"opening": 283.0}
    shop = toy(
        policy=[policy], cash=poor, supplier=suppliers, product__suppliers=["factory", "backup"]
    )
    received = flows(shop, "received")
    assert (received[2], received[4]) == (60, 10)


def test_goods_wait_for_the_next_sailing():
    # Ordered on Monday, ready on Wednesday, sails on Saturday, 10 days under way.
    assert arrival(lane__sails=["saturday"], lane__transit_days=10) == 5 + 10


def test_congestion_stretches_what_departs_in_it():
    season = [{"first_day": dt.date(2026, 6, 3), "last_day": dt.date(2026, 6, 3), "multiple": 1.5}]
    assert arrival(lane__transit_days=10, lane__congestion=season) == 2 + 15


def test_a_customs_hold_adds_its_days():
    assert arrival(lane__customs_hold={"chance": 1.0, "days": 6}) == 8


def test_orders_are_raised_to_the_minimum_and_to_whole_cartons():
    small = {"name": "rule", "order": {"rule": "first batch", "quantity": 7.0}}
    assert flows(toy(policy=[small], product__carton=6), "ordered")[0] == 12
    many = toy(policy=[small], product__carton=6, supplier__minimum_order=40)
    assert flows(many, "ordered")[0] == 42


@pytest.mark.parametrize(
    ("weight", "volume", "per", "kg_per_m3", "expected"),
    [
        (0.5, 0.002, "kg", 167.0, 0.5),
        (0.2, 0.006, "kg", 167.0, 1.002),
        (0.4, 0.003, "m3", 500.0, 0.003),
        (2.0, 0.003, "m3", 500.0, 0.004),
    ],
)
def test_freight_is_charged_by_the_larger_of_weight_and_volume(
    weight, volume, per, kg_per_m3, expected
):
    lane = toy(lane__per=per, lane__kg_per_m3=kg_per_m3).scenario.lanes[0]
    assert lane.charged(weight, volume) == pytest.approx(expected)


def test_a_small_shipment_pays_the_minimum_charge_and_the_papers():
    toy_shop = toy(
        policy=[ONCE], product__volume_m3=0.002, lane__rate=100.0,
        lane__minimum_charged=1.0, lane__fee_per_shipment=30.0, supplier__deposit_share=1.0,
    )  # fmt: skip
    paid = run(toy_shop).totals["freight_cost"][0]
    assert paid == 1.0 * 100 + 30


def test_departures_are_on_or_after_the_day_goods_are_ready():
    sails = departures(toy(lane__sails=["tuesday", "friday"]).scenario.lanes[0], toy())
    assert sails[:8].tolist() == [1, 1, 4, 4, 4, 8, 8, 8]


def test_goods_on_the_water_arrive_on_their_day_and_pay_their_freight():
    shipment = {
        "product": "mug", "units": 50, "arrives": dt.date(2026, 6, 4),
        "late_days": 2, "freight_due": 12.0,
    }  # fmt: skip
    toy_shop = toy(shipment=[shipment])
    assert flows(toy_shop, "received") == [0, 0, 0, 0, 0, 50, 0, 0, 0, 0]
    assert run(toy_shop).totals["freight_cost"][0] == 12.0


def test_storage_is_billed_for_what_lies_longer_than_the_free_days():
    # 20 mugs, nothing sold: free on days 0 to 2, then 20 x 0.5 m3 x 0.10 a day.
    still = toy(
        product__demand={"units_per_day": 0.0}, product__volume_m3=0.5,
        warehouse__storage_per_m3_day=0.10, warehouse__free_days=3,
    )  # fmt: skip
    bills = np.diff(cash(still), prepend=100_000).tolist()
    assert bills == [0, 0, 0] + [-100] * 7


@given(
    wanted=st.lists(st.integers(0, 5000), min_size=1, max_size=6),
    available=st.integers(-10, 20_000),
)
def test_rationing_gives_out_all_there_is_and_never_more_than_wished(wanted, available):
    wish = np.array(wanted)[:, None]
    given_out = ration(wish, np.array([available]))
    assert given_out.sum() == min(max(available, 0), sum(wanted))
    assert ((given_out >= 0) & (given_out <= wish)).all()


def test_rationing_is_in_proportion_by_largest_remainder():
    wish = np.array([[500], [300], [200]])
    assert ration(wish, np.array([700])).ravel().tolist() == [350, 210, 140]
    assert ration(wish, np.array([701])).ravel().tolist() == [351, 210, 140]
