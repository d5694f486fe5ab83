"""W8: the drill for a big live day: how much stock, which bells, which ads (M57, M92, M95, C18)."""

import pytest

from sim import trace
from tests.cases.files import runs_of, shipped

CASE = "case-8-live-drill"
STOCKS = ("1.0 x", "1.2 x", "1.5 x")
ADS = ("pause", "plan B", "both advertised")


@pytest.fixture(scope="module")
def runs():
    return runs_of(CASE)


def test_the_more_is_built_the_fewer_are_sent_away(runs):
    """Of a host whose audience has a cv of 1, 1.2 times the forecast covers three of four."""
    out = [runs[f"{stock}, bells at 50/30/10, plan B"]["sale_days_out"].mean() for stock in STOCKS]
    assert out[0] > out[1] > out[2]
    assert out[1] > 0.05


def test_a_bell_on_which_no_order_hangs_changes_no_sale(runs):
    percent, days = (runs[f"1.5 x, bells at {bells}, plan B"] for bells in ("50/30/10", "15/10/5"))
    assert (percent["profit"] == days["profit"]).all()
    assert percent["warning_days"].mean() > days["warning_days"].mean()


def test_ads_for_the_substitute_move_less_than_a_twentieth_of_the_profit(runs):
    """As a plan B or all along: an order of the substitute leaves little more than its clicks."""
    earned = {ads: runs[f"1.5 x, bells at 50/30/10, {ads}"]["profit"].mean() for ads in ADS}
    assert max(earned.values()) - min(earned.values()) < 0.05 * earned["pause"]


def test_the_substitute_catches_less_than_a_quarter_of_who_is_sent_away():
    """A hand-over as smooth as claimed would catch them all; a quarter takes something else."""
    study = trace(shipped(CASE), "1.0 x, bells at 50/30/10, plan B", paths=("wanted", "served"))
    missed = study.product("wanted", "bestseller")[-1] - study.product("served", "bestseller")[-1]
    caught = study.totals["units_substituted"].sum() / missed.sum()
    assert 0.05 < caught < 0.25
    assert (missed > 100).mean() > 0.3
