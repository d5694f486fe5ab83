"""Which policy is best, or that the runs cannot tell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.stats import choose, compare, mean
from sim.stats.interval import chance_of_less
from sim.stats.verdict import is_as_good

fixed_examples = settings(max_examples=50, derandomize=True, deadline=None)


def policies(seed: int, leads: list[float], worlds: int = 100) -> dict[str, np.ndarray]:
    """Profits with shared luck; the difference of two has deviation 10, error 1 in 100 worlds."""
    rng = np.random.default_rng(seed)
    shared = rng.normal(500, 80, worlds)
    return {
        f"policy {i}": shared + lead + rng.normal(0, 50**0.5, worlds)
        for i, lead in enumerate(leads)
    }


@pytest.mark.parametrize(("k", "studies"), [(2, 500), (6, 1000)])
def test_equal_policies_hardly_ever_have_a_clear_winner(k: int, studies: int) -> None:
    verdicts = [choose(policies(seed, [0.0] * k)) for seed in range(studies)]
    assert np.mean([verdict.kind == "ahead" for verdict in verdicts]) <= 0.07


def test_the_best_against_the_worst_of_equals_looks_significant_far_too_often() -> None:
    wrong = 0
    for seed in range(400):
        ranked = sorted(policies(seed, [0.0] * 6).values(), key=np.mean)
        wrong += stats.ttest_rel(ranked[-1], ranked[0]).pvalue < 0.05
    assert wrong / 400 > 0.2


def test_a_lead_of_five_errors_is_found_and_never_given_to_another() -> None:
    verdicts = [choose(policies(seed, [0.0, 0.0, 5.0, 0.0, -2.0])) for seed in range(300)]
    assert np.mean([v.kind == "ahead" for v in verdicts]) >= 0.85
    assert all(v.best == "policy 2" for v in verdicts if v.kind == "ahead")


def test_a_clear_winner_leads_every_rival_at_the_level_of_all_pairs() -> None:
    values = policies(1, [0.0, 20.0, 8.0])
    verdict = choose(values)
    assert (verdict.kind, verdict.best, verdict.runner_up) == (
        "ahead",
        "policy 1",
        "policy 2",
    )
    assert verdict.gap == compare(values["policy 2"], values["policy 1"], comparisons=3)
    assert (verdict.not_separated, verdict.runs_needed) == ((), None)


def test_a_significant_lead_below_three_errors_is_not_clear() -> None:
    spread = np.tile([-1.0, 1.0], 100)
    lead = 2.7 * spread.std(ddof=1) / 200**0.5
    verdict = choose({"a": np.zeros(200), "b": spread + lead})
    assert verdict.gap.gap.low > 0
    assert (verdict.kind, verdict.not_separated) == ("cannot separate", ("a",))
    assert verdict.runs_needed == np.ceil((3 / 2.7) ** 2 * 200)


def test_a_lead_surely_within_the_indifference_is_no_difference_worth_having() -> None:
    values = policies(2, [0.0, 20.0])
    assert choose(values).kind == "ahead"
    verdict = choose(values, indifference=25.0)
    assert verdict.gap.gap.low > 16
    assert verdict.gap.gap.high < 25
    assert (verdict.kind, verdict.as_good) == ("no difference worth having", ("policy 0",))
    assert (verdict.not_separated, verdict.runs_needed) == ((), None)


def test_a_lead_whose_interval_holds_the_indifference_cannot_be_called_either_way() -> None:
    """The half-width is 2 in 100 worlds: 20 is above 17, within 23, and 20.5 is neither."""
    values = policies(2, [0.0, 20.0])
    lead = choose(values).gap
    kinds = [
        choose(values, lead.gap.value + off * lead.gap.half_width) for off in (-1.1, -0.5, 0.5, 1.1)
    ]
    assert [verdict.kind for verdict in kinds] == [
        "ahead", "cannot separate", "cannot separate", "no difference worth having",
    ]  # fmt: skip
    assert [verdict.runs_needed is None for verdict in kinds] == [True, False, False, True]


def test_a_rival_far_behind_does_not_stand_in_the_way_of_no_difference() -> None:
    values = policies(3, [0.0, 1.0, -60.0])
    verdict = choose(values, indifference=10.0)
    assert (verdict.kind, verdict.as_good) == ("no difference worth having", ("policy 0",))
    luck = np.random.default_rng(9).normal(0, 300, 100)
    wild = values["policy 1"] - 15 + (luck - luck.mean())
    unsure = choose({**values, "wild": wild}, indifference=10.0)
    assert (unsure.kind, unsure.not_separated) == ("cannot separate", ("wild",))


def test_a_lead_is_as_good_only_within_the_indifference_on_both_sides() -> None:
    """Of two scenarios a lead may be negative: its half-width is 2 in 100 worlds."""
    values = policies(2, [0.0, 20.0])
    for ahead, behind in (("policy 1", "policy 0"), ("policy 0", "policy 1")):
        lead = compare(values[behind], values[ahead])
        assert abs(lead.gap.value) == pytest.approx(20, abs=3)
        assert not is_as_good(lead, 10.0)
        assert not is_as_good(lead, abs(lead.gap.value) + 0.5 * lead.gap.half_width)
        assert is_as_good(lead, abs(lead.gap.value) + 1.1 * lead.gap.half_width)


def test_what_rare_events_may_turn_round_is_not_as_good() -> None:
    """A lead of 5 in each of 200 worlds: nothing was seen of what comes in 1 of 1,000."""
    values = np.arange(200.0)
    assert choose({"a": values, "b": values + 5}, 10.0).kind == "too seldom to tell"


def test_the_chance_that_another_is_better_is_the_tail_of_the_paired_test() -> None:
    values = policies(5, [0.0, 1.0])
    verdict = choose(values, indifference=1.5)
    best, other = verdict.best, verdict.runner_up
    alone = stats.ttest_1samp(values[best] - values[other], -1.5, alternative="greater").pvalue
    assert verdict.chance_of_better == pytest.approx(alone)
    assert choose(values).chance_of_better > verdict.chance_of_better


def test_of_several_rivals_the_nearest_counts_as_often_as_there_are_rivals() -> None:
    values = policies(6, [0.0, 1.0, 0.5])
    verdict = choose(values)
    best = values.pop(verdict.best)
    tails = [stats.ttest_rel(best, x, alternative="greater").pvalue for x in values.values()]
    assert verdict.chance_of_better == pytest.approx(min(2 * max(tails), 1.0))


def test_a_tail_of_few_events_has_halls_interval_for_its_inverse() -> None:
    """The one-sided chance at the lower end of the 95 % interval is 2.5 %."""
    rng = np.random.default_rng(8)
    lead = np.where(rng.random(300) < 0.1, rng.exponential(20, 300), 0.0)
    estimate = mean(lead)
    assert estimate.method == "Hall skewness-corrected"
    assert chance_of_less(lead, estimate.low) == pytest.approx(0.025)
    assert chance_of_less(lead, estimate.high) == pytest.approx(0.975)


def test_rare_events_leave_the_chance_unsaid() -> None:
    values = np.random.default_rng(7).normal(0, 1, 200)
    luckier = values.copy()
    luckier[:4] += 100.0
    assert choose({"plain": values, "luckier": luckier}).chance_of_better is None
    assert choose({"plain": values, "more": values + 1}).chance_of_better is None


def test_the_runs_needed_would_separate_the_leader() -> None:
    verdict = choose(policies(3, [0.0, 1.0]))
    lead = verdict.gap
    deviation = lead.standard_error * 10
    assert verdict.kind == "cannot separate"
    assert verdict.runs_needed == np.ceil((3 * deviation / lead.gap.value) ** 2)


def test_a_gap_that_a_million_runs_would_not_tell_asks_for_none() -> None:
    luck = np.random.default_rng(5).normal(0, 1, 400)
    luck -= luck.mean()
    near, far = (choose({"a": luck * 0, "b": luck + gap}).runs_needed for gap in (0.004, 0.002))
    assert near == np.ceil((3 * luck.std(ddof=1) / 0.004) ** 2) < 1_000_000
    assert far is None


def test_the_runs_needed_are_those_of_the_most_stubborn_rival() -> None:
    values = policies(4, [0.0, 1.0, 1.5])
    verdict = choose(values)
    alone = [
        choose({"best": values[verdict.best], name: values[name]}).runs_needed
        for name in verdict.not_separated
    ]
    assert len(alone) == 2
    assert verdict.runs_needed == max(alone) > min(alone)


def test_a_rival_with_wilder_luck_blocks_though_it_is_no_runner_up() -> None:
    rng = np.random.default_rng(5)
    values = policies(5, [10.0, 0.0])
    luck = rng.normal(0, 300, 100)
    values["gamble"] = values["policy 1"] - 5 + (luck - luck.mean())
    verdict = choose(values)
    assert (verdict.best, verdict.runner_up) == ("policy 0", "policy 1")
    assert verdict.not_separated == ("gamble",)


def test_policies_that_never_differ_share_the_first_place() -> None:
    values = policies(6, [30.0, 0.0])
    verdict = choose({**values, "twin": values["policy 0"].copy()})
    assert (verdict.kind, verdict.best, verdict.ties) == ("ahead", "policy 0", ("twin",))
    assert verdict.gap.comparisons == 1


def test_policies_that_all_agree_are_the_same_in_every_world() -> None:
    values = np.arange(10.0)
    verdict = choose({"a": values, "b": values.copy(), "c": values.copy()})
    assert (verdict.kind, verdict.best, verdict.ties) == (
        "the same in every world",
        "a",
        ("b", "c"),
    )
    assert (verdict.runner_up, verdict.gap, verdict.runs_needed) == (None, None, None)


def test_one_policy_is_only_one_policy() -> None:
    verdict = choose({"alone": [3.0]})
    assert (verdict.kind, verdict.best, verdict.ties) == ("only one policy", "alone", ())


def test_a_lead_won_in_four_worlds_is_too_thin() -> None:
    values = np.random.default_rng(7).normal(0, 1, 200)
    luckier = values.copy()
    luckier[:4] += 100.0
    verdict = choose({"plain": values, "luckier": luckier})
    assert (verdict.kind, verdict.best) == ("too seldom to tell", "luckier")
    assert verdict.runs_needed >= 500


def test_a_lead_too_small_to_ever_show_needs_no_number_of_runs() -> None:
    spread = np.tile([-1.0, 1.0], 100)
    verdict = choose({"a": np.zeros(200), "b": spread + 1e-9})
    assert (verdict.best, verdict.kind, verdict.runs_needed) == ("b", "cannot separate", None)


def test_one_hopeless_rival_leaves_no_number_of_runs() -> None:
    spread = np.tile([-1.0, 1.0], 100)
    values = {"best": spread + 0.125, "close": np.zeros(200), "twin in mean": 0.125 - spread}
    verdict = choose(values)
    assert verdict.best == "best"
    assert set(verdict.not_separated) == {"close", "twin in mean"}
    assert verdict.runs_needed is None
    del values["twin in mean"]
    assert choose(values).runs_needed == 579


def test_equal_means_of_different_outcomes_need_no_number_of_runs() -> None:
    verdict = choose({"a": [1.0, 2.0, 3.0], "b": [3.0, 2.0, 1.0]})
    assert (verdict.kind, verdict.runs_needed) == ("cannot separate", None)


@fixed_examples
@given(st.permutations(range(4)), st.integers(0, 50))
def test_the_order_of_the_policies_changes_nothing(order: list[int], seed: int) -> None:
    values = policies(seed, [0.0, 2.0, 4.0, 9.0])
    names = list(values)
    assert choose({names[i]: values[names[i]] for i in order}) == choose(values)


def test_no_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one policy"):
        choose({})


def test_a_negative_indifference_is_refused() -> None:
    with pytest.raises(ValueError, match="indifference"):
        choose({"a": [1.0]}, indifference=-1.0)
