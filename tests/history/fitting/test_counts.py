import numpy as np
import pytest
from scipy import stats

from sim.history.fitting.counts import expected, log_likelihood

MEAN, SIZE = 7.3, 2.1
LAW = stats.nbinom(SIZE, SIZE / (SIZE + MEAN))
COUNTS = np.arange(0.0, 40.0)
MEANS, SIZES = np.full(40, MEAN), np.full(40, SIZE)


def test_a_count_is_as_likely_as_scipys_law_says():
    told = log_likelihood(COUNTS, np.zeros(40, bool), MEANS, SIZES)
    np.testing.assert_allclose(told, LAW.logpmf(COUNTS), rtol=1e-9)


def test_a_lower_bound_is_as_likely_as_that_much_or_more():
    told = log_likelihood(COUNTS, np.ones(40, bool), MEANS, SIZES)
    np.testing.assert_allclose(told, LAW.logsf(COUNTS - 1), rtol=1e-9, atol=1e-12)


def test_several_sizes_stand_before_the_days():
    least = COUNTS % 2 == 0
    both = log_likelihood(COUNTS, least, MEANS, np.stack([SIZES, 3 * SIZES]))
    np.testing.assert_allclose(both[1], log_likelihood(COUNTS, least, MEANS, 3 * SIZES))


@pytest.mark.parametrize("bound", [0, 1, 2, 3, 9, 25])
def test_what_was_wanted_given_a_bound_has_the_moments_of_the_law_above_it(bound):
    many = np.arange(bound, 3000)
    weights = LAW.pmf(many) / LAW.pmf(many).sum()
    mean = (weights * many).sum()
    variance = (weights * (many - mean) ** 2).sum()
    least = np.array([True, False])
    found = expected(np.array([bound, bound], float), least, MEANS[:2], SIZES[:2])
    assert found[0] == pytest.approx([mean, bound])
    assert found[1] == pytest.approx([variance, 0.0], rel=1e-6)
