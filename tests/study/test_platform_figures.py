"""What the platform thinks of the shop: pooled rates, chances of bans, and where to see them."""

import numpy as np
import pytest

from sim.chart.table import layout, policies
from sim.network import parse
from sim.studies import read
from sim.study.compare import compare
from sim.study.comparison_files import summary
from sim.study.figures import FIGURES, estimate
from sim.study.remarks import rules_in_words
from sim.world.core.measures import Topic
from tests.scenario.files import small

from .worlds import written

KEYS = {figure.key for figure in FIGURES if figure.measure.topic is Topic.PLATFORM}
JUDGED = """
[platform.score]
[platform.shop_ban]
hazard_per_year = 6
appeal_days = 8
"""


@pytest.fixture(scope="module")
def result():
    return compare(parse(small(more=JUDGED)), runs=60, workers=1)


def test_a_comparison_tells_what_the_platform_thinks_of_each_policy(result):
    for name in ("today", "base stock"):
        figures = result.summary(name).figures
        runs = result.runs_frame[result.runs_frame.policy == name]
        assert figures.keys() >= KEYS
        assert figures["banned"].value == pytest.approx((runs.days_banned > 0).mean())
        assert figures["days_banned"].value == pytest.approx(runs.days_banned.mean())
        assert 0 < figures["banned"].value < 1
        assert figures["cancel_rate"].value == 0


def test_rates_are_pooled_over_worlds(result):
    runs = {name: result.runs_frame[name].to_numpy(float) for name in result.runs_frame.columns[2:]}
    taken = np.full(len(runs["units_taken"]), 100.0)
    some = runs | {"units_taken": taken, "cancel_rate": np.arange(len(taken)) % 2 * 0.1}
    assert estimate(some)["cancel_rate"].value == pytest.approx(0.05)


def test_the_platform_has_a_table_of_its_own_and_lines_in_the_summary(result, tmp_path):
    table = policies(result, layout(result, 80)[-1])
    assert "shop\nbanned %" in [column.header for column in table.columns]
    assert "today,P(shop banned)," in summary(result)
    assert read(written(result, tmp_path)) == result


def test_a_shop_that_nobody_judges_has_none_of_it():
    plain = compare(parse(small()), runs=20, workers=1)
    assert not plain.summary("today").figures.keys() & KEYS
    assert not any("banned" in str(column) for column in plain.runs_frame.columns)


def test_the_rules_are_told_before_the_first_day():
    cap = "\n[platform.order_cap]\nstages = [12, 2_000]\n"
    network = parse(small(more=JUDGED + cap))
    assert rules_in_words(network, np.array([10.0, 6.5])) == (
        "4.5 stars at the start bring 1.05 times the organic and live orders",
        "a new shop may sell 12, then 2,000 units a day; the plan expects 16",
        "the shop has a 39 % chance of a ban, even with a clean record",
    )
    assert rules_in_words(parse(small()), np.array([10.0, 6.5])) == ()
