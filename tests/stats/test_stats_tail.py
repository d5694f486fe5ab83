"""Quantiles and CVaR."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.stats import cvar, mean, quantile
from sim.stats.tail import runs_for_quantile

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("q", "runs"), [(0.05, 72), (0.95, 72), (0.01, 368), (0.99, 368), (0.5, 6)]
)
def test_the_quantile_interval_does_not_exist_below_the_published_worlds(
    q: float, runs: int
) -> None:
    values = np.random.default_rng(1).normal(size=runs)
    assert runs_for_quantile(q) == runs
    assert quantile(values, q).method == "order statistics"
    short = quantile(values[1:], q)
    assert (short.low, short.high, short.method) == (None, None, "too few runs")
    assert short.fewest_runs == runs


@fixed_examples
@given(st.integers(72, 400), st.sampled_from([0.05, 0.1, 0.5, 0.9, 0.95]))
def test_quantile_bounds_are_the_tightest_equal_tailed_ranks(runs: int, q: float) -> None:
    estimate = quantile(np.arange(1.0, runs + 1), q)
    low, high = int(estimate.low), int(estimate.high)
    assert stats.binom.cdf(low - 1, runs, q) <= 0.025 < stats.binom.cdf(low, runs, q)
    assert stats.binom.sf(high - 1, runs, q) <= 0.025 < stats.binom.sf(high - 2, runs, q)
    assert low <= estimate.value <= high


@pytest.mark.parametrize("q", [0.05, 0.5, 0.95])
@pytest.mark.parametrize("worlds", [72, 100, 1000])
def test_quantile_intervals_cover_at_least_their_level(q: float, worlds: int) -> None:
    rng, truth = np.random.default_rng(2), stats.gamma.ppf(q, 4)
    estimates = [quantile(rng.gamma(4, size=worlds), q) for _ in range(500)]
    assert np.mean([e.low <= truth <= e.high for e in estimates]) >= 0.94


@pytest.mark.parametrize("q", [0.0, 1.0, 5.0])
def test_a_quantile_outside_zero_and_one_is_refused(q: float) -> None:
    with pytest.raises(ValueError, match="quantile"):
        quantile([1.0, 2.0], q)


def test_cvar_is_the_mean_of_the_worst_worlds() -> None:
    values = np.random.default_rng(3).permutation(np.arange(1.0, 401.0))
    assert cvar(values).value == np.arange(1, 21).mean()
    assert cvar(values).events == 20


def test_a_tail_of_two_and_a_half_worlds_counts_the_third_by_half() -> None:
    values = np.arange(50.0)
    assert cvar(values).value == pytest.approx((0 + 1 + 0.5 * 2) / 2.5)


def test_the_whole_of_the_outcomes_is_the_mean() -> None:
    values = np.random.default_rng(4).normal(50, 9, 200)
    whole, plain = cvar(values, share=1.0), mean(values)
    assert (whole.value, whole.low) == pytest.approx((plain.value, plain.low))


@pytest.mark.parametrize("worlds", [220, 500, 2000])
def test_cvar_intervals_cover_whenever_they_are_printed(worlds: int) -> None:
    rng = np.random.default_rng(5)
    truth = 100 - 15 * stats.norm.pdf(stats.norm.ppf(0.05)) / 0.05
    estimates = [cvar(rng.normal(100, 15, worlds)) for _ in range(1000)]
    held = np.mean([e.low <= truth <= e.high for e in estimates])
    assert 0.92 <= held <= 0.975


def test_treating_the_worst_worlds_as_a_sample_of_their_own_does_not_cover() -> None:
    rng, truth = np.random.default_rng(6), -stats.norm.pdf(stats.norm.ppf(0.05)) / 0.05
    worst = np.sort(rng.normal(size=(1000, 500)), axis=1)[:, :25]
    errors = stats.t.ppf(0.975, 24) * stats.sem(worst, axis=1)
    assert np.mean(np.abs(worst.mean(axis=1) - truth) <= errors) < 0.88


def test_a_tail_of_fewer_than_ten_worlds_has_no_interval() -> None:
    estimate = cvar(np.arange(180.0))
    assert (estimate.events, estimate.low, estimate.method) == (9, None, "too few events")


def test_a_tail_filled_by_one_value_is_no_constant() -> None:
    values = np.array([0.0] * 30 + list(range(1, 271)))
    estimate = cvar(values)
    assert (estimate.value, estimate.low, estimate.method) == (0, None, "too few events")
    assert cvar(np.full(30, 7.0)).method == "constant"


@fixed_examples
@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=80))
def test_a_worse_share_has_a_lower_mean(values: list[int]) -> None:
    shares = [cvar(values, share).value for share in (0.01, 0.05, 0.2, 0.5, 1.0)]
    assert shares[0] == pytest.approx(min(values))
    assert all(a <= b + 1e-9 for a, b in pairwise(shares))


@pytest.mark.parametrize("share", [0.0, 1.5])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        cvar([1.0, 2.0], share)
