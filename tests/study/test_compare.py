"""What a comparison says, and that its folder gives it back."""

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.network import parse
from sim.studies import read
from sim.study.compare import Compare, compare
from sim.study.memory import StudyTooLargeError, estimated_bytes, refuse_if_too_large
from sim.study.parts import PartsOnDisk
from sim.study.task import tasks
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.scenario.files import small
from tests.world.toys import mugs, toy

from .worlds import assert_same, double_11, written

NAMES = ["(s,S) by product", "one big batch"]
COLUMNS = [
    "policy", "world", "profit", "cash_low", "cash_end", "units_wanted", "units_sold",
    "units_lost", "units_cancelled", "fill_rate", "stocked_out", "stockout_days", "ad_spend",
    "ad_spend_wasted", "freight_cost", "air_share", "storage_cost", "stock_end_units",
    "stock_end_value", "orders_placed",
]  # fmt: skip


@pytest.fixture(scope="module")
def result():
    rich = double_11().scenario.cash.model_copy(update={"opening": 9e4, "keep_at_least": 5e4})
    return compare(double_11(cash=rich), NAMES, runs=80, workers=1)


def test_the_current_rule_always_takes_part():
    study = Compare.ask(double_11(), ["one big batch"])
    assert study.policies == ("three-tier 15/10/5", "one big batch")


def test_the_runs_have_the_columns_that_were_promised(result):
    assert set(COLUMNS) <= set(result.runs_frame.columns)
    assert len(result.runs_frame) == 3 * 80


@pytest.mark.parametrize(
    ("days", "lost", "cancelled", "waiting"),
    [(4, 0, 0, 0), (5, 0, 0, 5), (6, 5, 0, 5), (8, 15, 5, 0)],
)
def test_a_unit_that_is_wanted_is_sold_lost_cancelled_or_waits(days, lost, cancelled, waiting):
    """Of 5 a day 20 are sold by day 3; the 5 of day 4 are oversold, and cancelled on day 6."""
    oversold = {"orders": "oversold", "sync_lag_hours": 24.0, "cancel_after_days": 2}
    shop = toy(days=days, market__stockout=oversold)
    runs = compare(shop, runs=2, workers=1).runs_frame
    (found,) = runs[["units_wanted", "units_sold", "units_lost", "units_cancelled"]].to_numpy()[:1]
    assert found.tolist() == [5 * days, 20, lost, cancelled]
    assert mugs(shop, "backlog")[-1] == waiting


def test_policies_are_paired_world_by_world():
    """The error is that of the differences; that of two separate means would be far larger."""
    result = compare(parse(small()), runs=60, workers=1)
    wide = result.runs_frame.pivot_table(index="world", columns="policy", values="profit")
    today, rival = wide["today"], wide["base stock"]
    pair = result.against_current["base stock"]
    assert pair.gap.value == pytest.approx((rival - today).mean())
    assert pair.standard_error == pytest.approx((rival - today).std() / 60**0.5)
    assert pair.standard_error < 0.6 * ((rival.var() + today.var()) / 60) ** 0.5


def test_the_table_ranks_the_policies_and_holds_their_figures(result):
    table = result.table
    assert list(table.index) == sorted(
        (s.name for s in result.policies), key=lambda n: -result.figure(n, "profit").value
    )
    for name, row in table.iterrows():
        profit = result.figure(name, "profit")
        assert (row.profit, row.profit_low, row.profit_high) == (
            profit.value,
            profit.low,
            profit.high,
        )
        assert row.fill_rate == result.figure(name, "fill_rate").value


def test_the_text_of_the_verdict_is_what_the_command_prints(result):
    study = Compare.ask(result.network, [s.name for s in result.policies])
    assert result.verdict_text.splitlines() == list(study.sentences(result))


def test_daily_quantiles_are_those_of_the_worlds(result):
    cash = result.days_frame.query("measure == 'cash' and policy == 'one big batch'")
    low = result.runs_frame.query("policy == 'one big batch'").cash_low
    assert cash.p05.min() >= low.min() - 1e-9
    assert (np.diff(cash[["p05", "p25", "p50", "p75", "p95"]].to_numpy(), axis=1) >= 0).all()


def test_a_comparison_is_read_back_from_its_folder_as_it_was(result, tmp_path):
    assert_same(read(written(result, tmp_path)), result)


def test_the_winner_is_measured_again_in_worlds_that_had_no_part_in_choosing(result):
    """They are of blocks from a million on, which no study has for its own."""
    network = result.network
    luck, plan = draw_luck(network, 1_000_000), make_plan(network)
    best, today = (
        run_block(network, network.policy(name), luck, plan, 80).totals["profit"]
        for name in (result.verdict.best, network.scenario.current_rule)
    )
    assert result.fresh.profit.value == pytest.approx(best.mean())
    against = result.fresh.against_current
    assert against.gap.value == pytest.approx((best - today).mean())
    assert against.standard_error == pytest.approx((best - today).std(ddof=1) / 80**0.5)
    assert result.fresh.profit.runs == 80


def test_a_torn_part_is_run_again(tmp_path):
    parts = PartsOnDisk(tmp_path, "word")
    task, other = tasks(double_11(), NAMES, 80)
    parts.save(task, {"cash": np.arange(5)})
    assert parts.load(task)["cash"].tolist() == [0, 1, 2, 3, 4]
    (file,) = (tmp_path / ".parts-word").glob("block-*")
    file.write_bytes(file.read_bytes()[:-40])
    assert parts.load(task) is None
    file.write_bytes(b"")
    assert parts.load(task) is None
    assert parts.load(other) is None


def test_a_study_that_needs_more_than_half_of_the_memory_is_refused():
    network = double_11(runs=100_000_000)
    with pytest.raises(StudyTooLargeError, match="need about"):
        refuse_if_too_large(network, 6, 2)


def test_the_memory_of_ten_thousand_worlds_and_four_policies_is_about_a_gigabyte():
    assert estimated_bytes(double_11(runs=10_000), 4, 2) < 1.1e9
