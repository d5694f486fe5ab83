"""How many runs a precision takes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.stats import mean, runs_for_half_width, runs_for_precision

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)


@fixed_examples
@given(st.floats(0.5, 5e3), st.floats(0.01, 100), st.sampled_from([0.8, 0.95, 0.999]))
def test_the_runs_are_the_fewest_that_reach_the_half_width(
    ratio: float, half_width: float, level: float
) -> None:
    runs = runs_for_half_width(ratio * half_width, half_width, level)

    def relative(n: int) -> float:
        return stats.t.ppf((1 + level) / 2, n - 1) * ratio / n**0.5

    assert relative(runs) <= 1 + 1e-9
    assert runs == 2 or relative(runs - 1) > 1 - 1e-9


def test_outcomes_without_spread_need_two_runs() -> None:
    assert runs_for_half_width(0.0, 1.0) == 2


def test_a_number_beyond_reach_is_not_given() -> None:
    assert runs_for_half_width(1.0, 1e-9) is None
    assert runs_for_half_width(1.0, 1e-300) is None


def test_the_runs_for_a_precision_deliver_it_on_fresh_worlds() -> None:
    rng = np.random.default_rng(1)
    runs = runs_for_precision(rng.gamma(4, 10, 400), 0.02)
    fresh = mean(rng.gamma(4, 10, runs))
    assert fresh.half_width / fresh.value == pytest.approx(0.02, rel=0.1)


def test_half_the_width_takes_four_times_the_runs() -> None:
    values = np.random.default_rng(2).normal(100, 60, 200)
    assert runs_for_precision(values, 0.01) == pytest.approx(
        4 * runs_for_precision(values, 0.02), rel=0.001
    )


def test_stopping_before_thirty_runs_is_never_advised() -> None:
    assert runs_for_precision([100.0, 101.0, 99.0] * 4, 0.5) == 30
    assert runs_for_precision([7.0, 7.0], 0.01) == 30


def test_rare_events_ask_for_the_runs_that_show_ten_of_them() -> None:
    assert runs_for_precision([0.0] * 99 + [5.0], 50.0) == 1000


def test_no_relative_precision_exists_around_zero() -> None:
    assert runs_for_precision([-1.0, 1.0], 0.1) is None


def test_an_unreachable_precision_is_not_promised() -> None:
    assert runs_for_precision([-1.0, 1.0 + 1e-9], 0.1) is None


def test_one_run_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        runs_for_precision([1.0], 0.1)


@pytest.mark.parametrize("wanted", [0.0, -0.1])
def test_a_precision_that_is_not_positive_is_refused(wanted: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        runs_for_precision([1.0, 2.0], wanted)
    with pytest.raises(ValueError, match="positive"):
        runs_for_half_width(1.0, wanted)
