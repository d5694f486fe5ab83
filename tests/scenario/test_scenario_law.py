"""Each law's samples are held to the mean, the variance and the quantiles that it declares."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.scenario.law import Law

DRAWS = 100_000
ALLOWED = 4.5
DKW_BAND = math.sqrt(math.log(2 / 1e-5) / (2 * DRAWS))

LAWS = [
    {"law": "normal", "mean": 20, "sd": 3},
    {"law": "lognormal", "mean": 1, "cv": 0.6},
    {"law": "lognormal", "mean": 300, "cv": 0.1},
    {"law": "gamma", "mean": 15, "cv": 0.25},
    {"law": "gamma", "mean": 15, "cv": 0.25, "least": 9},
    {"law": "gamma", "mean": 2, "cv": 1.5},
    {"law": "triangular", "low": 50, "mode": 60, "high": 75},
    {"law": "triangular", "low": 1, "mode": 1, "high": 4},
    {"law": "pert", "low": 3, "mode": 10, "high": 30},
    {"law": "pert", "low": 0, "mode": 8, "high": 8},
    {"law": "poisson", "mean": 0.3},
    {"law": "poisson", "mean": 40},
    {"law": "negative binomial", "mean": 5, "k": 0.5},
    {"law": "negative binomial", "mean": 40, "k": 6},
    {"law": "pareto", "least": 4, "tail": 1.6, "most": 40},
    {"law": "pareto", "least": 5, "tail": 1, "most": 60},
    {"law": "pareto", "least": 1, "tail": 3, "most": 1000},
    {"law": "discrete", "values": [1, 2, 3, 4, 5], "weights": [1, 2, 4, 2, 1]},
    {"law": "discrete", "values": [9, 0, 2.5]},
]
every_law = pytest.mark.parametrize(
    "text", LAWS, ids=lambda text: " ".join(map(str, text.values()))
)


def law(text):
    return TypeAdapter(Law).validate_python(text)


def draws(text):
    return law(text).sample(np.random.default_rng(11), DRAWS)


def errors_of_mean(sample, frozen) -> float:
    return abs(sample.mean() - frozen.mean()) / math.sqrt(frozen.var() / sample.size)


def errors_of_variance(sample, frozen) -> float:
    mean, variance = frozen.mean(), frozen.var()
    fourth = float(frozen.expect(lambda x: (x - mean) ** 4))
    return abs(sample.var() - variance) / math.sqrt((fourth - variance**2) / sample.size)


def distance_of_quantiles(sample, frozen) -> float:
    """Return the largest gap between empirical and declared distribution, at and below a value."""
    values, counts = np.unique(sample, return_counts=True)
    upto = np.cumsum(counts) / sample.size
    at = np.abs(upto - frozen.cdf(values))
    below = np.abs(upto - counts / sample.size - frozen.cdf(np.nextafter(values, -np.inf)))
    return float(max(at.max(), below.max()))


@every_law
def test_the_declared_mean_is_that_of_the_law_named_in_scipy(text):
    assert law(text).mean == pytest.approx(float(law(text).frozen().mean()), rel=1e-9)
    assert law(text).variance == pytest.approx(float(law(text).frozen().var()), rel=1e-6)


@every_law
def test_samples_have_the_declared_mean(text):
    assert errors_of_mean(draws(text), law(text).frozen()) < ALLOWED


@every_law
def test_samples_have_the_declared_variance(text):
    assert errors_of_variance(draws(text), law(text).frozen()) < ALLOWED


@every_law
def test_samples_have_the_declared_quantiles(text):
    assert distance_of_quantiles(draws(text), law(text).frozen()) < DKW_BAND


def test_a_mean_that_is_two_per_cent_off_is_rejected():
    text = {"law": "gamma", "mean": 15, "cv": 0.25}
    assert errors_of_mean(draws(text | {"mean": 15.3}), law(text).frozen()) > ALLOWED


def test_a_variance_that_is_five_per_cent_off_is_rejected():
    text = {"law": "normal", "mean": 20, "sd": 3}
    assert errors_of_variance(draws(text | {"sd": 3 * 1.05**0.5}), law(text).frozen()) > ALLOWED


def test_a_law_of_the_right_mean_and_variance_but_another_shape_is_rejected():
    frozen = law({"law": "normal", "mean": 15, "sd": 3}).frozen()
    sample = draws({"law": "gamma", "mean": 15, "cv": 0.2})
    assert errors_of_mean(sample, frozen) < ALLOWED
    assert distance_of_quantiles(sample, frozen) > DKW_BAND


def test_a_uniform_law_read_as_start_and_width_is_rejected():
    """The mistake that another library has had for years: asked for 50 to 75, it gives 25 to 50."""
    frozen = law({"law": "triangular", "low": 50, "mode": 60, "high": 75}).frozen()
    wrong = np.random.default_rng(1).triangular(25, 35, 50, DRAWS)
    assert errors_of_mean(wrong, frozen) > ALLOWED


@pytest.mark.parametrize("value", [0, 2, 3.5])
def test_a_plain_number_is_that_number_always(value):
    assert draws(value).tolist() == [value] * DRAWS
    assert law(value).mean == value


def test_a_constant_declares_its_own_mean_variance_and_quantiles():
    frozen = law(3.5).frozen()
    assert (frozen.mean(), frozen.var(), frozen.ppf(0.9)) == (3.5, 0.0, 3.5)


def test_a_bell_curve_without_spread_is_no_bell_curve():
    with pytest.raises(ValidationError, match="greater than 0"):
        law({"law": "normal", "mean": 3, "sd": 0})


def test_a_discrete_law_may_list_a_value_twice():
    frozen = law({"law": "discrete", "values": [5, 1, 1], "weights": [1, 2, 3]}).frozen()
    assert frozen.mean() == pytest.approx(10 / 6)


def test_a_truncated_tail_stays_within_its_bounds():
    sample = draws({"law": "pareto", "least": 4, "tail": 1.6, "most": 40})
    assert sample.min() >= 4
    assert sample.max() <= 40


def test_a_gamma_law_never_falls_below_its_least():
    assert draws({"law": "gamma", "mean": 15, "cv": 0.25, "least": 9}).min() >= 9


def test_samples_depend_on_nothing_but_the_generator():
    for text in LAWS:
        first, second = (law(text).sample(np.random.default_rng(3), 50) for _ in range(2))
        assert first.tolist() == second.tolist()


def test_the_distance_of_quantiles_sees_a_jump_in_the_wrong_place():
    frozen = law({"law": "discrete", "values": [1, 2]}).frozen()
    assert distance_of_quantiles(np.repeat([1.0, 3.0], 500), frozen) >= 0.49
    assert distance_of_quantiles(np.repeat([1.0, 2.0], 500), frozen) < 1e-9


def test_a_wrong_variance_is_measured_in_its_own_standard_error():
    normal = SimpleNamespace(mean=lambda: 0.0, var=lambda: 1.0, expect=lambda f: 3.0)
    assert errors_of_variance(np.array([-1.0, 1.0] * 5000) * 2, normal) == pytest.approx(
        3 / math.sqrt(2 / 10_000)
    )
