"""Pooled ratios."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.stats import mean, ratio

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)


def sold_and_wanted(rng: np.random.Generator, worlds: int) -> tuple[np.ndarray, np.ndarray]:
    """Poisson demand of 100 against 100 on the shelf."""
    wanted = rng.poisson(100, worlds).astype(float)
    return np.minimum(wanted, 100), wanted


def test_the_ratio_pools_the_worlds_and_does_not_average_their_ratios() -> None:
    assert ratio([1, 90], [10, 90]).value == 0.91


def test_a_constant_denominator_gives_the_interval_of_the_mean() -> None:
    top = np.random.default_rng(1).normal(70, 9, 80)
    by_ratio, by_mean = ratio(top, np.full(80, 4.0)), mean(top / 4)
    assert by_ratio.low == pytest.approx(by_mean.low)
    assert by_ratio.high == pytest.approx(by_mean.high)


def test_the_delta_method_agrees_with_the_jackknife() -> None:
    sold, wanted = sold_and_wanted(np.random.default_rng(2), 400)
    without = (sold.sum() - sold) / (wanted.sum() - wanted)
    error = np.sqrt(399 / 400 * ((without - without.mean()) ** 2).sum())
    assert ratio(sold, wanted).half_width == pytest.approx(1.966 * error, rel=0.01)


def test_fill_rate_intervals_cover_at_their_level() -> None:
    rng = np.random.default_rng(3)
    truth = np.divide(*(x.sum() for x in sold_and_wanted(rng, 2_000_000)))
    estimates = [ratio(*sold_and_wanted(rng, 150)) for _ in range(1000)]
    held = np.mean([e.low <= truth <= e.high for e in estimates])
    assert 0.93 <= held <= 0.97


def test_a_fill_rate_that_hardly_ever_leaves_one_has_no_interval() -> None:
    wanted = np.arange(1.0, 101.0)
    sold = wanted.copy()
    sold[-9:] -= 1
    estimate = ratio(sold, wanted)
    assert (estimate.events, estimate.low, estimate.method) == (9, None, "too few events")


def test_worlds_without_demand_bear_no_witness() -> None:
    wanted = np.array([0.0] * 50 + [10.0] * 50)
    assert ratio(wanted, wanted).method == "constant"
    assert ratio(wanted / 2, wanted).value == 0.5


def test_spending_without_sales_counts_as_an_event() -> None:
    spent, sales = np.array([5.0] + [1.0] * 20), np.array([0.0] + [10.0] * 20)
    estimate = ratio(spent, sales)
    assert (estimate.value, estimate.events) == (25 / 200, 1)


@fixed_examples
@given(st.lists(st.integers(1, 50), min_size=2, max_size=60), st.integers(1, 9))
def test_the_units_of_both_sides_cancel(wanted: list[int], scale: int) -> None:
    bottom = np.array(wanted, dtype=float)
    top = np.minimum(bottom, 20)
    plain, scaled = ratio(top, bottom), ratio(scale * top, scale * bottom)
    assert scaled.value == pytest.approx(plain.value)
    assert scaled.method == plain.method


@pytest.mark.parametrize("bottom", [[0.0, 0.0], [1.0, -1.0]])
def test_denominators_that_make_no_ratio_are_refused(bottom: list[float]) -> None:
    with pytest.raises(ValueError, match="denominators"):
        ratio([1.0, 1.0], bottom)


def test_columns_of_different_worlds_are_refused() -> None:
    with pytest.raises(ValueError, match="not the same worlds"):
        ratio([1.0, 1.0], [1.0])
