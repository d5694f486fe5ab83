import numpy as np
import pandas as pd
import pytest
from scipy import stats

from sim.history.fitting.priors import Prior
from sim.history.fitting.ranges import mean_of_weeks, positive_mean, share

WIDE = Prior(np.log(15.0), 1.0)


def test_a_share_has_the_beta_range_of_jeffreys():
    found = share(8, 100)
    law = stats.beta(8.5, 92.5)
    assert (found.low, found.high) == pytest.approx((law.ppf(0.05), law.ppf(0.95)))
    assert found.value == 0.08


def test_of_nothing_and_of_all_the_value_is_within_the_range():
    assert share(0, 30).low == 0.0
    assert share(30, 30).high == 1.0


def test_a_mean_of_weeks_is_as_wide_as_students_t_over_their_means():
    weeks = pd.Series(np.repeat(np.arange(6), 10))
    values = pd.Series(np.repeat([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 10))
    found = mean_of_weeks(values, values * 0 + 1, weeks)
    error = np.std([1, 2, 3, 4, 5, 6], ddof=1) / np.sqrt(6)
    assert found.value == pytest.approx(3.5)
    assert found.high - 3.5 == pytest.approx(stats.t.ppf(0.95, 5) * error)


def covered(number, law, mean):
    rng = np.random.default_rng(number)
    found = [positive_mean(law(rng, number), WIDE, 0.3)[0] for _ in range(2000)]
    return np.mean([one.low <= mean <= one.high for one in found])


@pytest.mark.parametrize("number", [4, 8, 30])
def test_the_range_of_a_mean_of_days_holds_nine_of_ten(number):
    gamma = covered(number, lambda rng, n: rng.gamma(11.1, 18 / 11.1, n), 18.0)
    assert 0.85 <= gamma <= 0.95


def test_few_values_leave_a_wider_range_and_lean_on_the_market():
    few, _ = positive_mean(np.array([20.0, 22.0]), Prior(np.log(15.0), 0.2), 0.3)
    many, _ = positive_mean(np.tile([20.0, 22.0], 40), Prior(np.log(15.0), 0.2), 0.3)
    assert few.high / few.low > 1.3 * many.high / many.low
    assert few.value < many.value
    assert few.own < many.own
