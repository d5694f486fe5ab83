"""W6: a lipstick colour: by the calendar sales double, by past sales the season finds nothing."""

import numpy as np
import pytest

from sim import trace
from tests.cases.files import shipped, variant

CASE = "case-6-lipstick-season"
AUGUST = "8,000 in August"
SEPTEMBER, NOVEMBER = slice(22, 52), slice(83, 113)


@pytest.fixture(scope="module")
def growth():
    """Return what each policy sells in November over what it sold in September, a world."""
    network = shipped(CASE)
    found = {}
    for policy in network.scenario.policies:
        served = trace(network, policy.name, 200, paths=("served",)).paths["served"][:, 0]
        daily = np.diff(served, axis=0, prepend=0)
        found[policy.name] = daily[NOVEMBER].sum(axis=0) / daily[SEPTEMBER].sum(axis=0)
    return found


def test_who_orders_by_the_calendar_doubles_in_most_worlds(growth):
    assert np.median(growth["45/40/20, by the calendar"]) > 1.9
    assert np.median(growth[AUGUST]) > 1.9


def test_who_orders_by_past_sales_does_not(growth):
    assert np.median(growth["15/10/5, by sales"]) < 1.5


def test_without_the_season_what_was_ordered_in_august_is_left_over(tmp_path):
    """The early order is a bet on the season: take it away, and a month of sales is left."""
    without = trace(variant(CASE, tmp_path, "season = []\n"), AUGUST, 200, paths=())
    with_it = trace(shipped(CASE), AUGUST, 200, paths=())
    left = [runs.totals["stock_plan_end_units"].mean() for runs in (without, with_it)]
    assert left[0] > left[1] + 30 * 40
