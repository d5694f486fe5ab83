"""The decision of a backtest, on fans whose law is known."""

import datetime as dt
from collections import Counter

import numpy as np
import pytest

from sim.history.backtest.judge import judge
from sim.history.backtest.suspicion import chance, rank, scores
from sim.history.backtest.window import MONTH
from tests.history.backtest.backtest_windows import a_window, ordered

RECORDS = dt.date(2026, 1, 1), dt.date(2026, 8, 1)


def many(make, times):
    """Count the verdicts of some seeds."""
    found = Counter()
    for seed in range(times):
        result = judge(make(np.random.default_rng(seed)), RECORDS)
        found["+".join(result.faults) or "trusted"] += 1
    return found


def test_a_column_is_as_odd_as_the_columns_that_are_no_less_odd():
    assert rank(np.array([3.0, 1.0, 2.0, 3.0])) == 0.5
    assert chance(np.arange(1000.0))[500] == pytest.approx(0.5)


def test_what_is_far_odder_than_all_worlds_is_told_from_the_oddest_of_them():
    odd = np.random.default_rng(1).normal(size=400)
    odd[0] = 8.0
    assert chance(odd)[0] < 1e-4
    assert 1e-3 < np.sort(chance(odd))[1] < 0.01


def test_a_fan_of_the_true_law_is_trusted():
    found = many(lambda rng: [a_window(rng, origin) for origin in range(4)], 8)
    assert found["trusted"] >= 7


def test_a_fan_is_trusted_of_shops_that_sell_an_item_a_week():
    found = many(lambda rng: [a_window(rng, origin, level=0.15) for origin in range(4)], 8)
    assert found["trusted"] >= 7


def test_a_fan_that_knows_too_much_is_too_narrow_and_is_widened():
    def make(rng, origin):
        true = ordered(rng, 20, 0.35, 6, 30, 3, 1)[..., 0]
        return a_window(rng, origin, spread=0.1, true=true)

    results = [
        judge([make(np.random.default_rng(100 * seed + o), o) for o in range(6)], RECORDS)
        for seed in range(5)
    ]
    assert sum("narrow" in result.faults for result in results) >= 4
    assert np.mean([result.widen for result in results]) == pytest.approx(3.0, abs=1.0)


def test_a_fan_below_what_comes_runs_low_by_so_much():
    def make(rng, origin):
        return a_window(rng, origin, spread=0.1, true=ordered(rng, 30, 0.1, 6, 30, 3, 1)[..., 0])

    result = judge([make(np.random.default_rng(o), o) for o in range(6)], RECORDS)
    assert result.faults[0] == "low"
    assert result.bias.value == pytest.approx(1.5, abs=0.15)


def test_a_hit_that_nobody_knew_is_a_surprise_with_its_name_and_day():
    def make(rng, origin):
        true = ordered(rng, 20, 0.1, 6, 30, 3, 1)[..., 0]
        if origin == 3:
            true[7:14, 1] *= 6
        return a_window(rng, origin, spread=0.12, true=true)

    result = judge([make(np.random.default_rng(50 + o), o) for o in range(6)], RECORDS)
    assert result.faults == ("surprise",)
    assert result.surprise.sku == "sku 1"
    assert dt.date(2026, 4, 1) <= result.surprise.first <= dt.date(2026, 4, 8)


def test_days_that_scatter_more_than_the_fan_knows_are_told():
    def make(rng, origin):
        return a_window(rng, origin, k=20, true=ordered(rng, 20, 0.15, 2, 30, 3, 1)[..., 0])

    found = many(lambda rng: [make(rng, origin) for origin in range(6)], 4)
    assert found["trusted"] == 0


def test_one_month_of_one_sku_is_too_short_to_say():
    result = judge([a_window(np.random.default_rng(1), skus=1)], RECORDS)
    assert not result.trusted
    assert not result.enough
    assert result.faults == ()


def test_a_fan_that_is_trusted_is_not_widened():
    result = judge([a_window(np.random.default_rng(3), o) for o in range(5)], RECORDS)
    assert result.widen == 1.0


def test_days_that_do_not_count_change_nothing():
    rng = np.random.default_rng(7)
    window = a_window(rng, skus=2)
    window.counts[20:, 0] = False
    twin = a_window(np.random.default_rng(7), skus=2)
    twin.counts[20:, 0] = False
    twin.sold[20:, 0] = 10_000
    assert judge([window], RECORDS) == judge([twin], RECORDS)


def test_a_month_of_which_less_than_half_counts_is_no_month():
    window = a_window(np.random.default_rng(8), skus=2)
    window.counts[10:, 1] = False
    assert len(window.totals(MONTH)) == 1


def test_a_shelf_that_sells_out_in_every_world_makes_no_surprise_of_a_sale_or_two():
    totals = np.concatenate([[[45]], np.full((1, 300), 48)], axis=1)
    assert abs(scores(totals)[0, 0]) < 0.5
