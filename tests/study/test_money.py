"""Where the money goes, and what days.parquet says of alerts and of what is owed."""

import numpy as np
import pytest

from sim.network import parse
from sim.studies import read
from sim.study.block_result import block_results
from sim.study.compare import MONEY, Compare, compare
from sim.study.folder import write
from sim.study.kept import DAYS
from sim.study.money import PART_OF, PARTS
from sim.study.task import tasks
from sim.world.core import causes
from sim.world.core.causes import CAUSES, EARLIER
from tests.scenario.files import SMALL, small

from .worlds import double_11

SHOP = parse(SMALL)
FEES = "[settlement]\ncommission = 0.2\n"
WHERE = {
    causes.REFUNDS: "returns",
    causes.BALANCES: "goods",
    causes.DUTY: "freight",
    causes.STORAGE: "warehouse",
    causes.PACKING: "parcels",
    causes.ADS: "ads",
    causes.LIVE_FEES: "live",
    causes.FIXED_COSTS: "fixed",
    causes.INTEREST: "bank",
}


@pytest.fixture(scope="module")
def result():
    return compare(SHOP, runs=40, workers=1)


def test_every_cause_of_profit_is_a_part():
    assert {cause for cause in CAUSES if cause not in EARLIER} <= set(PART_OF)


def kept_of(network):
    (kept,) = block_results(tasks(network, [network.scenario.current_rule], 6, DAYS))
    return kept


@pytest.fixture(scope="module")
def eleven():
    return kept_of(double_11())


def test_the_parts_of_each_run_sum_up_to_its_profit_to_the_cent(eleven):
    for kept in (eleven, kept_of(SHOP)):
        profit = kept["totals"][kept["names"].tolist().index("profit")]
        assert kept["money"].sum(axis=0).tolist() == np.rint(100 * profit).tolist()
        assert (kept["money"][PARTS.index("paid")] > 0).all()
        assert (kept["money"][PARTS.index("fees")] <= 0).all()


def test_the_parts_of_a_policy_are_in_the_mean_its_profit(result):
    sums = result.money_frame.groupby("policy")["mean"].sum()
    for summary in result.policies:
        assert sums[summary.name] == pytest.approx(summary.figures["profit"].value, abs=1e-6)


def test_an_alert_that_was_raised_stays_so_in_so_far_and_worse_levels_are_rarer(eleven):
    now, so_far = eleven["alerts"]
    assert now.max() > 0
    assert (np.diff(now, axis=0) <= 0).all()
    assert (np.diff(so_far, axis=1) >= 0).all()
    assert (so_far >= now).all()


def test_a_folder_without_the_parts_is_read_and_says_the_same(result, tmp_path):
    study = Compare.ask(SHOP, (), runs=40)
    write(study, result, tmp_path, "peakstock compare")
    again = read(tmp_path)
    assert again.money_frame.equals(result.money_frame)
    (tmp_path / MONEY).unlink()
    old = read(tmp_path)
    assert old == result
    assert old.money_frame.empty


def test_what_platform_and_host_keep_is_taken_from_what_buyers_paid():
    fees = small(("_hour = 12", "_hour = 12\ncommission = 0.1"), more=FEES)
    kept = kept_of(parse(fees))
    paid, platform, host = (kept["money"][PARTS.index(x)] for x in ("paid", "fees", "commission"))
    profit = kept["totals"][kept["names"].tolist().index("profit")]
    assert kept["money"].sum(axis=0).tolist() == np.rint(100 * profit).tolist()
    assert -platform == pytest.approx(0.2 * paid, rel=0.001)
    sold = kept["totals"][kept["names"].tolist().index("units_sold")]
    assert (paid / sold > 950).all()  # each unit costs 9.50 or 13.90
    assert (paid / sold < 1390).all()
    assert (host < 0).any()


def test_a_cause_goes_to_the_part_that_a_seller_would_look_for_it_in():
    found = {cause: PART_OF[cause] for cause in WHERE}
    assert found == WHERE
