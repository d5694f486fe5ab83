"""The binomial quantile at a score, against scipy's own law."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.chance.binomial import binomial


@pytest.mark.parametrize(("units", "share"), [(7, 0.3), (40, 0.02), (500, 0.02), (12, 0.9)])
def test_small_expectations_give_the_exact_quantile(units, share):
    below = np.linspace(0.0005, 0.9995, 997)
    score = stats.norm.ppf(below).astype(np.float32)
    exact = stats.binom.ppf(stats.norm.cdf(score.astype(float)), units, share)
    wrong = np.mean(binomial(np.full(997, units), share, score) != exact)
    assert wrong <= (0.004 if share > 0.5 else 0.0)  # a mirrored quantile differs on the steps


@pytest.mark.parametrize(("units", "share"), [(900, 0.02), (400, 0.3), (5000, 0.7)])
def test_large_expectations_are_off_by_one_at_most_and_seldom(units, share):
    score = np.random.default_rng(1).standard_normal(20_000, dtype=np.float32)
    exact = stats.binom.ppf(stats.norm.cdf(score.astype(float)), units, share)
    error = binomial(np.full(20_000, units), share, score) - exact
    assert np.abs(error).max() <= 1
    assert np.mean(error != 0) < 0.02
    assert abs(np.mean(error)) < 0.01


def test_no_chance_takes_none_and_certainty_takes_all():
    units, score = np.array([0, 3, 900]), np.zeros(3, np.float32)
    assert binomial(units, 0.0, score).tolist() == [0, 0, 0]
    assert binomial(units, 1.0, score).tolist() == [0, 3, 900]


@given(st.integers(0, 3000), st.integers(0, 200), st.floats(0, 1), st.floats(-6, 6, width=32))
def test_more_units_never_give_fewer_where_one_method_counts_both(units, more, share, score):
    both = binomial(np.array([units, units + more]), share, np.full(2, score, np.float32))
    rare = min(share, 1 - share)
    meets = units * rare < 15.0 <= (units + more) * rare
    assert both[1] >= both[0] - meets
    assert (both >= 0).all()
    assert both[0] <= units
