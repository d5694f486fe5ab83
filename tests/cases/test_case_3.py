"""W3: a video, and a listing that does not know the stock: three times as many orders as units."""

import pytest

from sim import trace
from tests.cases.files import runs_of, variant

RULE = "sell what is there"
DAY = 14
"""The day of the video."""
KNOWN = "uncertain = []\n"


@pytest.fixture(scope="module")
def blind(tmp_path_factory):
    """Return the case under nothing but what is there, with the demand that the file says."""
    network = variant("case-3-viral-oversell", tmp_path_factory.mktemp("blind"), KNOWN)
    return trace(network, RULE, runs=100)


def accepted_over_stock(study):
    """Return orders taken on the three days of the video over the stock that it met, a world."""
    before, after = DAY - 1, DAY + 2
    served, owed, stock = (study.paths[path][:, 0] for path in ("served", "backlog", "on_hand"))
    return (served[after] - served[before] + owed[after]) / stock[before]


def test_a_listing_that_is_a_day_late_takes_three_times_the_stock(blind):
    accepted = accepted_over_stock(blind)
    assert accepted.mean() == pytest.approx(3.0, abs=0.1)
    assert (abs(accepted - 3.0) < 0.5).all()


def test_what_was_oversold_is_cancelled_after_three_days(blind):
    owed, stock = blind.paths["backlog"][:, 0], blind.paths["on_hand"][DAY - 1, 0]
    assert (owed[DAY + 2] > 1.5 * stock).all()
    assert (owed[DAY + 5] < 0.05 * stock).all()


def test_a_listing_in_step_takes_what_is_there(tmp_path):
    study = trace(variant("case-3-in-step", tmp_path, KNOWN), RULE, runs=100)
    returned = 0.005  # what came back in those days and was sold again
    assert accepted_over_stock(study).min() >= 1
    assert accepted_over_stock(study).max() < 1 + returned


@pytest.mark.parametrize("hours", [6, 12])
def test_the_shorter_the_lag_the_fewer_are_cancelled(hours, tmp_path, blind):
    lag = f"{KNOWN}market.stockout.sync_lag_hours = {hours}"
    quicker = trace(variant("case-3-viral-oversell", tmp_path, lag), RULE, runs=100)
    assert (quicker.totals["units_cancelled"] < blind.totals["units_cancelled"]).all()


def test_whoever_orders_by_the_last_days_sales_pays_for_them_for_a_year():
    """The shelf of one day of the video is a year of usual sales."""
    runs = runs_of("case-3-viral-oversell")
    assert (runs["15/10/5"]["profit"] < runs[RULE]["profit"]).all()
