"""What a comparison says, and that its folder gives it back."""

import numpy as np
import pytest

from sim.studies import read
from sim.study.compare import Compare, compare
from sim.study.memory import StudyTooLargeError, estimated_bytes, refuse_if_too_large
from sim.study.parts import PartsOnDisk

from .worlds import double_11, written

NAMES = ["(s,S) by product", "one big batch"]
COLUMNS = [
    "policy", "world", "profit", "cash_low", "cash_end", "units_wanted", "units_sold",
    "units_lost", "units_cancelled", "fill_rate", "stocked_out", "stockout_days", "ad_spend",
    "ad_spend_wasted", "freight_cost", "air_share", "storage_cost", "stock_end_units",
    "stock_end_value", "orders_placed",
]  # fmt: skip


@pytest.fixture(scope="module")
def result():
    return compare(double_11(), NAMES, runs=80, workers=1)


def test_the_current_rule_always_takes_part():
    study = Compare.ask(double_11(), ["one big batch"])
    assert study.policies == ("three-tier 15/10/5", "one big batch")


def test_the_runs_have_the_columns_that_were_promised(result):
    assert set(COLUMNS) <= set(result.runs_frame.columns)
    assert len(result.runs_frame) == 3 * 80


def test_every_unit_wanted_is_served_lost_or_taken(result):
    runs = result.runs_frame
    waiting = runs.units_wanted - runs.units_lost - runs.units_sold - runs.units_cancelled
    assert (waiting >= 0).all()


def test_the_pair_is_the_mean_of_the_differences_world_by_world(result):
    wide = result.runs_frame.pivot_table(index="world", columns="policy", values="profit")
    gap = (wide["one big batch"] - wide["three-tier 15/10/5"]).mean()
    assert result.against_current["one big batch"].gap.value == pytest.approx(gap)


def test_daily_quantiles_are_those_of_the_worlds(result):
    cash = result.days_frame.query("measure == 'cash' and policy == 'one big batch'")
    low = result.runs_frame.query("policy == 'one big batch'").cash_low
    assert cash.p05.min() >= low.min() - 1e-9
    assert (np.diff(cash[["p05", "p25", "p50", "p75", "p95"]].to_numpy(), axis=1) >= 0).all()


def test_a_comparison_is_read_back_from_its_folder_as_it_was(result, tmp_path):
    assert read(written(result, tmp_path)) == result


def test_the_winner_is_measured_again_in_worlds_that_had_no_part_in_choosing(result):
    chosen_on = result.summary(result.verdict.best).figures["profit"].value
    assert result.fresh.profit.value != chosen_on
    assert result.fresh.profit.runs == 80


def test_a_torn_part_is_run_again(tmp_path):
    parts = PartsOnDisk(tmp_path, "word")
    parts.save("0-0", {"cash": np.arange(5)})
    assert parts.load("0-0")["cash"].tolist() == [0, 1, 2, 3, 4]
    (file,) = (tmp_path / ".parts-word").glob("block-*")
    file.write_bytes(file.read_bytes()[:-40])
    assert parts.load("0-0") is None
    assert parts.load("0-1") is None


def test_a_study_that_needs_more_than_half_of_the_memory_is_refused():
    network = double_11(runs=100_000_000)
    with pytest.raises(StudyTooLargeError, match="need about"):
        refuse_if_too_large(network, 6, 2)


def test_the_memory_of_ten_thousand_worlds_and_four_policies_is_below_a_gigabyte():
    assert estimated_bytes(double_11(runs=10_000), 4, 2) < 1e9
