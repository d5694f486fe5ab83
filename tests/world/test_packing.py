"""The packing station, the dispatch promise and the carrier's credit, by hand."""

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.chance.parcels import draw_parcels
from sim.chance.streams import Streams
from sim.world.core.ledger import Ledger
from sim.world.core.stock import Stock
from sim.world.parcels.dispatch_promise import due_days
from sim.world.parcels.last_mile import last_mile
from sim.world.parcels.packing import packing

from .toys import BASE, cash, flows, mugs, run, toy

WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday"]


def station(units=3, **terms):
    """Return a packing table: 5 mugs are sold a day as long as the 20 last."""
    return {"units_per_packer_day": units} | terms


def packed(**changes):
    """Return the units dispatched on each day."""
    return flows(toy(**changes), "dispatched")


def test_without_a_station_all_leaves_on_the_day_of_the_sale():
    assert packed() == flows(toy(), "shipped") == [5, 5, 5, 5, 0, 0, 0, 0, 0, 0]


def test_a_station_of_which_nothing_is_said_packs_all_and_can_promise():
    assert packed(packing={"promised_days": 0}) == [5, 5, 5, 5, 0, 0, 0, 0, 0, 0]
    assert flows(toy(packing={"promised_days": 0}), "late") == [0] * 10


def test_no_more_leaves_than_the_packers_pack():
    assert packed(packing=station(3)) == [3, 3, 3, 3, 3, 3, 2, 0, 0, 0]
    assert packed(packing=station(3, packers=2)) == [5, 5, 5, 5, 0, 0, 0, 0, 0, 0]


def test_the_shelf_is_empty_as_early_however_slowly_parcels_leave():
    assert mugs(toy(packing=station(1)), "on_hand") == mugs(toy(), "on_hand")


def test_the_station_rests_on_closed_days():
    # The first day is a Monday; days 5 and 6 are a weekend.
    assert packed(packing=station(3, works=WEEK)) == [3, 3, 3, 3, 3, 0, 0, 3, 2, 0]


def test_a_parcel_that_leaves_after_its_promised_day_is_late_once():
    # 5 orders on each of days 0 to 3, in the order of the day; by the close of day t the station
    # has sent 3 (t + 1). Orders 1 to 5 are due on day 1, and so on: on day 1 six have left.
    shop = toy(packing=station(3, promised_days=1))
    assert flows(shop, "late") == [0, 0, 1, 3, 5, 0, 0, 0, 0, 0]
    assert flows(toy(packing=station(3, promised_days=0)), "late") == [2, 4, 5, 5, 0, 0, 0, 0, 0, 0]
    assert flows(toy(packing=station(5, promised_days=0)), "late") == [0] * 10
    assert run(shop).totals["units_late"][0] == 9


def test_a_unit_that_never_leaves_is_late_once():
    broke = {"opening": -1.0, "spend_freely": True}
    shop = toy(packing=station(9, promised_days=1, carrier_credit_days=5), cash=broke)
    assert flows(shop, "dispatched") == [0] * 10
    assert flows(shop, "late") == [0, 5, 5, 5, 5, 0, 0, 0, 0, 0]


def test_the_promise_counts_working_days():
    closed = toy(packing=station(3, works=["sunday"], promised_days=0), days=7)
    assert flows(closed, "dispatched") == [0, 0, 0, 0, 0, 0, 3]
    assert flows(closed, "late") == [0, 0, 0, 0, 0, 0, 17]


def test_orders_of_a_closed_day_are_due_with_those_of_the_next_working_day():
    monday_first = due_days(toy(), WEEK, 2).tolist()
    assert monday_first == [2, 3, 4, 7, 8, 9, 9, 9, 10, 11]
    assert due_days(toy(), WEEK, 0).tolist() == [0, 1, 2, 3, 4, 7, 7, 7, 8, 9]


def test_an_order_that_waits_for_goods_is_late_too():
    # From day 4 on 5 a day wait for the 100 that come on day 7; 15 wait by then, of days 4 to 6.
    shop = toy(
        packing=station(100, promised_days=1),
        market__stockout={"orders": "backordered"},
        policy=[{"name": "rule", "order": {"rule": "first batch", "quantity": 100.0, "on_day": 5}}],
    )
    assert flows(shop, "dispatched") == [5, 5, 5, 5, 0, 0, 0, 20, 5, 5]
    assert flows(shop, "late") == [0, 0, 0, 0, 0, 5, 5, 0, 0, 0]


def test_a_cancelled_order_is_not_late_after_it():
    # Oversold without end: orders of day 4 and on wait; each is cancelled at the close of the
    # second day after its own, when the promise of three days still holds.
    oversold = {"orders": "oversold", "sync_lag_hours": 1000, "cancel_after_days": 2}
    shop = toy(packing=station(100, promised_days=3), market__stockout=oversold)
    assert run(shop).totals["units_cancelled"][0] == 20
    assert flows(shop, "late") == [0] * 10


def test_a_cancellation_does_not_hide_a_parcel_that_waits_to_be_packed():
    # Two mugs a day leave: 20 are sold and packed by day 9. Orders of days 4 to 7 wait for goods
    # and are cancelled; the parcels before them stay as late as they are.
    oversold = {"orders": "oversold", "sync_lag_hours": 1000, "cancel_after_days": 2}
    slow = station(2, promised_days=2)
    late = flows(toy(packing=slow, market__stockout=oversold), "late")
    kept = flows(toy(packing=slow), "late")
    assert kept == [0, 0, 0, 2, 5, 5, 0, 0, 0, 0]
    assert late == kept


def test_overtime_packs_what_is_too_much_to_bear_and_is_paid():
    extra = station(3, overtime_units_per_day=4, overtime_after_days=1, overtime_per_unit=0.5)
    # Left after usual hours: 2; 4 and so 4 in overtime; 2; 4 and so 4 again; none.
    assert packed(packing=extra) == [3, 7, 3, 7, 0, 0, 0, 0, 0, 0]
    quiet = toy(packing=extra, product__price=0.0)
    assert np.diff(cash(quiet), prepend=100_000).tolist() == [0, -200, 0, -200, 0, 0, 0, 0, 0, 0]
    assert run(quiet).totals["packing_cost"][0] == 4.0


def test_material_and_the_peak_surcharge_are_paid_for_each_unit_that_leaves():
    peak = {"first_day": dt.date(2026, 6, 2), "last_day": dt.date(2026, 6, 3), "per_unit": 0.6}
    terms = station(5, material_per_unit=0.1, peaks=[peak])
    bills = np.diff(cash(toy(packing=terms, product__price=0.0)), prepend=100_000).tolist()
    assert bills == [-50, -350, -350, -50, 0, 0, 0, 0, 0, 0]


def test_sales_are_paid_out_from_the_day_of_dispatch():
    payouts = np.diff(cash(toy(packing=station(3))), prepend=100_000).tolist()
    assert payouts == [0, 3000, 3000, 3000, 3000, 3000, 3000, 2000, 0, 0]


def test_the_carrier_fetches_nothing_while_its_bills_cannot_be_paid():
    # 5 parcels a day at 2.00 each, billed the next day, paid for by 15.00 of cash: day 1 leaves
    # 5.00, and day 2 would leave -5.00, so that from then on nothing is fetched.
    broke = {"opening": 15.0, "spend_freely": True}
    late_payout = {"payout_after_days": 30}
    terms = station(100, carrier_credit_days=1, promised_days=0)
    shop = toy(
        packing=terms, cash=broke, settlement=late_payout, warehouse__fulfilment_per_unit=2.0
    )
    assert flows(shop, "dispatched") == [5, 5, 0, 0, 0, 0, 0, 0, 0, 0]
    assert cash(shop) == [1500, 500] + [-500] * 8
    assert flows(shop, "late") == [0, 0, 5, 5, 0, 0, 0, 0, 0, 0]
    paid_on_day_5 = toy(
        packing=terms, cash=broke, settlement={"payout_after_days": 5},
        warehouse__fulfilment_per_unit=2.0,
    )  # fmt: skip
    assert flows(paid_on_day_5, "dispatched") == [5, 5, 0, 0, 0, 10, 0, 0, 0, 0]


def test_products_of_one_day_are_packed_in_proportion_and_days_in_turn():
    mug = BASE["product"][0]
    cup = mug | {"name": "cup", "demand": {"units_per_day": 10.0}, "opening_stock": 40}
    shop = toy(packing=station(9), product=[mug, cup], days=4)
    assert np.diff(run(shop).paths["dispatched"][..., 0], axis=0, prepend=0).tolist() == (
        [[3, 6], [3, 6], [3, 6], [3, 6]]
    )
    uneven = toy(packing=station(16), product=[mug, cup | {"opening_stock": 10}], days=2)
    first_then_second = run(uneven).paths["dispatched"][..., 0].tolist()
    assert first_then_second == [[5, 10], [10, 10]]


def test_the_parcels_of_the_oldest_day_leave_first():
    """Three a day are packed. Two mugs of day 0 are left when ten cups a day begin to sell."""
    mug = BASE["product"][0] | {"opening_stock": 5}
    cup = mug | {
        "name": "cup", "demand": {"units_per_day": 10.0}, "opening_stock": 40,
        "on_sale_from": dt.date(2026, 6, 2),
    }  # fmt: skip
    shop = toy(packing=station(3), product=[mug, cup], days=4)
    sent = np.diff(run(shop).paths["dispatched"][..., 0], axis=0, prepend=0).tolist()
    assert sent == [[3, 0], [2, 1], [0, 3], [0, 3]]


@given(
    capacity=st.integers(1, 12),
    packers=st.integers(1, 3),
    sold=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), min_size=1, max_size=8),
)
def test_parcels_leave_as_the_recursion_of_lindley_says(capacity, packers, sold):
    shop = toy(packing=station(capacity, packers=packers), days=len(sold)).shops[0]
    stock = Stock.of(np.full((2, 1), 1000))
    ledger = Ledger(0, len(sold), 1)
    luck = draw_parcels(shop, Streams(1, 0), 1)
    desk = packing(shop, luck.packed, stock, ledger, last_mile(shop, ledger))
    backlog = 0
    for day, units in enumerate(sold):
        stock.served += np.array(units)[:, None]
        parcels = desk.dispatch(day)
        busy = min(backlog + sum(units), packers)
        backlog = max(backlog + sum(units) - busy * capacity, 0)
        assert (stock.shipped - stock.dispatched).sum() == backlog
        assert (parcels >= 0).all()


def test_packers_have_days_of_their_own_that_the_number_of_colleagues_does_not_change():
    law = {"law": "poisson", "mean": 40}
    few, many = (
        draw_parcels(toy(packing=station(law, packers=n)).shops[0], Streams(5, 0), 500).packed
        for n in (2, 3)
    )
    np.testing.assert_array_equal(few, many[:, :3])
    third = (many[:, 3] - many[:, 2]).ravel()
    assert abs(third.mean() - 40) < 4.5 * np.sqrt(40 / third.size)
    assert abs(np.corrcoef(third, many[:, 1].ravel())[0, 1]) < 4.5 / np.sqrt(third.size)
