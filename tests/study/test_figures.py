"""Every figure of a comparison, worked out by hand for 21 worlds."""

import pytest

from sim.study.figures import FIGURES

from .totals import figures

OTHERS = 20
"""Worlds that are alike; the last one differs, so that no figure is that of a typical world."""


def worlds(each, last):
    """Return a total that is the same in all worlds but the last."""
    return [each] * OTHERS + [last]


def mean(value):
    """Return a total whose mean over worlds is a value that no world has."""
    return worlds(0, 21 * value)


def in_worlds(count):
    """Return a flag that is set in some of the worlds."""
    return [1] * count + [0] * (21 - count)


TOTALS = {
    "profit": [-50 + 10 * world for world in range(20)] + [360],
    "cash_low": [-6 + 3 * world for world in range(20)] + [96],
    "peak_cash_need": mean(2),
    "stocked_out": in_worlds(6),
    "sale_days": worlds(1, 22), "sale_days_out": worlds(0, 21),
    "stocked_out_in_sale": in_worlds(5),
    "units_wanted": worlds(1, 80), "units_served_at_once": worlds(1, 5),
    "true_demand": worlds(1, 60), "fill_of_true_demand": worlds(1, 0.25), "units_missed": mean(29),
    "units_expired": mean(30),
    "stockout_days": mean(3), "stockouts": mean(4), "units_lost": mean(5),
    "units_cancelled": mean(7), "units_flown": worlds(0, 21), "units_ordered": worlds(2, 65),
    "stock_plan_end_units": mean(31),
    "ad_spend_wasted": mean(8), "stock_end_units": mean(9), "units_under_way_end": mean(10),
    "platform_fees": mean(11), "refund_cost": mean(12), "withdrawal_cost": mean(13),
    "platform_balance_low": mean(28), "capital_cost": mean(29),
    "payout_days": mean(14), "deposit_locked": mean(15), "interest_paid": mean(16),
    "cash_short": in_worlds(4),
    "units_substituted": mean(17), "discounts": mean(18), "commission": mean(19),
    "live_orders_gone": mean(20), "ad_spend": worlds(1, 30),
    "ad_sales_attributed": worlds(0, 150), "ad_sales_incremental": worlds(0, 100),
    "units_transferred": mean(21), "transfer_cost": mean(22), "units_from_elsewhere": mean(23),
    "units_from_pool": mean(24),
    "warning_days": worlds(0, 126), "stockouts_missed": worlds(0, 21),
    "false_alarms": worlds(0, 42), "months": worlds(3, 3), "alert_days": worlds(0, 1),
    "score_end": mean(25), "points_end": mean(26), "days_banned": [7] * 3 + [0] * 18,
    "ad_days_banned": [21] * 2 + [0] * 19, "units_turned_away": mean(27),
    "units_dispatched": worlds(10, 50), "late_rate": worlds(0, 0.5),
    "units_taken": worlds(20, 100), "cancel_rate": worlds(0, 0.25),
}  # fmt: skip

BY_HAND = {
    # 20 worlds from -50 to 140 and one of 360: 900 + 360 in all; the eleventh has 50, the second
    # -40, the twentieth 140. The worst 5 % are 1.05 worlds: all of the first, 0.05 of the second.
    "profit": 1260 / 21, "profit_median": 50, "profit_p05": -40, "profit_p95": 140,
    "profit_cvar": (-50 + 0.05 * -40) / 1.05,
    # From -6 to 51, and one of 96; two worlds are below 0, and one has nothing left.
    "cash_low": (20 * 22.5 + 96) / 21, "cash_low_median": 24, "cash_low_p05": -3,
    "cash_low_p95": 51, "cash_low_cvar": (-6 + 0.05 * -3) / 1.05, "cash_below_zero": 2 / 21,
    "peak_cash_need": 2,
    "stockout": 6 / 21, "stockout_in_sale": 5 / 21,
    "sale_days_out": 21 / (20 + 22),
    "fill_rate": (20 + 5) / (20 + 80),
    "fill_of_true_demand": (20 + 15) / (20 + 60), "units_missed": 29, "units_expired": 30,
    "stockout_days": 3, "stockouts": 4, "units_lost": 5, "units_cancelled": 7,
    "air_share": 21 / (40 + 65),
    "stock_plan_end_units": 31,
    "ad_spend_wasted": 8, "stock_end_units": 9, "units_under_way_end": 10,
    "platform_fees": 11, "refund_cost": 12, "withdrawal_cost": 13, "payout_days": 14,
    "platform_balance_low": 28, "capital_cost": 29,
    "deposit_locked": 15, "interest_paid": 16, "cash_short": 4 / 21,
    "units_substituted": 17, "discounts": 18, "commission": 19, "live_orders_gone": 20,
    "roas_dashboard": 150 / (20 + 30), "roas_incremental": 100 / (20 + 30),
    "units_transferred": 21, "transfer_cost": 22, "units_from_elsewhere": 23,
    "units_from_pool": 24,
    # 84 stockouts, 21 without a warning: 126 days of warning of the other 63; 63 months.
    "stockouts_missed": 21 / 84, "warning_days": 126 / 63, "false_alarms": 42 / 63,
    "score": 25, "points": 26, "units_turned_away": 27,
    "late_rate": 25 / (200 + 50), "cancel_rate": 25 / (400 + 100),
    "banned": 3 / 21, "days_banned": 1, "ads_banned": 2 / 21, "ad_days_banned": 2,
}  # fmt: skip


@pytest.mark.parametrize("key", BY_HAND)
def test_a_figure_has_the_value_that_was_worked_out_by_hand(key):
    assert figures(**TOTALS)[key] == pytest.approx(BY_HAND[key])


def test_no_figure_is_without_a_value_that_was_worked_out_by_hand():
    assert {figure.key for figure in FIGURES} == BY_HAND.keys() == figures(**TOTALS).keys()


def test_the_fill_rate_is_a_ratio_of_sums():
    """One of one in the first world, and none of 99 in the second, are not half of all."""
    found = figures(units_served_at_once=[1, 0], units_wanted=[1, 99])
    assert found["fill_rate"] == pytest.approx(0.01)


def test_a_world_that_wants_nothing_is_served_in_full():
    found = figures(units_served_at_once=[0, 1], units_wanted=[0, 3])
    assert found["fill_rate"] == pytest.approx(2 / 4)


def test_every_figure_has_a_key_and_a_label_of_its_own():
    assert len({figure.key for figure in FIGURES}) == len(FIGURES)
    assert len({figure.label for figure in FIGURES}) == len(FIGURES)
