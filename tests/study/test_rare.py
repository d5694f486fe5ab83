"""Of many runs the first are kept whole, and rare risks are told by all of them."""

import json

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from scipy import stats

from sim import read
from sim.chance import luck
from sim.network import parse
from sim.stats import probability
from sim.study import kept, rare
from sim.study.compare import Compare
from sim.study.folder import write
from sim.study.kept import DAYS, EVERYTHING, FIGURES, RARE, Firsts
from sim.study.memory import estimated_bytes, refuse_if_too_large
from sim.study.rare_sentences import chance, how_often, interval
from sim.study.workers import ALONE
from sim.words.language import speaking
from tests.scenario.files import small

from .worlds import double_11

BLOCK, OF_DAYS, OF_TOTALS, RUNS = 20, 40, 100, 150
SALE = """
[[promotion]]
name = "spring sale"
products = ["lamp"]
sale_from = 2026-01-20
sale_days = 2
uplift = { law = "lognormal", mean = 3, cv = 0.8 }
"""
SHOP = parse(small(("opening = 5_000", "opening = 200\nspend_freely = true"), more=SALE))
"""Whose cash is short now and then, and whose sale sells out now and then."""
KEY = "cash_below_zero"
ASKED = {"usual": {}, "kept": {"keep_runs": True}, "first": {"runs": OF_TOTALS}}


@pytest.fixture(scope="module", autouse=True)
def small_numbers():
    """Let blocks be small, and few runs count as many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(luck, "BLOCK", BLOCK)
        patch.setattr(kept, "DAYS_OF", OF_DAYS)
        patch.setattr(kept, "TOTALS_OF", OF_TOTALS)
        yield


def asked(runs=RUNS, **settings):
    return Compare.ask(SHOP, runs=runs, **settings)


@pytest.fixture(scope="module")
def found(small_numbers):
    """Return the study as it is answered by default, with all runs kept, and of the first alone."""
    return {name: asked(**settings).answer() for name, settings in ASKED.items()}


def column(result, policy, key):
    runs = result.runs_frame
    return runs[key][runs["policy"] == policy].to_numpy(np.float64)


def test_chances_of_what_is_rare_are_those_of_all_runs_wherever_they_stand(found):
    """Else a limit would be held to the first runs, beside a table that says otherwise."""
    many, all_kept = found["usual"], found["kept"]
    for summary in many.policies:
        of_all = all_kept.summary(summary.name).figures
        for event in many.rare.events:
            assert summary.figures[event].value == of_all[event].value
            assert summary.figures[event].runs == RUNS


def test_a_limit_is_held_to_all_runs():
    """The first runs alone would keep to it, or break it."""
    chances = {s.name: s.figures[KEY].value for s in asked(keep_runs=True).answer().policies}
    first = {s.name: s.figures[KEY].value for s in asked(OF_TOTALS).answer().policies}
    assert chances != first
    name, share = max(chances.items(), key=lambda pair: abs(pair[1] - first[pair[0]]))
    between = 100 * (share + first[name]) / 2
    study = asked(limit=(f"cash below zero <= {between:.4f} %",))
    figures = {s.name: s.figures for s in study.answer().policies}
    (limit,) = study.limits
    assert limit.allows_mean(figures[name]) == (share < first[name])


# --- what is kept ------------------------------------------------------------------------------


def test_days_are_kept_of_the_first_totals_of_more_and_what_is_rare_of_all():
    firsts = Firsts(OF_DAYS, OF_TOTALS)
    assert [firsts.of(world) for world in (0, 39, 40, 99, 100, 10**9)] == [
        DAYS, DAYS, FIGURES, FIGURES, RARE, RARE,
    ]  # fmt: skip
    assert EVERYTHING.of(10**9) == DAYS


def test_the_first_runs_of_many_are_those_of_a_study_of_so_many(found):
    many, few = found["usual"], found["first"]
    assert_frame_equal(many.runs_frame, few.runs_frame)
    assert_frame_equal(many.days_frame, few.days_frame)
    assert_frame_equal(many.money_frame, few.money_frame)
    assert_frame_equal(many.inputs_frame, few.inputs_frame)
    for one, other in zip(many.policies, few.policies, strict=True):
        assert one.name == other.name
        differing = {key for key, figure in one.figures.items() if figure != other.figures[key]}
        assert differing <= set(rare.EVENTS)
    assert many.judgement == few.judgement
    assert (many.fresh, many.without_ads) == (few.fresh, few.without_ads)
    assert (many.runs, many.runs_of_days, many.rare.runs) == (OF_TOTALS, OF_DAYS, RUNS)


def test_rare_risks_are_those_that_a_study_finds_which_keeps_all_runs(found):
    usual, whole = found["usual"], found["kept"]
    assert (whole.runs, whole.runs_of_days) == (RUNS, OF_DAYS)
    assert usual.rare == whole.rare
    assert_frame_equal(usual.rare.tails, whole.rare.tails)
    assert_frame_equal(
        whole.runs_frame[whole.runs_frame["world"] < OF_TOTALS].reset_index(drop=True),
        usual.runs_frame,
    )


def test_counts_are_those_of_the_runs(found):
    whole = found["kept"]
    for policy in ("today", "base stock"):
        chances = whole.rare.chances[policy]
        short = int((column(whole, policy, "cash_low") < 0).sum())
        out = int(column(whole, policy, "stocked_out_in_sale").sum())
        assert tuple(chances) == ("cash_below_zero", "stockout_in_sale")
        assert [figure.events for figure in chances.values()] == [short, out]
        assert {figure.runs for figure in chances.values()} == {RUNS}
    assert whole.rare.chances["today"]["stockout_in_sale"].events not in {0, RUNS}
    later = column(whole, "today", "stocked_out_in_sale")[OF_TOTALS:]
    assert later.any(), "else the further runs would tell nothing here"


def test_a_tail_is_the_sorted_runs(found):
    whole = found["kept"]
    for policy in ("today", "base stock"):
        for key in ("cash_low", "profit"):
            tail = found["usual"].rare.tail(policy, key)
            assert tail.one_in.tolist() == [RUNS / rank for rank in range(1, RUNS // 2 + 1)]
            ordered = np.sort(column(whole, policy, key))
            assert tail.value.tolist() == ordered[: RUNS // 2].tolist()


def test_of_many_values_the_worst_are_all_kept_and_further_ones_evenly():
    ranks = rare.ranks_to(500_000)
    assert ranks[: rare.WORST].tolist() == list(range(1, rare.WORST + 1))
    assert ranks[-1] == 500_000
    assert len(ranks) < rare.WORST + rare.FURTHER
    steps = ranks[rare.WORST :] / ranks[rare.WORST - 1 : -1]
    assert steps.max() < 1.02
    assert rare.ranks_to(1).tolist() == [1]


def test_precision_keeps_all_totals_for_the_lead_is_that_of_all_runs():
    assert asked(precision=5.0).keep == kept.every_total() == Firsts(OF_DAYS, EVERYTHING.totals)
    assert asked().keep == kept.usual()


def test_further_runs_have_no_twin_and_no_fresh_runs():
    seen = []
    asked().answer(progress=lambda done, of: seen.append(of))
    both, twin, fresh = 2 * RUNS, OF_TOTALS, (2 * OF_TOTALS, OF_TOTALS)
    assert seen[0] == both + twin
    assert set(seen[1:]) - {seen[0]} <= set(fresh)


# --- going on, folders -------------------------------------------------------------------------


def test_an_interrupted_study_goes_on_with_what_it_had_of_each_kind(tmp_path, found):
    study, done = asked(), []

    def stop(now, of):
        done.append(now)
        if now > 330:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        study.answer(parts_in=tmp_path, progress=stop)
    files = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("block-*")}
    kinds = {file.stem.rpartition("-")[2] for file in files}
    assert kinds == {"days", "figures", "rare", "totals"}
    again = study.answer(parts_in=tmp_path)
    assert again == found["usual"]
    assert again.rare.tails.equals(found["usual"].rare.tails)
    assert {file: file.stat().st_mtime_ns for file in files} == files


def test_a_study_of_many_runs_is_read_back_as_it_was(tmp_path, found):
    study, result = asked(), found["usual"]
    write(study, result, tmp_path, "by the test")
    again = read(tmp_path)
    assert again == result
    assert_frame_equal(again.rare.tails, result.rare.tails)
    told = json.loads((tmp_path / "verdict.json").read_text("utf-8"))
    assert told["rare"]["chances"]["today"]["cash_below_zero"]["runs"] == RUNS
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["runs"] == RUNS
    table = pd.read_csv(tmp_path / "rare.csv")
    assert table["event"].unique().tolist() == ["P(cash below 0)", "P(stockout in a sale)"]
    assert table["runs"].unique().tolist() == [RUNS]


def test_an_older_folder_has_the_rare_risks_of_its_runs(tmp_path, found):
    write(asked(keep_runs=True), found["kept"], tmp_path, "by the test")
    file = tmp_path / "verdict.json"
    told = json.loads(file.read_text("utf-8"))
    del told["rare"], told["runs_of_days"]
    file.write_text(json.dumps(told), "utf-8")
    for name in ("tails.parquet", "rare.csv"):
        (tmp_path / name).unlink()
    again = read(tmp_path)
    assert again.rare == found["kept"].rare
    assert_frame_equal(again.rare.tails, found["kept"].rare.tails)
    assert again.runs_of_days == again.runs == RUNS


# --- what is said ------------------------------------------------------------------------------


def test_it_is_said_what_rests_on_how_many_runs(found):
    assert found["usual"].verdict_text.splitlines()[-1] == (
        "Figures and charts rest on the first 100 simulated futures, charts of days on the first"
        " 40, and rare risks on all 150."
    )
    assert found["kept"].verdict_text.splitlines()[-1] == (
        "Charts of days rest on the first 40 of 150 simulated futures, all else on all of them."
    )
    assert "150" in found["usual"].stop_reason


def test_nothing_is_said_where_all_rests_on_all_runs():
    assert "rest" not in asked(runs=OF_DAYS).answer().verdict_text


@pytest.mark.parametrize(("events", "runs"), [(3, 1_000_000), (800, 1_000_000), (31, 120)])
def test_an_interval_is_that_of_clopper_and_pearson(events, runs):
    figure = rare._chances({"cash_low": -1.0 * (np.arange(runs) < events)}, [KEY])[KEY]
    exact = stats.binomtest(events, runs).proportion_ci(0.95, "exact")
    assert (figure.low, figure.high) == pytest.approx((exact.low, exact.high), rel=1e-9)


def test_what_never_came_has_the_rule_of_three_as_its_bound():
    figure = rare._chances({"cash_low": np.ones(60_000)}, [KEY])[KEY]
    assert (figure.events, figure.low, figure.high) == (0, 0.0, 3 / 60_000)
    assert (1 - figure.high) ** 60_000 == pytest.approx(0.05, rel=0.01)


@pytest.mark.parametrize(
    ("events", "runs", "alone", "between", "often"),
    [
        (800, 1_000_000, "1 in 1,250", "1,170–1,340", "in 1 future in 1,250"),
        (3, 1_000_000, "1 in 300,000", "110,000–1,600,000", "in 1 future in 300,000"),
        (1, 1_000_000, "1 in 1,000,000", "180,000–39,000,000", "in 1 future in 1,000,000"),
        (60, 2_000, "1 in 33", "26–44", "in 1 future in 33"),
        (620, 2_000, "31 %", "29–33 %", "in 31 % of futures"),
        (310_000, 1_000_000, "31.00 %", "30.91–31.09 %", "in 31.00 % of futures"),
        (0, 1_000_000, "0 of 1,000,000", "below 1 in 330,000", "in none of 1,000,000 futures"),
        (0, 30, "0 of 30", "below 10 %", "in none of 30 futures"),
        (2_000, 2_000, "2,000 of 2,000", "above 99.82 %", "in all 2,000 futures"),
    ],
)
def test_a_chance_is_written_as_fine_as_the_runs_allow(events, runs, alone, between, often):
    figure = probability(np.arange(runs) < events)
    if not events:
        figure = rare._at_most(figure)
    assert [chance(figure), interval(figure), how_often(figure)] == [alone, between, often]


def test_a_chance_is_written_in_chinese_too():
    figure = probability(np.arange(1_000_000) < 800)
    with speaking("zh"):
        assert chance(figure) == "1/1,250"


# --- memory ------------------------------------------------------------------------------------


def test_a_million_futures_of_nine_policies_fit_where_not_even_the_days_of_all_would(monkeypatch):
    monkeypatch.undo()
    network = double_11(runs=1_000_000, run_off_days=100)
    usual = Firsts(20_000, 100_000)
    assert estimated_bytes(network, 9, 8, usual) < 24e9 / 2
    assert estimated_bytes(network, 9, 8) > 50e9


def test_a_study_is_refused_by_what_it_keeps(monkeypatch):
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("", (), {"total": 24e9}))
    network = double_11(runs=1_000_000)
    refuse_if_too_large(network, 9, 2, Firsts(20_000, 100_000))
    Compare(network.changed(runs=150), ("one big batch",)).examine(ALONE)
    with pytest.raises(Exception, match="need about"):
        refuse_if_too_large(network, 9, 2)


# --- a mutant ----------------------------------------------------------------------------------


def test_a_program_that_forgets_the_further_runs_is_found_out(found, monkeypatch):
    monkeypatch.setattr(rare, "RARE", ("no names", "no totals"))
    forgetful = asked().answer().rare
    assert forgetful.runs == OF_TOTALS
    assert forgetful != found["kept"].rare
