"""A new shop's score multiplies traffic by 1; only its change matters."""

import pytest

from sim.scenario.problem import ScenarioError
from sim.world.platform.score import Score

from .scenes import ran, scene

JUDGED = """
days = 40
[platform.score]
start = {start}
smoothing_days = 1
traffic = [ [2.0, 0.6], [3.5, 0.9], [4.5, 1.05] ]
{late}
"""


def sold(start, late=""):
    return ran(JUDGED.format(start=start, late=late)).flow("wanted")


@pytest.mark.parametrize("start", [3.5, 4.5, 2.0])
def test_a_shop_at_the_score_of_its_start_sells_the_usual(start):
    assert sold(start)[:3] == [10, 10, 10]


def test_a_score_that_rises_brings_what_it_brings_over_the_start():
    # Nothing late: 5 stars as soon as 30 units have gone; 1.05 / 0.6 = 1.75 times as many.
    wanted = sold(2.0)
    assert wanted[:3] == [10, 10, 10]
    assert sum(wanted[5:13]) == 8 * 17 + 4


def test_a_score_that_falls_takes_it_away():
    # Every line at 2 stars: 0.6 / 1.05 of the orders.
    two = "late = [ [0.0, 2.0] ]\ncancelled = [ [0.0, 2.0] ]\nreturned = [ [0.0, 2.0] ]"
    assert sum(sold(4.5, two)[5:26]) == 21 * 10 * 4 // 7


def test_a_start_without_any_traffic_is_refused():
    with pytest.raises(ScenarioError, match="nothing compares with it"):
        scene("[platform.score]\nstart = 1\ntraffic = [ [2.0, 0.0], [4.0, 1.0] ]")


def test_a_score_that_multiplies_by_the_line_itself_is_found(monkeypatch):
    line = property(lambda score: score.stars * 0 + 0.6)
    monkeypatch.setattr(Score, "traffic", line)
    with pytest.raises(AssertionError):
        ran(JUDGED.format(start=2.0, late=""))
