"""Counts and baskets are quantiles at pre-drawn scores: exact, monotone, of known moments."""

import math

import numpy as np
import pytest
from scipy import stats
from scipy.special import ndtr

from sim.chance.binomial import basket_units
from sim.chance.counts import LongArrays, by_arrays, poisson, scores
from sim.chance.small_counts import EXACT_BELOW
from tests.chance.worlds import ALLOWED, errors_off

Z = np.random.default_rng(2).standard_normal(100_000).astype(np.float32)
GRID = scores(np.linspace(-6, 5.99, 1200).astype(np.float32))


def counts(rate, z=Z):
    score = scores(np.asarray(z, np.float32))
    return poisson(np.broadcast_to(np.float64(rate), score.shape).copy(), score)


def quantiles(rate, z=Z):
    return stats.poisson.ppf(ndtr(scores(z).astype(np.float64)), rate)


@pytest.mark.parametrize(
    "rate",
    [0.0, 1e-12, 1e-3, 0.03125, 0.1, 0.5, 1, math.e, 3.125, 5, 7.77, 9.96875, 9.999999],
)
def test_below_the_threshold_a_count_is_the_exact_quantile(rate):
    z = np.concatenate([GRID, Z[:5000]])
    assert np.array_equal(counts(rate, z), quantiles(rate, z))


def test_below_the_threshold_counts_are_exact_for_100_000_mixed_rates_and_scores():
    rate = np.random.default_rng(3).uniform(0, EXACT_BELOW, Z.size)
    assert np.array_equal(poisson(rate, scores(Z)), quantiles(rate))


@pytest.mark.parametrize("rate", [10, 10.5, 33.3, 250, 4000])
def test_above_the_threshold_a_count_is_at_most_one_off_in_at_most_1_of_400_draws(rate):
    off = np.abs(counts(rate) - quantiles(rate))
    assert off.max() <= 1
    assert off.mean() < 1 / 400 + ALLOWED * math.sqrt(1 / 400 / Z.size)


@pytest.mark.parametrize("rate", [0.2, 2, 9.9, 10, 25, 100, 1000])
def test_counts_have_the_mean_and_the_variance_of_poisson(rate):
    found = counts(rate)
    assert errors_off(found, rate) < ALLOWED
    assert abs(found.var() - rate) < ALLOWED * math.sqrt((rate + 2 * rate**2) / Z.size)


def test_counts_of_a_rate_that_is_two_per_cent_higher_are_told_apart():
    assert errors_off(counts(25.5), 25) > ALLOWED


@pytest.mark.parametrize(("low", "high"), [(0, 9.9999), (10, 60), (100, 2000)])
def test_on_either_side_of_the_threshold_a_higher_rate_never_gives_a_lower_count(low, high):
    rates = np.linspace(low, high, 400)[:, None] * np.ones(GRID.size)
    z = np.broadcast_to(GRID, rates.shape).copy()
    assert (np.diff(poisson(rates, scores(z)), axis=0) >= 0).all()


def test_across_the_threshold_a_count_falls_by_one_in_little_more_than_1_of_1_000_draws():
    change = counts(EXACT_BELOW) - counts(np.nextafter(EXACT_BELOW, 0))
    assert change.min() == -1
    assert 1 / 2000 < (change < 0).mean() < 1.6 / 1000


def test_a_higher_score_never_gives_a_lower_count():
    for rate in (0.5, 9.9, 10, 300):
        assert (np.diff(counts(rate, GRID)) >= 0).all()


def test_mixed_rates_are_counted_as_each_would_be_alone():
    rate = np.array([0.0, 3.0, 9.99, 10.0, 50.0])
    z = np.array([0.3, -1.0, 2.0, 0.5, -0.7], np.float32)
    alone = [int(counts(r, [s])[0]) for r, s in zip(rate, z, strict=True)]
    assert poisson(rate, scores(z)).tolist() == alone


def test_scores_beyond_six_are_cut_to_six():
    cut = scores(np.array([50, 9, 6, -50, -9, -6], np.float32))
    assert (cut[:3] == cut[2]).all()
    assert (cut[3:] == -6).all()
    assert 5.9999 < cut[2] <= 6


@pytest.mark.parametrize("rate", [0.5, 4, 9.9])
def test_the_luckiest_score_gives_the_highest_count(rate):
    assert counts(rate, [6.5]).tolist() == quantiles(rate, np.float32([6.5])).tolist()


def test_the_luckiest_score_may_meet_a_high_rate_beside_a_low_one():
    found = poisson(np.array([1.0, 50.0]), scores(np.array([0.0, 6.5], np.float32)))
    assert found[1] > 50


def test_the_unluckiest_score_gives_the_lowest_count():
    assert counts(9.9, [-6.5]).tolist() == quantiles(9.9, np.float32([-6.5])).tolist()


def test_the_shape_of_rates_is_the_shape_of_counts():
    rate = np.full((2, 3, 4), 12.0)
    assert poisson(rate, scores(np.zeros((2, 3, 4), np.float32))).shape == (2, 3, 4)


def bought(orders, mean_basket, z=Z):
    number = np.full(len(z), orders, np.int64)
    return basket_units(number, np.float64(mean_basket), np.asarray(z, np.float32))


@pytest.mark.parametrize(
    ("orders", "mean_basket"), [(1, 1.2), (1, 4), (7, 1.5), (60, 2.5), (400, 8)]
)
def test_baskets_have_the_mean_and_the_variance_of_geometric_ones(orders, mean_basket):
    found = bought(orders, mean_basket)
    share = 1 / mean_basket
    law = stats.nbinom(orders, share)
    fourth = (law.stats("k") + 3) * law.var() ** 2
    assert errors_off(found, orders * mean_basket) < ALLOWED
    spread = orders * (1 - share) / share**2
    assert abs(found.var() - spread) < ALLOWED * math.sqrt((fourth - spread**2) / Z.size)


@pytest.mark.parametrize(("orders", "mean_basket"), [(1, 1.001), (3, 2), (50, 1.3), (900, 30)])
def test_units_are_the_exact_quantile_of_the_negative_binomial(orders, mean_basket):
    z = np.linspace(-5, 5, 501).astype(np.float32)
    exact = stats.nbinom.ppf(ndtr(z.astype(np.float64)), orders, 1 / mean_basket)
    assert np.array_equal(bought(orders, mean_basket, z), orders + exact)


def test_an_order_has_at_least_one_unit_and_no_order_has_none():
    assert bought(5, 3, [-6] * 3).tolist() == [5] * 3
    assert bought(0, 3, [6] * 3).tolist() == [0] * 3
    assert bought(5, 1, [6] * 3).tolist() == [5] * 3


def test_more_orders_never_have_fewer_units():
    z = np.linspace(-5, 5, 101).astype(np.float32)
    units = np.stack([bought(orders, 2.2, z) for orders in range(40)])
    assert (np.diff(units, axis=0) >= 1).all()


MANY = np.random.default_rng(5).standard_normal((3, 20_000)).astype(np.float32)


@pytest.mark.parametrize(
    "rate",
    [
        np.full(MANY.shape, 0.0),
        np.linspace(0.0, 9.999, MANY.size).reshape(MANY.shape),
        np.linspace(9.9, 10.1, MANY.size).reshape(MANY.shape),
        np.geomspace(1e-9, 1e6, MANY.size).reshape(MANY.shape),
        np.array([[0.4], [9.96], [np.nextafter(EXACT_BELOW, 0)]]) * np.ones(MANY.shape),
    ],
    ids=["none", "small", "about the threshold", "of all sizes", "one a row"],
)
@pytest.mark.parametrize("z", [MANY, 4 * MANY], ids=["usual", "cut"])
def test_the_compiled_loop_counts_what_the_arrays_count(rate, z):
    compiled = pytest.importorskip("sim.chance.compiled").poisson
    assert np.array_equal(compiled(rate, scores(z)), by_arrays(rate, scores(z)))


def test_the_compiled_loop_takes_any_part_of_a_larger_array():
    compiled = pytest.importorskip("sim.chance.compiled").poisson
    rate, z = np.linspace(1, 30, MANY.size).reshape(MANY.shape), scores(MANY)
    part = (slice(1, 3), slice(5, None, 2))
    assert np.array_equal(compiled(rate[part], z[part]), by_arrays(rate, z)[part])


def test_long_arrays_are_compiled_once_so_many_numbers_were_counted_that_it_pays(monkeypatch):
    compiled = pytest.importorskip("sim.chance.compiled")
    loops = []
    monkeypatch.setattr(compiled, "poisson", lambda rate, z: loops.append(rate.size))
    monkeypatch.setattr("sim.chance.counts._LOADED_AFTER", 3 * MANY.size)
    rate, z, count = np.linspace(1, 30, MANY.size), scores(MANY.ravel()), LongArrays()
    assert np.array_equal(count(rate, z), by_arrays(rate, z))
    count(rate, z)
    assert not loops
    count(rate, z)
    assert loops == [MANY.size]


def test_a_long_array_is_counted_without_a_compiler_as_well(monkeypatch):
    rate, z = np.linspace(1, 30, MANY.size), scores(MANY.ravel())
    monkeypatch.setattr("sim.chance.counts.is_compiled", lambda: False)
    monkeypatch.setattr("sim.chance.counts._LOADED_AFTER", 0)
    assert np.array_equal(poisson(rate, z), by_arrays(rate, z))
