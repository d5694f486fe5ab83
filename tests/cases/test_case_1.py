"""W1: an order at T days of cover, on a lead time of 20, leaves 20 - T days without stock (C13)."""

from itertools import groupby

import numpy as np
import pytest

from sim import trace
from tests.cases.files import runs_of, shipped, variant

LEAD = 20


def stockouts(network, policy):
    """Return the days of each stockout that has ended, in the first world: buyers found nothing."""
    paths = trace(network, policy, runs=2, paths=("wanted", "served")).paths
    missed = np.diff((paths["wanted"] - paths["served"])[:, 0, 0], prepend=0) > 0
    spells = [(out, len(list(days))) for out, days in groupby(missed)]
    return [days for out, days in spells[:-1] if out]


@pytest.mark.parametrize(("line", "out"), [(5, 15), (10, 10), (15, 5)])
def test_every_cycle_is_out_for_the_lead_time_less_the_days_of_cover(line, out):
    found = stockouts(shipped("case-1-by-hand"), f"orders at {line} days")
    assert len(found) >= 2
    assert found == [LEAD - line] * len(found)
    assert LEAD - line == out


def test_the_lead_time_and_a_week_leaves_no_day_out():
    assert stockouts(shipped("case-1-by-hand"), "orders at 28 days") == []


def test_at_the_peak_the_article_s_cure_still_leaves_ten_days_out():
    """Red reproduces the disaster of 15 days; orange, with its plane, is out for 10 at least."""
    runs = runs_of("case-1-apparel-live").items()
    out = {policy: totals["stockout_days"] for policy, totals in runs}
    assert out["orders at 5 days"].mean() == pytest.approx(15, abs=2)
    assert out["orders at 10 days"].mean() > 10
    assert out["looks 28 days ahead"].mean() < 1


def test_a_lead_time_of_ten_days_would_make_the_orange_line_right(tmp_path):
    quick = '[[supplier]]\nname = "workshop"\nlead_time_days = 0\n'
    assert stockouts(variant("case-1-by-hand", tmp_path, quick), "orders at 10 days") == []
