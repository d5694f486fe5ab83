"""What the platform thinks of the shop: pooled rates, chances of bans, and where to see them."""

import math

import numpy as np
import pytest

from sim.chart.table import layout, policies
from sim.network import parse
from sim.studies import read
from sim.study.compare import compare
from sim.study.comparison_files import summary
from sim.study.figures import FIGURES
from sim.study.remarks import rules_in_words
from sim.world.core.measures import Topic
from tests.scenario.files import small

from .worlds import assert_same, written

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
    """Six bans a year strike within 30 days in 38.9 % of worlds; nothing is ever cancelled."""
    for name in ("today", "base stock"):
        figures = result.summary(name).figures
        assert figures.keys() >= KEYS
        chance = 1 - math.exp(-6 * 30 / 365)
        spread = math.sqrt(chance * (1 - chance) / 60)
        assert abs(figures["banned"].value - chance) < 4.5 * spread
        assert figures["cancel_rate"].value == 0


def test_the_platform_has_a_table_of_its_own_and_lines_in_the_summary(result, tmp_path):
    table = policies(result, layout(result, 80)[-1])
    assert "shop\nbanned %" in [column.header for column in table.columns]
    assert '"today","P(shop banned)",' in summary(result)
    assert_same(read(written(result, tmp_path)), result)


def test_a_shop_that_nobody_judges_has_none_of_it():
    plain = compare(parse(small()), runs=20, workers=1)
    assert not plain.summary("today").figures.keys() & KEYS
    assert not any("banned" in str(column) for column in plain.runs_frame.columns)


def test_the_rules_are_told_before_the_first_day():
    cap = "\n[platform.order_cap]\nstages = [12, 2_000]\n"
    network = parse(small(more=JUDGED + cap))
    assert rules_in_words(network, np.array([10.0, 6.5])) == (
        "4.5 stars at the start bring the usual organic and live orders, the worst score 0.57 and"
        " the best 1.00 times as many",
        "a new shop may sell 12, then 2,000 units a day; the plan expects 16",
        "the shop has a 39 % chance of a ban, even with a clean record",
    )
    assert rules_in_words(parse(small()), np.array([10.0, 6.5])) == ()
