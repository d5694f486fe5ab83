"""Two policies in the same worlds."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from sim.stats import compare, probability

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)

columns = arrays(np.float64, st.integers(2, 120), elements=st.floats(-1e6, 1e6))


def two_policies(seed: int, worlds: int = 200, gap: float = 3.0) -> tuple[np.ndarray, np.ndarray]:
    """Profits that share most of their luck."""
    rng = np.random.default_rng(seed)
    shared = rng.normal(100, 20, worlds)
    return shared + rng.normal(0, 5, worlds), shared + gap + rng.normal(0, 5, worlds)


@fixed_examples
@given(columns)
def test_an_identical_pair_differs_by_exactly_zero(values: np.ndarray) -> None:
    pair = compare(values, values.copy())
    assert (pair.gap.low, pair.gap.value, pair.gap.high) == (0, 0, 0)
    assert (pair.standard_error, pair.variance_reduction) == (0, inf)
    assert (pair.chance_b_better.value, pair.runs_needed) == (0, None)
    assert pair.identical


def test_the_smallest_numbers_that_there_are_differ_without_an_overflow() -> None:
    assert compare([5e-324, 5e-324], [5e-324, 5e-324]).identical


def test_the_gap_has_the_paired_t_interval_of_scipy() -> None:
    a, b = two_policies(1)
    pair, oracle = compare(a, b), stats.ttest_rel(b, a)
    low, high = oracle.confidence_interval(0.95)
    assert (pair.gap.low, pair.gap.high) == pytest.approx((low, high))
    assert pair.gap.value / pair.standard_error == pytest.approx(oracle.statistic)
    assert pair.correlation == pytest.approx(stats.pearsonr(a, b).statistic)


def test_common_worlds_make_the_interval_narrower_by_the_root_of_the_reduction() -> None:
    a, b = two_policies(2)
    pair = compare(a, b)
    low, high = stats.ttest_ind(b, a, equal_var=False).confidence_interval(0.95)
    assert pair.variance_reduction == pytest.approx((a.var() + b.var()) / (b - a).var())
    assert (high - low) / 2 / pair.gap.half_width == pytest.approx(
        pair.variance_reduction**0.5, rel=0.01
    )
    assert pair.variance_reduction > 10


def test_shuffled_worlds_lose_the_reduction() -> None:
    a, b = two_policies(3)
    shuffled = np.random.default_rng(4).permutation(b)
    assert compare(a, shuffled).variance_reduction < 1.5


def test_equal_policies_are_called_different_in_one_study_of_twenty() -> None:
    pairs = [compare(*two_policies(seed, 60, gap=0.0)) for seed in range(1000)]
    wrong = np.mean([not pair.gap.low <= 0 <= pair.gap.high for pair in pairs])
    assert 0.03 <= wrong <= 0.07


def test_ten_comparisons_share_one_error_probability() -> None:
    a, b = two_policies(5)
    low, high = stats.ttest_rel(b, a).confidence_interval(0.995)
    pair = compare(a, b, comparisons=10)
    assert (pair.gap.low, pair.gap.high) == pytest.approx((low, high))
    assert pair.chance_b_better == probability(b > a)


def test_policies_that_differ_in_few_worlds_have_no_interval() -> None:
    a = np.random.default_rng(6).normal(100, 20, 1000)
    b = a.copy()
    b[:4] += [10, 30, 5, 90]
    pair = compare(a, b)
    assert (pair.gap.events, pair.gap.low, pair.gap.method) == (4, None, "too few events")
    assert pair.runs_needed == 2500


def test_a_gap_that_is_the_same_everywhere_is_exact() -> None:
    a = np.arange(5.0)
    pair = compare(a, a + 2)
    assert (pair.gap.low, pair.gap.high, pair.variance_reduction) == (2, 2, inf)
    assert not pair.identical
    assert pair.runs_needed is None


def test_runs_needed_is_the_first_count_whose_interval_leaves_zero() -> None:
    a, b = two_policies(7, worlds=60, gap=0.4)
    pair = compare(a, b)
    deviation, needed = (b - a).std(ddof=1), pair.runs_needed
    assert pair.gap.low < 0 < pair.gap.high

    def half_width(runs: int) -> float:
        return stats.t.ppf(0.975, runs - 1) * deviation / runs**0.5

    assert half_width(needed) <= abs(pair.gap.value) < half_width(needed - 1)


def test_a_skewed_gap_asks_for_more_runs_where_the_t_interval_would_ask_for_none() -> None:
    gap = np.random.default_rng(5462).exponential(1, 40) - 0.7
    pair = compare(np.zeros(40), gap)
    assert stats.ttest_1samp(gap, 0).pvalue < 0.05
    assert pair.gap.low < 0 < pair.gap.high
    assert pair.runs_needed == 41


def test_no_runs_are_needed_once_zero_is_excluded() -> None:
    assert compare(*two_policies(8)).runs_needed is None


def test_no_number_of_runs_separates_means_that_hardly_differ() -> None:
    assert compare([1.0, 2.0], [2.0, 1.0]).runs_needed is None
    assert compare([1.0, 2.0], [2.0, 1.0 + 1e-9]).runs_needed is None


def test_a_policy_without_spread_has_no_correlation() -> None:
    assert compare([0.1, 0.1, 0.1], [1.0, 2.0, 4.0]).correlation is None


@fixed_examples
@given(columns, st.data())
def test_swapping_the_policies_mirrors_the_gap(a: np.ndarray, data: st.DataObject) -> None:
    b = data.draw(arrays(np.float64, len(a), elements=st.integers(-1000, 1000).map(float)))
    there, back = compare(a, b), compare(b, a)
    assert there.gap.value == -back.gap.value
    assert there.standard_error == pytest.approx(back.standard_error)
    assert there.chance_b_better.value + back.chance_b_better.value <= 1
    assert there.runs_needed == back.runs_needed


def test_worlds_that_are_not_common_are_refused() -> None:
    with pytest.raises(ValueError, match="not the same worlds"):
        compare([1.0, 2.0], [1.0])


def test_a_single_world_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        compare([1.0], [2.0])


def test_no_comparison_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one comparison"):
        compare([1.0, 2.0], [2.0, 1.0], comparisons=0)
