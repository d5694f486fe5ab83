import numpy as np

from sim.history.fitting.zeros import hardly_zero


def test_a_run_of_zeros_among_steady_sales_is_flagged_with_the_day_before_it():
    units = np.full(100, 20)
    units[::3] = 14
    units[40:45] = 0
    assert np.flatnonzero(hardly_zero(units)).tolist() == [39, 40, 41, 42, 43, 44]


def test_zeros_of_a_slow_seller_are_no_stockout():
    units = np.random.default_rng(1).poisson(0.3, 200)
    assert not hardly_zero(units).any()


def test_chance_alone_flags_hardly_any_shop():
    rng = np.random.default_rng(2)
    flagged = [hardly_zero(rng.negative_binomial(2, 2 / 6, 180)).any() for _ in range(200)]
    assert np.mean(flagged) < 0.03


def test_a_sku_that_never_sold_has_no_runs():
    assert not hardly_zero(np.zeros(30, int)).any()
