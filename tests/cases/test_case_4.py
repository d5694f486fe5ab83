"""W4: a ramp of three days, a burst of seven to ten, fifteen of production: always late (C6)."""

import numpy as np
import pytest

from sim import trace
from tests.cases.files import shipped, variant

CASE = "case-4-accessory-burst"
CHASE = "15/10/5, by three days of sales"
"""A policy that orders nothing before the burst, and because of it."""
HIT = 20
"""The day on which the burst begins."""
PEAK = 450
"""Orders a day that the burst adds."""
RUNS = 300


def daily(study, path):
    """Return units a day, (days, worlds)."""
    return np.diff(study.paths[path][:, 0], axis=0, prepend=0)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    """Return what buyers want each day where nobody is sent away, (days, worlds)."""
    even = '[market]\ndemand_noise = "none"\nweekday = [1, 1, 1, 1, 1, 1, 1]\n'
    ample = f'{even}[[product]]\nname = "bestseller"\nopening_stock = 99000\n'
    network = variant(CASE, tmp_path_factory.mktemp("ample"), ample)
    return daily(trace(network, runs=RUNS), "wanted")


@pytest.fixture(scope="module")
def over(wanted):
    """Return the first day after the plateau, a world."""
    return HIT + 3 + np.argmax(wanted[HIT + 3 :] < 50 + PEAK, axis=0)


def lands(study):
    """Return the first day on which goods arrive that were ordered in the burst, a world."""
    assert not study.paths["ordered"][HIT].any()
    received = study.paths["received"][:, 0] > 0
    assert received.any(axis=0).all()
    return np.argmax(received, axis=0)


def test_the_burst_lasts_ten_to_thirteen_days(over):
    assert set((over - HIT).tolist()) == {10, 11, 12, 13}


def test_the_whole_burst_is_about_4550_to_6050_units(wanted, over):
    """Three days of ramp bring 1.5 peaks, seven to ten days one each, on top of the usual fifty."""
    whole = [days[HIT:last].sum() for days, last in zip(wanted.T, over, strict=True)]
    expected = {(3 + plateau) * 50 + (1.5 + plateau) * PEAK for plateau in (7, 8, 9, 10)}
    assert set(whole) == expected
    assert (min(expected), max(expected)) == pytest.approx((4_550, 6_050), rel=0.06)


def test_what_the_burst_makes_the_seller_order_lands_after_it_in_every_world(over):
    assert (lands(trace(shipped(CASE), CHASE, runs=RUNS)) > over).all()


def test_fifteen_days_of_production_alone_are_too_long(tmp_path, over):
    lanes = "".join(
        f'[[lane]]\nmode = "{mode}"\nto = "Bangkok"\ntransit_days = 0\nsails = []\n'
        "customs_hold = { drop = true }\n"
        for mode in ("sea", "air")
    )
    production_only = f'{lanes}[[warehouse]]\nname = "Bangkok"\ndock_days = 0\n'
    study = trace(variant(CASE, tmp_path, production_only), CHASE, runs=RUNS)
    assert (lands(study) > over).all()


def test_even_spot_goods_that_fly_from_the_first_morning_are_late_in_most_worlds(over):
    study = trace(shipped(CASE), "2,500 spot goods by air", runs=RUNS)
    assert (lands(study) >= over).mean() > 0.6


def test_reordering_at_7500_leaves_more_than_the_whole_burst_was():
    totals = trace(shipped(CASE), "reorder at 7,500", runs=RUNS, paths=()).totals
    left = totals["stock_end_units"] + totals["units_under_way_end"]
    assert left.min() > 6_050
