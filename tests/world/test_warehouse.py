"""Storage by age, warehouse fees and stock records, by hand and by their moments."""

import math

import numpy as np
import pytest

from .toys import BASE, cash, flows, mugs, run, toy

NO_DEMAND = {"product__demand": {"units_per_day": 0.0}}
BIG = {"product__volume_m3": 0.5}
ONCE = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}


def bills(**changes):
    """Return the daily change of cash of a shop that sells nothing."""
    return np.diff(cash(toy(**NO_DEMAND, **changes)), prepend=100_000).tolist()


# --- storage and fees ------------------------------------------------------------------------


def test_storage_climbs_its_ladder_with_the_age_of_the_goods():
    # 20 mugs of 0.5 m3: free for two days, then 0.10, from the fifth day on 0.30 per m3 and day.
    ladder = [{"after_days": 2, "per_m3_day": 0.1}, {"after_days": 5, "per_m3_day": 0.3}]
    assert bills(warehouse__storage_ladder=ladder, **BIG) == [0] * 2 + [-100] * 3 + [-300] * 5


def test_a_ladder_of_one_step_is_the_plain_price():
    plain = bills(warehouse__storage_per_m3_day=0.1, warehouse__free_days=3, **BIG)
    ladder = [{"after_days": 3, "per_m3_day": 0.1}]
    assert bills(warehouse__storage_ladder=ladder, **BIG) == plain


def test_the_oldest_goods_leave_first_and_young_ones_start_at_the_foot_of_the_ladder():
    # The 20 mugs of the first day are sold by day 3. 100 come on day 2; 15 of them are sold by
    # day 6, when the other 85 are four days old.
    ladder = [{"after_days": 2, "per_m3_day": 0.1}, {"after_days": 4, "per_m3_day": 0.2}]
    shop = toy(
        policy=[ONCE], warehouse__storage_ladder=ladder, settlement={"payout_after_days": 90},
        product__unit_cost=0.0, **BIG,
    )  # fmt: skip
    assert mugs(shop, "on_hand") == [15, 10, 105, 100, 95, 90, 85, 80, 75, 70]
    paid = -np.diff(cash(shop), prepend=100_000)
    old = [0, 0, 5, 0]  # two days old on day 2: what is left of the first 20
    assert paid[:4].tolist() == [units * 0.5 * 0.1 * 100 for units in old]
    assert paid[4:].tolist() == [475, 450, 850, 800, 750, 700]


def test_goods_beyond_the_space_that_was_booked_cost_more():
    # 20 mugs are 10 m3; 4 of them lie beyond the 6 that were booked.
    over = bills(warehouse__capacity_m3=6.0, warehouse__over_capacity_per_m3_day=0.75, **BIG)
    assert over == [-300] * 10
    enough = {"warehouse__capacity_m3": 10.0, "warehouse__over_capacity_per_m3_day": 0.75}
    assert bills(**enough, **BIG) == [0] * 10


def test_arrivals_are_unloaded_by_volume_and_labelled_by_the_unit():
    arrival = bills(
        policy=[ONCE], warehouse__inbound_per_m3=8.0, product__handling_per_unit=0.05,
        product__unit_cost=0.0, **BIG,
    )  # fmt: skip
    assert arrival == [0, 0, -50 * 800 - 100 * 5] + [0] * 7


def test_every_product_pays_for_its_place_while_it_lies_there():
    mug = BASE["product"][0]
    cup = mug | {"name": "cup", "opening_stock": 5, "price": 0.0}
    shop = toy(product=[mug | {"price": 0.0}, cup], warehouse__fee_per_product_day=0.4)
    # The cups are sold on the first day, the mugs by day 3: their closes are empty.
    assert np.diff(cash(shop), prepend=100_000).tolist() == [-40] * 3 + [0] * 7
    assert run(shop).totals["warehouse_fees"][0] == pytest.approx(1.2)
    assert "warehouse_fees" not in run(toy()).totals


# --- records ---------------------------------------------------------------------------------

WORLDS = 2000


def z_of(samples, exact):
    """Return the standard errors between a mean of samples, one a world, and the exact one."""
    return (samples.mean() - exact) / (samples.std(ddof=1) / math.sqrt(samples.size))


def drifting(worlds=WORLDS, **changes):
    """Return the trace of a shop with 1,000 mugs whose records drift."""
    keys = {"warehouse__records": {"shrinkage_per_year": 0.5}, "product__opening_stock": 1000}
    return run(toy(**(keys | {"days": 60} | changes)), runs=worlds)


def test_units_vanish_at_the_rate_of_a_year():
    seen = drifting(**NO_DEMAND)
    left = 0.5 ** (60 / 365)
    on_hand = seen.paths["on_hand"][-1, 0]
    assert abs(z_of(on_hand, 1000 * left)) < 4.5
    assert abs(z_of((on_hand - 1000 * left) ** 2, 1000 * left * (1 - left))) < 4.5
    assert (seen.totals["units_shrunk"] == 1000 - on_hand).all()
    more = drifting(**NO_DEMAND, warehouse__records={"shrinkage_per_year": 0.52})
    assert abs(z_of(more.paths["on_hand"][-1, 0], 1000 * left)) > 9


def ordered(every, **changes):
    """Return the units ordered of a base stock of 1,000 while nothing is sold, (days, worlds)."""
    records = {"shrinkage_per_year": 0.5, "count_every_days": every}
    base = {"name": "rule", "order": {"rule": "(R,S)", "up_to": 1000.0}}
    seen = drifting(20, policy=[base], warehouse__records=records, **NO_DEMAND, **changes)
    return np.diff(seen.paths["ordered"][:, 0], axis=0, prepend=0)


def test_a_policy_orders_what_vanished_once_it_is_counted():
    orders = ordered(every=14)
    counted = [14, 28, 42, 56]
    assert (orders[counted] > 0).all()
    assert np.delete(orders, counted, axis=0).sum() == 0
    assert ordered(every=None).sum() == 0


def test_units_booked_wrongly_leave_the_record_right_on_average():
    # 570 mugs leave until the order of day 57; each is booked twice or not at all by 1 in 10.
    late = {"name": "rule", "order": {"rule": "(R,S)", "every_days": 57, "up_to": 1000.0}}
    seen = drifting(
        policy=[late], warehouse__records={"misbooked_share": 0.2}, days=58,
        product__demand={"units_per_day": 10.0}, supplier__lead_time_days=90,
    )  # fmt: skip
    wrong = seen.paths["ordered"][-1, 0] - 570
    assert (seen.totals["units_shrunk"] == 0).all()
    assert abs(z_of(wrong, 0)) < 4.5
    assert abs(z_of(wrong.astype(float) ** 2, 570 * 2 * 0.1 * 0.9)) < 4.5


SOLD_OUT = {"shrinkage_per_year": 0.999999, "count_every_days": None}
"""One mug in 27 vanishes each night, and the record does not know."""


def test_buyers_of_phantom_stock_are_lost_where_nobody_waits():
    seen = drifting(200, product__opening_stock=20, warehouse__records=SOLD_OUT, days=10)
    wanted = np.full(200, 50)
    assert (seen.totals["units_sold"] + seen.totals["units_lost"] == wanted).all()
    assert (seen.totals["units_sold"] == 20 - seen.totals["units_shrunk"]).all()


def test_orders_for_phantom_stock_wait_where_the_listing_oversells_and_are_cancelled():
    oversold = {"orders": "oversold", "sync_lag_hours": 0, "cancel_after_days": 2}
    seen = drifting(
        200, product__opening_stock=20, warehouse__records=SOLD_OUT, days=10,
        market__stockout=oversold,
    )  # fmt: skip
    # What vanished is sold all the same, and no more than that: the record ends at 0.
    vanished = seen.totals["units_shrunk"]
    assert (vanished > 0).mean() > 0.7
    assert (seen.totals["units_cancelled"] == vanished).all()
    assert (seen.totals["units_lost"] == 50 - 20).all()
    assert flows(toy(market__stockout=oversold), "served") == [5, 5, 5, 5, 0, 0, 0, 0, 0, 0]
