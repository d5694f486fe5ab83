"""Probabilities: Clopper and Pearson's interval."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.stats import probability

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)


def happened(events: int, runs: int) -> np.ndarray:
    return np.arange(runs) < events


def exact_coverage(chance: float, runs: int, intervals: list[tuple[float, float]]) -> float:
    """Sum the binomial probabilities of the counts whose interval holds the chance."""
    counts = np.arange(runs + 1)
    held = np.array([low <= chance <= high for low, high in intervals])
    return float(stats.binom.pmf(counts, runs, chance)[held].sum())


@pytest.mark.parametrize(("runs", "percent"), [(100, 3.62), (200, 1.83), (300, 1.22), (1000, 0.37)])
def test_never_seen_still_has_the_published_upper_bound(runs: int, percent: float) -> None:
    estimate = probability(happened(0, runs))
    assert (estimate.value, estimate.low, estimate.events) == (0, 0, 0)
    assert round(100 * estimate.high, 2) == percent


@pytest.mark.parametrize(("runs", "percent"), [(100, 2.95), (200, 1.49), (1000, 0.30)])
def test_the_one_sided_bound_is_that_of_level_ninety(runs: int, percent: float) -> None:
    bound = probability(happened(0, runs), level=0.9).high
    assert bound == pytest.approx(1 - 0.05 ** (1 / runs))
    assert round(100 * bound, 2) == percent


@fixed_examples
@given(st.integers(1, 400), st.data())
def test_the_interval_is_the_one_of_scipy(runs: int, data: st.DataObject) -> None:
    events = data.draw(st.integers(0, runs))
    estimate = probability(happened(events, runs))
    oracle = stats.binomtest(events, runs).proportion_ci(0.95, "exact")
    assert (estimate.low, estimate.high) == pytest.approx((oracle.low, oracle.high), abs=1e-9)


@fixed_examples
@given(st.integers(1, 300), st.data())
def test_the_opposite_event_has_the_opposite_interval(runs: int, data: st.DataObject) -> None:
    flags = happened(data.draw(st.integers(0, runs)), runs)
    there, back = probability(flags), probability(~flags)
    assert there.low == pytest.approx(1 - back.high, abs=1e-12)
    assert there.high == pytest.approx(1 - back.low, abs=1e-12)


@pytest.mark.parametrize("chance", [0.002, 0.01, 0.05, 0.2, 0.5])
@pytest.mark.parametrize("runs", [30, 100, 300])
def test_coverage_summed_exactly_is_never_below_the_level(chance: float, runs: int) -> None:
    estimates = [probability(happened(k, runs)) for k in range(runs + 1)]
    assert exact_coverage(chance, runs, [(e.low, e.high) for e in estimates]) >= 0.95


def test_the_wald_interval_fails_on_rare_events() -> None:
    shares = np.arange(101) / 100
    errors = 1.96 * np.sqrt(shares * (1 - shares) / 100)
    wald = list(zip(shares - errors, shares + errors, strict=True))
    assert exact_coverage(0.01, 100, wald) < 0.7


def test_anything_but_booleans_is_refused() -> None:
    with pytest.raises(ValueError, match="one boolean per world"):
        probability([0, 1, 2])


def test_no_worlds_are_refused() -> None:
    with pytest.raises(ValueError, match="one value per world"):
        probability(np.zeros(0, dtype=bool))
