"""Quantities of today to try, and the curve that they make."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.study.order_curve import order_curve
from sim.study.quantities import Lot

WORLDS = np.random.default_rng(3).normal(0, 5, 200)


@given(st.integers(1, 60), st.integers(0, 900), st.floats(0, 5000), st.integers(0, 3000))
def test_quantities_are_nothing_or_whole_cartons_that_the_supplier_takes(carton, least, sells, own):
    tried = Lot(carton, least).first(sells, own)
    assert tried == sorted({*tried})
    assert tried[0] == 0
    assert all(quantity % carton == 0 and quantity >= least for quantity in tried[1:])


def test_the_first_grid_holds_the_policys_own_order_and_its_double():
    assert {360, 720} <= {*Lot(24, 100).first(2000, 350)}


def test_beyond_the_largest_that_is_best_larger_ones_are_tried():
    assert Lot(10, 0).next([0, 100, 200], 200) == [300, 400]


def test_around_the_best_finer_ones_are_tried_that_are_not_tried_yet():
    assert Lot(10, 0).next([0, 100, 200], 100) == [40, 70, 140, 170]
    assert Lot(10, 0).next([0, 90, 100, 110], 100) == []
    assert Lot(1, 0).next([0, 970, 1000, 1300], 1000) == [1100, 1200]


def hill(worth, own=0):
    """Return a curve that earns 100 less than the top of 1,000 a step of 10 away from 50."""
    profits = {q: 1000 - 10 * abs(q - 50) + WORLDS for q in range(0, 101, 10)}
    return order_curve("lamp", "sea", own, profits, worth)


def test_a_top_is_flat_as_far_as_no_quantity_falls_short_by_more_than_is_minded():
    curve = hill(worth=250)
    assert (curve.best, curve.flat) == (50, (30, 70))
    assert hill(worth=99).flat == (50, 50)
    assert hill(worth=10_000).flat == (0, 100)


def test_a_gap_in_the_top_ends_it():
    profits = {0: 990.0, 10: 500.0, 20: 1000.0, 30: 995.0, 40: 400.0, 50: 999.0}
    curve = order_curve("lamp", "sea", 20, {q: p + WORLDS for q, p in profits.items()}, 20)
    assert curve.flat == (20, 30)


def test_a_gain_is_over_the_policys_own_order_world_by_world():
    curve = hill(worth=1, own=30)
    assert curve.gain(30).identical
    assert curve.gain(50).gap.value == 200
    assert (curve.gain(50).gap.low, curve.gain(50).gap.high) == (200, 200)


def test_of_equal_quantities_the_smallest_is_the_best():
    curve = order_curve("lamp", "sea", 0, dict.fromkeys((0, 10, 20), WORLDS), 1)
    assert (curve.best, curve.flat) == (0, (0, 20))
