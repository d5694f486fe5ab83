"""The figures of a backtest, against numbers worked by hand and laws that are known."""

import numpy as np
import pytest
from scipy.special import ndtr

from sim.history.backtest.clustered import ratio, share
from sim.history.backtest.crps import crps
from sim.history.backtest.pit import histogram, rank_of_first, ranks, within
from sim.history.backtest.rivals import recent, same_weekday


def closed_form(y):
    """Return the score of a standard normal law (Gneiting and others 2005, equation 5)."""
    density = np.exp(-(y**2) / 2) / np.sqrt(2 * np.pi)
    return y * (2 * ndtr(y) - 1) + 2 * density - 1 / np.sqrt(np.pi)


def test_the_score_of_a_normal_sample_is_that_of_the_law():
    came = np.array([-1.5, 0.0, 0.7, 3.0])
    members = np.random.default_rng(1).normal(size=(4, 40_000))
    assert crps(members, came) == pytest.approx(closed_form(came), abs=0.01)


def test_the_score_of_three_members_is_worked_by_hand():
    # |1-4| + |2-4| + |6-4| = 7, over 3; pairs differ by 1, 5, 4: 20 over all 9, half of it.
    assert crps(np.array([6.0, 1.0, 2.0]), np.array(4)) == pytest.approx(7 / 3 - 20 / 9 / 2)


def test_members_that_are_unknown_count_for_nothing():
    known, more = np.array([6.0, 1.0, 2.0]), np.array([6.0, np.nan, 1.0, 2.0, np.nan])
    assert crps(more, np.array(4)) == pytest.approx(crps(known, np.array(4)))


def test_one_member_has_no_score():
    assert np.isnan(crps(np.array([3.0, np.nan]), np.array(3)))


@pytest.mark.parametrize("members", [3, 8, 28])
def test_a_forecast_of_a_few_past_days_pays_for_what_they_leave_open(members):
    rng = np.random.default_rng(2)
    came = rng.normal(size=20_000)
    found = crps(rng.normal(size=(20_000, members)), came).mean()
    assert found == pytest.approx((1 + 1 / members) / np.sqrt(np.pi), rel=0.02)


def test_ranks_of_a_row_with_ties_are_worked_by_hand():
    below, upto = ranks(np.array([[3, 1, 3, 7]]))
    assert below.tolist() == [[0.25, 0.0, 0.25, 0.75]]
    assert upto.tolist() == [[0.75, 0.25, 0.75, 1.0]]


def test_the_rank_of_the_first_is_its_rank_among_all():
    columns = np.random.default_rng(3).poisson(4, (50, 30))
    of_all, alone = ranks(columns), rank_of_first(columns)
    assert all((a[:, 0] == b).all() for a, b in zip(of_all, alone, strict=True))


def test_half_of_a_rank_within_the_fan_counts_half():
    assert within(np.array([0.0]), np.array([0.2])).tolist() == pytest.approx([0.5])
    assert within(np.array([0.95]), np.array([1.0])).tolist() == [0.0]
    assert within(np.array([0.3]), np.array([0.4])).tolist() == pytest.approx([1.0])


def test_ranks_of_counts_of_the_same_law_are_uniform():
    columns = np.random.default_rng(4).poisson(1.5, (4000, 60))
    below, upto = (end[:, :1] for end in ranks(columns))
    shares = histogram(below, upto)[:, 0] / 4000
    assert shares == pytest.approx(np.full(10, 0.1), abs=0.015)
    assert within(below, upto).mean() == pytest.approx(0.8, abs=0.015)


def test_ranks_of_a_law_that_is_too_narrow_lie_at_the_ends():
    rng = np.random.default_rng(5)
    columns = np.concatenate([rng.poisson(30, (2000, 1)) * 2, rng.poisson(60, (2000, 60))], axis=1)
    shares = histogram(*(end[:, :1] for end in ranks(columns)))[:, 0] / 2000
    assert shares[0] > 0.13 < shares[-1]


def test_the_rival_of_a_weekday_is_its_last_eight():
    past = np.arange(100.0)[:, None]  # day t sold t
    found = same_weekday(past, 10)
    assert sorted(found[0, 0]) == [44, 51, 58, 65, 72, 79, 86, 93]
    assert sorted(found[6, 0])[-1] == 99
    assert sorted(found[7, 0]) == sorted(found[0, 0])


def test_the_other_rival_is_the_last_28_days_whatever_the_weekday():
    found = recent(np.arange(100.0)[:, None], 5)
    assert all(sorted(day) == list(range(72, 100)) for day in found[:, 0])


def test_days_before_the_records_are_unknown_to_rivals():
    found = recent(np.arange(10.0)[:, None], 1)
    assert int(np.isnan(found).sum()) == 18


def test_the_interval_of_independent_clusters_is_that_of_a_binomial():
    held = (np.arange(200) < 160).astype(float)
    found = share(held, np.ones(200))
    assert (found.low, found.high) == pytest.approx((0.738, 0.853), abs=0.01)


def test_days_that_are_held_or_missed_together_are_one_observation():
    held = np.array([30.0, 30, 0, 30, 30, 30, 30, 0, 30, 30])
    found, alone = share(held, np.full(10, 30.0)), share(held / 30, np.ones(10))
    assert found.value == alone.value == pytest.approx(0.8)
    assert found.high - found.low == pytest.approx(alone.high - alone.low, rel=0.02)
    assert found.low < 0.45


def test_a_share_of_all_has_a_lower_end_by_the_number_of_clusters():
    found = share(np.full(5, 30.0), np.full(5, 30.0))
    assert found.low == pytest.approx(0.025 ** (1 / 5))
    assert found.high == 1.0


def test_intervals_of_few_clusters_hold_the_truth_as_often_as_they_say():
    rng, inside = np.random.default_rng(6), 0
    for _ in range(400):
        chances = rng.beta(8, 2, 8)  # of days of one cluster
        held = rng.binomial(30, chances).astype(float)
        found = share(held, np.full(8, 30.0))
        inside += found.low <= 0.8 <= found.high
    assert 0.93 <= inside / 400 <= 1.0


def test_one_cluster_has_no_interval():
    assert share(np.array([3.0]), np.array([4.0])).low is None
    assert ratio(np.array([3.0]), np.array([4.0])).low is None


def test_a_ratio_of_clusters_is_worked_by_hand():
    found = ratio(np.array([10.0, 30.0]), np.array([20.0, 20.0]))
    assert found.value == 1.0
    # Deviations of -10 and 10: error sqrt(2 * 200) / 40 = 0.5, times 12.706 of one degree.
    assert found.high == pytest.approx(1.0 + 0.5 * 12.706, abs=0.01)
