"""W4: a ramp of three days, a burst of seven to ten, fifteen of production: always late (C6)."""

import numpy as np
import pytest

from sim import trace
from tests.cases.files import runs_of, variant

CASE = "case-4-accessory-burst"
CHASE = "15/10/5, by three days of sales"
"""A policy that in nearly all worlds orders nothing before the burst, and because of it."""
HIT = 20
"""The day on which the burst begins."""
PEAK = 450
"""Orders a day that the burst adds."""
RUNS = 300
NEVER = 999
KNOWN = "uncertain = []\nshipment = []\n"
"""All is as the file says, and only what is ordered arrives."""


def daily(study, path):
    """Return units a day, (days, worlds)."""
    return np.diff(study.paths[path][:, 0], axis=0, prepend=0)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    """Return what buyers want each day where nobody is sent away, (days, worlds)."""
    even = f'{KNOWN}[market]\ndemand_noise = "none"\nweekday = [1, 1, 1, 1, 1, 1, 1]\n'
    ample = f'{even}[[product]]\nname = "bestseller"\nopening_stock = 99000\n'
    network = variant(CASE, tmp_path_factory.mktemp("ample"), ample)
    return daily(trace(network, runs=RUNS), "wanted")


@pytest.fixture(scope="module")
def over(wanted):
    """Return the first day after the plateau, a world."""
    return HIT + 3 + np.argmax(wanted[HIT + 3 :] < 50 + PEAK, axis=0)


def lands(study):
    """Return the first day on which goods arrive that were ordered in the burst, a world.

    NEVER where some were ordered before it.
    """
    before = study.paths["ordered"][HIT, 0] > 0
    assert before.mean() < 0.02
    received = study.paths["received"][:, 0] > 0
    assert received.any(axis=0).all()
    return np.where(before, NEVER, np.argmax(received, axis=0))


def test_the_burst_lasts_ten_to_thirteen_days(over):
    assert set((over - HIT).tolist()) == {10, 11, 12, 13}


def test_the_whole_burst_is_about_4550_to_6050_units(wanted, over):
    """Three days of ramp bring 1.5 peaks, seven to ten days one each, on top of the usual fifty."""
    whole = [days[HIT:last].sum() for days, last in zip(wanted.T, over, strict=True)]
    expected = {(3 + plateau) * 50 + (1.5 + plateau) * PEAK for plateau in (7, 8, 9, 10)}
    assert set(whole) == expected
    assert (min(expected), max(expected)) == pytest.approx((4_550, 6_050), rel=0.06)


@pytest.mark.parametrize("policy", [CHASE, "7,500 at once"])
def test_what_the_burst_makes_the_seller_order_lands_after_it_in_every_world(
    policy, tmp_path, over
):
    assert (lands(trace(variant(CASE, tmp_path, KNOWN), policy, runs=RUNS)) > over).all()


def test_fifteen_days_of_production_alone_are_too_long(tmp_path, over):
    lanes = "".join(
        f'[[lane]]\nmode = "{mode}"\nto = "Bangkok"\ntransit_days = 0\nsails = []\n'
        "customs_hold = { drop = true }\n"
        for mode in ("sea", "air")
    )
    production_only = f'{KNOWN}{lanes}[[warehouse]]\nname = "Bangkok"\ndock_days = 0\n'
    study = trace(variant(CASE, tmp_path, production_only), CHASE, runs=RUNS)
    assert (lands(study) > over).all()


def test_even_spot_goods_that_fly_from_the_first_morning_are_late_in_most_worlds(tmp_path, over):
    study = trace(variant(CASE, tmp_path, KNOWN), "2,500 spot goods", runs=RUNS)
    assert (lands(study) >= over).mean() > 0.6


def test_an_order_of_7500_costs_more_than_the_burst_whatever_the_rest_is_worth():
    """What it brings is there for usual sales alone, and their fashion passes."""
    runs = runs_of(CASE)
    large, none = runs["7,500 at once"], runs["for usual sales"]
    assert (large["profit_half_leftover"] < none["profit_half_leftover"] - 2_000).mean() > 0.9
    assert (large["profit"] < none["profit"] - 2_000).mean() > 0.9
    assert np.median(large["stock_plan_end_units"]) > 4_000
