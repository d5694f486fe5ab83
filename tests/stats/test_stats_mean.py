"""The mean and its interval, by the number of events."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats
from scipy.optimize import brentq

from sim.stats import mean

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)

columns = arrays(np.float64, st.integers(2, 120), elements=st.integers(-1000, 1000).map(float))


def lost_units(rng: np.random.Generator, worlds: int, chance: float) -> np.ndarray:
    """Nothing in most worlds, exponential with mean 20 in the others."""
    return np.where(rng.random(worlds) < chance, rng.exponential(20, worlds), 0.0)


def coverage(draw: Callable[[], np.ndarray], truth: float, studies: int) -> tuple[float, float]:
    """Shares of the printed intervals, and of the naive t intervals, that hold the truth."""
    printed, held, naive = 0, 0, 0
    multiplier = stats.t.ppf(0.975, len(draw()) - 1)
    for _ in range(studies):
        values = draw()
        estimate = mean(values)
        if estimate.low is None or estimate.high is None:
            continue
        printed += 1
        held += estimate.low <= truth <= estimate.high
        reach = multiplier * values.std(ddof=1) / len(values) ** 0.5
        naive += abs(values.mean() - truth) <= reach
    return held / printed, naive / printed


def test_fifty_events_give_the_textbook_t_interval() -> None:
    values = np.random.default_rng(1).normal(100, 15, 60)
    estimate = mean(values)
    low, high = stats.t.interval(0.95, 59, values.mean(), stats.sem(values))
    assert (estimate.low, estimate.high) == pytest.approx((low, high))
    assert (estimate.method, estimate.runs, estimate.events) == ("Student t", 60, 60)


def test_hall_bounds_are_the_roots_of_his_cubic() -> None:
    values = lost_units(np.random.default_rng(2), 200, 0.1)
    estimate, runs = mean(values), len(values)
    skewness, quantile = stats.skew(values), stats.t.ppf(0.975, runs - 1)

    def transformed(t: float) -> float:
        bend = skewness / runs**0.5
        return t + bend * (t * t / 3 + 1 / 6) + bend**2 * t**3 / 27

    error = stats.sem(values)
    above = brentq(lambda t: transformed(t) - quantile, -100, 100, xtol=1e-12)
    below = brentq(lambda t: transformed(t) + quantile, -100, 100, xtol=1e-12)
    assert estimate.method == "Hall skewness-corrected"
    assert estimate.low == pytest.approx(values.mean() - error * above)
    assert estimate.high == pytest.approx(values.mean() - error * below)


def test_without_skewness_hall_is_the_t_interval() -> None:
    values = np.array([*range(1, 16), *range(-15, 0)], dtype=float)
    estimate = mean(values)
    low, high = stats.t.interval(0.95, 29, 0, stats.sem(values))
    assert estimate.method == "Hall skewness-corrected"
    assert (estimate.low, estimate.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("events", "method"),
    [
        (9, "too few events"),
        (10, "Hall skewness-corrected"),
        (49, "Hall skewness-corrected"),
        (50, "Student t"),
    ],
)
@pytest.mark.parametrize("quiet", [0.0, 1.0])
def test_the_method_follows_the_worlds_that_leave_the_quiet_value(
    events: int, method: str, quiet: float
) -> None:
    values = np.full(300, quiet)
    values[:events] -= np.arange(1, events + 1) / 100
    estimate = mean(values)
    assert (estimate.events, estimate.method) == (events, method)
    assert (estimate.low is None) == (events < 10)


def test_ordinary_values_that_now_and_then_repeat_are_all_events() -> None:
    values = np.array([0.0] * 20 + [5.0] * 20 + [7.0] * 20)
    assert mean(values).events == 40


def test_a_constant_outcome_is_exact() -> None:
    estimate = mean([0.1] * 7)
    assert estimate.low == estimate.value == estimate.high == 0.1
    assert estimate.method == "constant"


def test_one_world_alone_is_no_constant() -> None:
    estimate = mean([5.0])
    assert (estimate.low, estimate.method) == (None, "too few events")


@pytest.mark.parametrize("worlds", [60, 100, 300])
def test_profit_intervals_cover_at_their_level(worlds: int) -> None:
    rng = np.random.default_rng(worlds)
    held, _ = coverage(lambda: rng.gamma(4, 100, worlds) - 250, 150, 1000)
    assert 0.93 <= held <= 0.97


@pytest.mark.parametrize(("chance", "worlds"), [(0.05, 300), (0.1, 100), (0.1, 300), (0.01, 1000)])
def test_intervals_of_rare_losses_cover_whenever_they_are_printed(
    chance: float, worlds: int
) -> None:
    rng = np.random.default_rng(4)
    held, _ = coverage(lambda: lost_units(rng, worlds, chance), 20 * chance, 1000)
    assert held >= 0.93


def test_a_plain_t_interval_of_rare_losses_does_not_cover() -> None:
    rng = np.random.default_rng(5)
    held, naive = coverage(lambda: lost_units(rng, 300, 0.04), 0.8, 1500)
    assert held >= 0.93
    draws = [lost_units(rng, 30, 0.09) for _ in range(1000)]
    within = [abs(x.mean() - 1.8) <= 2.045 * x.std(ddof=1) / 30**0.5 for x in draws]
    assert np.mean(within) < 0.85
    assert naive < held


@fixed_examples
@given(columns, st.integers(-1000, 1000))
def test_mirrored_outcomes_have_a_mirrored_interval(values: np.ndarray, scale: int) -> None:
    there, back = mean(values * scale), mean(-values * scale)
    assert there.value == -back.value
    assert there.method == back.method
    if there.low is not None and back.high is not None:
        assert there.low == pytest.approx(-back.high, rel=1e-9, abs=1e-6)


@fixed_examples
@given(columns)
def test_the_interval_holds_the_estimate_and_widens_with_the_level(values: np.ndarray) -> None:
    narrow, wide = mean(values, 0.9), mean(values, 0.99)
    if None not in (narrow.low, narrow.high, wide.low, wide.high):
        assert wide.low <= narrow.low <= narrow.value <= narrow.high <= wide.high


@pytest.mark.parametrize("bad", [[], [[1.0, 2.0]], [1.0, np.nan], [np.inf, 1.0]])
def test_what_is_not_one_finite_value_per_world_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="one value per world"):
        mean(bad)


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_a_level_outside_zero_and_one_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        mean([1.0, 2.0], level)
