"""`--precision`: runs go on until the lead is known well enough, and not until somebody wins."""

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from sim import compare
from sim.chance import luck
from sim.stats import choose
from sim.stats import compare as pair
from sim.studies import read
from sim.study.compare import Compare
from sim.study.folder import write
from sim.study.memory import StudyTooLargeError
from sim.study.precision import Precision, PrecisionError
from sim.study.runner import Runner
from tests.oracles.textbook import textbook

USD_5 = Precision(5.0, most=20_000, block=2000, currency="USD")


@pytest.fixture
def small_blocks(monkeypatch):
    """Let a block have 40 worlds, so that stages are short."""
    monkeypatch.setattr(luck, "BLOCK", 40)


def season(**more):
    """Return a launch of one day with two first batches; profits differ by some 100."""
    return textbook(
        1,
        market={"stockout": {"orders": "lost"}},
        product={
            "price": 30, "unit_cost": 12, "leftover_value": 5,
            "demand": {"units_per_day": 400, "dispersion": 8},
        },
        policy=[
            {"name": f"{q}", "order": {"rule": "first batch", "quantity": q}} for q in (400, 470)
        ],
    ).changed(**more)  # fmt: skip


def lead(half_width, runs=2000, **gap):
    """Return a lead of 0 or more with a t interval of some half-width."""
    return pair(np.zeros(runs), draws_of(half_width, runs) + gap.get("value", 0.0))


def draws_of(half_width, runs):
    """Return draws around 0 whose mean has a t interval of some half-width, alone."""
    draws = np.random.default_rng(1).normal(0, 1, runs)
    draws = (draws - draws.mean()) / draws.std(ddof=1)
    return draws * half_width / pair(np.zeros(runs), draws).gap.half_width


def test_four_times_the_runs_are_asked_for_twice_the_precision_in_whole_blocks():
    assert USD_5.next(lead(10.0), 2000) == 8000
    assert USD_5.next(lead(10.2), 2000) == 10_000


def test_runs_end_once_the_half_width_is_reached_or_the_most_are_done():
    assert USD_5.next(lead(5.0), 2000) == 2000
    assert USD_5.next(lead(5.1), 2000) == 4000
    assert USD_5.next(lead(500.0), 2000) == 20_000
    assert USD_5.next(None, 2000) == 2000


def test_how_far_ahead_a_policy_is_decides_nothing():
    """No peeking: a lead that is clear and one of nothing have the same next stage."""
    for width in (4.9, 10.0, 30.0):
        stages = [USD_5.next(lead(width, value=value), 2000) for value in (0.0, 3.0, 1e6)]
        assert len(set(stages)) == 1


def test_a_lead_that_rare_events_decide_goes_on_until_ten_are_expected():
    seldom = np.zeros(2000)
    seldom[:4] = (1.0, 2.0, 3.0, 4.0)
    assert USD_5.next(pair(np.zeros(2000), seldom), 2000) == 6000


def test_a_lead_that_never_varied_ends_the_runs():
    assert USD_5.next(pair(np.zeros(2000), np.ones(2000)), 2000) == 2000


def test_the_reason_says_what_was_reached_and_what_would_do():
    assert USD_5.reason(lead(4.321), 8000) == (
        "Stopped after 8,000 runs: the lead over the next best is known to ± USD 4.33, and ± USD 5 "
        "was asked for."
    )
    assert USD_5.reason(lead(10.0, runs=4000), 4000) == (
        "Stopped after 4,000 runs, the most: the lead over the next best is known to ± USD 10.0, "
        "not to ± USD 5; about 16,000 runs would do (--runs)."
    )
    assert USD_5.reason(None, 2000).endswith("no policy has a next best to lead.")


def test_a_lead_that_never_varied_is_not_said_to_be_known():
    assert USD_5.reason(pair(np.zeros(2000), np.ones(2000)), 2000) == (
        "Stopped after 2,000 runs: the lead over the next best is the same in all of them, which "
        "says nothing of what is rarer than they can show."
    )


def test_a_lead_among_three_policies_asks_for_the_runs_of_its_adjusted_level():
    values = {
        "a": np.zeros(2000),
        "b": draws_of(10.0, 2000),
        "c": draws_of(400.0, 2000)[::-1] - 9e3,
    }
    gap = choose(values).gap
    assert gap.comparisons == 3
    for three, comparisons in ((gap, 3), (replace(gap, comparisons=1), 1)):
        normal = NormalDist().inv_cdf(1 - 0.025 / comparisons)
        needed = (normal * gap.standard_error * 2000**0.5 / 5.0) ** 2
        assert USD_5._needed(three) == pytest.approx(needed, rel=0.002)


def test_a_half_width_just_missed_is_not_written_as_reached():
    assert "known to ± USD 5.01, not to ± USD 5" in USD_5.reason(lead(5.0001), 2000)


def test_stages_give_the_very_runs_that_so_many_runs_give(small_blocks):
    staged = compare(season(), seed=3, workers=1, precision=75.0)
    at_once = compare(season(), runs=staged.runs, seed=3, workers=1)
    assert staged.runs > 40
    assert staged.runs % 40 == 0
    assert_frame_equal(staged.runs_frame, at_once.runs_frame)
    assert_frame_equal(staged.days_frame, at_once.days_frame)
    plain = {"stop_reason": "", "verdict_text": ""}
    assert replace(staged, **plain) == replace(at_once, **plain)
    assert staged.verdict.gap.gap.half_width <= 75.0


def test_the_runs_asked_for_are_the_most(small_blocks):
    result = compare(season(), runs=60, seed=3, workers=1, precision=1.0)
    assert result.runs == 60
    assert result.stop_reason.startswith("Stopped after 60 runs, the most: ")
    assert result.verdict_text.splitlines()[-1] == result.stop_reason


def test_without_runs_asked_for_the_most_are_fifty_blocks_and_not_the_files():
    assert Compare.ask(season(runs=70), precision=1.0).network.scenario.runs == 100_000
    assert Compare.ask(season(runs=70)).network.scenario.runs == 70


def test_a_study_of_stages_is_read_back_as_it_was(small_blocks, tmp_path):
    study = Compare.ask(season(), precision=75.0, worth=10.0)
    result = study.answer()
    write(study, result, tmp_path, "by the test")
    again = read(tmp_path)
    assert again == result
    assert again.runs == result.runs > 40
    manifest = (tmp_path / "manifest.json").read_text("utf-8")
    assert f'"runs": {result.runs}' in manifest
    assert result.stop_reason in manifest


def test_an_interrupted_study_of_stages_goes_on(small_blocks, tmp_path, monkeypatch):
    study = Compare.ask(season(), precision=75.0)
    done = []
    spread = Runner._results

    def stop_at_the_third(self, work):
        done.append(work)
        if len(done) == 3:
            raise KeyboardInterrupt
        return spread(self, work)

    monkeypatch.setattr(Runner, "_results", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        study.answer(parts_in=tmp_path)
    monkeypatch.setattr(Runner, "_results", spread)
    assert study.answer(parts_in=tmp_path) == study.answer()


def test_the_progress_goes_on_from_stage_to_stage(small_blocks):
    seen = []
    Compare.ask(season(), precision=75.0).answer(progress=lambda done, of: seen.append((done, of)))
    staged = seen[: next(i for i, one in enumerate(seen) if one[0] < seen[max(i - 1, 0)][0])]
    assert [done for done, _ in staged] == sorted(done for done, _ in staged)
    assert all(done <= of for done, of in staged)


def test_a_stage_that_does_not_fit_into_memory_is_refused(small_blocks, monkeypatch):
    monkeypatch.setattr(
        "sim.study.memory.estimated_bytes", lambda n, p, w, keep: 1e18 * (n.scenario.runs > 40)
    )
    study = Compare.ask(season(), precision=1.0)
    with pytest.raises(StudyTooLargeError):
        study.answer()


@pytest.mark.parametrize("amount", [0.0, -1.0, float("nan"), float("inf")])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(PrecisionError, match="an amount of money above 0"):
        Compare.ask(season(), precision=amount)


def test_a_precision_of_one_policy_is_refused():
    with pytest.raises(PrecisionError, match='only "400" takes part'):
        Compare.ask(season(), ["400"], precision=5.0)
