"""How many runs a precision takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.stats.interval import runs_for_half_width

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


@pytest.mark.parametrize("wanted", [0.0, -0.1])
def test_a_half_width_that_is_not_positive_is_refused(wanted: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        runs_for_half_width(1.0, wanted)
