"""Figures as text: never more digits than the interval supports."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.stats import Estimate, mean, probability, quantile

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)


def figure(value: float, half_width: float) -> Estimate:
    return Estimate(value, value - half_width, value + half_width, 100, 100, "Student t")


@pytest.mark.parametrize(
    ("value", "half_width", "text"),
    [
        (1234.4321, 56.12, "1,234 ± 56"),
        (1234.4321, 0.5612, "1,234.43 ± 0.56"),
        (1234.4321, 560.9, "1,230 ± 560"),
        (1234567.8, 4321.0, "1,234,600 ± 4,300"),
        (0.01234, 0.00056, "0.01234 ± 0.00056"),
        (-0.3, 56.0, "0 ± 56"),
        (-1234.4, 56.0, "−1,234 ± 56"),
        (500.0, 9.96, "500 ± 10"),
    ],
)
def test_the_value_stops_where_two_digits_of_the_half_width_stop(
    value: float, half_width: float, text: str
) -> None:
    assert str(figure(value, half_width)) == text


@fixed_examples
@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e6))
def test_a_printed_value_is_as_close_as_its_last_digit_claims(
    value: float, half_width: float
) -> None:
    estimate = figure(value, half_width)
    shown = float(str(estimate).split(" ± ")[0].replace(",", "").replace("−", "-"))
    assert abs(shown - value) <= 0.5 * 10.0**-estimate.decimals * (1 + 1e-6)
    assert 10.0**-estimate.decimals <= estimate.half_width / 9.4


def test_a_lopsided_interval_shows_both_ends() -> None:
    estimate = Estimate(-31.27, -60.4, -18.2, 300, 20, "Hall skewness-corrected")
    assert str(estimate) == "−31 (−60 to −18)"


@pytest.mark.parametrize(
    ("events", "runs", "text"),
    [
        (0, 2000, "0 of 2,000 (below 0.18 %)"),
        (0, 100, "0 of 100 (below 3.6 %)"),
        (2000, 2000, "2,000 of 2,000 (above 99.82 %)"),
        (283, 2300, "12.3 % (11.0–13.7)"),
        (1, 2000, "0.05 % (0.00–0.28)"),
    ],
)
def test_a_probability_is_written_in_percent_with_its_interval(
    events: int, runs: int, text: str
) -> None:
    assert str(probability(np.arange(runs) < events)) == text


def test_too_few_events_name_the_runs_that_would_do() -> None:
    text = str(mean([0.0] * 96 + [5.0, 7.0, 9.0, 13.0]))
    assert text == "about 0.34 (too few events: 4 of 100, about 250 runs needed)"


def test_a_single_run_is_written_as_a_guess() -> None:
    assert str(mean([1234.0])) == "about 1,200 (too few events: 0 of 1)"


def test_too_few_runs_for_a_quantile_are_named() -> None:
    assert str(quantile(np.arange(50.0), 0.05)) == "about 2.5 (too few runs: 50 of 72)"


@pytest.mark.parametrize(
    ("value", "text"), [(1234.0, "1,234"), (0.1, "0.1"), (0.0, "0"), (-1500.25, "−1,500.25")]
)
def test_a_constant_is_never_written_with_an_error_of_zero(value: float, text: str) -> None:
    assert str(mean([value] * 2000)) == f"{text} in all 2,000 runs"


def test_an_exact_or_missing_interval_has_no_width_to_round_by() -> None:
    assert mean([2.0, 2.0]).decimals is None
    assert (mean([2.0, 3.0]).half_width, mean([2.0, 3.0]).decimals) == (None, 1)


def test_importing_the_package_does_not_import_scipy() -> None:
    code = "import sys, sim.stats; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
