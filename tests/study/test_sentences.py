"""What a comparison says: the verdict, its second measure, and what to hear beside it."""

from dataclasses import replace

import pytest

from sim.stats import Estimate
from sim.study.compare import compare
from sim.study.comparison import Fresh, Summary
from sim.study.sentences import fresh_sentence, verdict_sentence, warnings

from .worlds import double_11

TODAY, BEST, OTHER = "three-tier 15/10/5", "one big batch", "(s,S) by product"


@pytest.fixture(scope="module")
def result():
    return compare(double_11(), [OTHER, BEST], runs=80, workers=1)


def verdict(result, kind, best=BEST, **more):
    return replace(result, verdict=replace(result.verdict, kind=kind, best=best, **more))


def unclear(result, **more):
    return verdict(result, "cannot separate", not_separated=("a", "b", "c"), **more)


def rare(result, key, **shares):
    """Set how often something happens under each policy, the others left alone."""
    policies = [
        Summary(s.name, {**s.figures, key: replace(s.figures[key], value=shares[s.name])})
        for s in result.policies
    ]
    return replace(result, policies=tuple(policies))


def test_the_verdict_names_the_best_policy_the_gap_to_today_s_rule_and_how_often_it_is_better(
    result,
):
    gap = result.against_current[BEST].gap
    assert verdict_sentence(verdict(result, "clear winner")) == (
        f'Clear winner: "{BEST}" earns USD {gap} more than today\'s rule, "{TODAY}", '
        "and does better in all 80 simulated futures."
    )


@pytest.mark.parametrize(
    ("kind", "start"), [("clear winner", "Clear winner: "), ("cannot separate", "Cannot separate ")]
)
def test_today_s_rule_in_front_begins_no_sentence_in_lower_case(result, kind, start):
    others = () if kind == "clear winner" else ("a",)
    sentence = verdict_sentence(verdict(result, kind, best=TODAY, not_separated=others))
    assert sentence.startswith(start)
    assert sentence.endswith(f' "{TODAY}", today\'s rule, has the highest mean profit.')


def test_whom_the_runs_do_not_separate_is_one_phrase_and_how_many_would_two_digits(result):
    assert verdict_sentence(unclear(result, runs_needed=42_244)).startswith(
        f'Cannot separate "{BEST}" from "a", "b" and "c"; '
        "about 43,000 more runs should tell them apart. "
    )
    assert verdict_sentence(unclear(result)).startswith(
        f'Cannot separate "{BEST}" from "a", "b" and "c": '
        "they are too close for any number of runs. "
    )


def test_policies_that_never_differ_and_a_policy_alone_are_said_to_be(result):
    assert verdict_sentence(verdict(result, "the same in every world")) == (
        "All policies ended the same in each of 80 simulated futures."
    )
    assert verdict_sentence(verdict(result, "only one policy")) == (
        f'Only "{BEST}" was run: there is nothing to compare it with.'
    )


def test_a_leader_that_earns_less_when_measured_again_has_its_interval_turned_round(result):
    profit = Estimate(500.0, 450.0, 550.0, 80, 80, "Student t")
    gap = Estimate(-31.27, -60.4, -18.2, 80, 20, "Hall skewness-corrected")
    pair = replace(result.against_current[BEST], gap=gap)
    assert fresh_sentence(replace(result, fresh=Fresh(profit, pair))) == (
        f'Measured again in 80 fresh simulated futures, "{BEST}" earns USD 500 ± 50, '
        "which is USD 31 (18 to 60) less than today's rule."
    )
    assert fresh_sentence(replace(result, fresh=Fresh(profit, None))).endswith("USD 500 ± 50.")


def test_a_leader_that_runs_out_of_cash_is_set_against_the_best_that_does_not(result):
    chances = {TODAY: 0.01, BEST: 0.165, OTHER: 0.05}
    safe = result.summary(OTHER).figures["profit"]
    assert warnings(rare(result, "cash_below_zero", **chances))[0] == (
        f'But under "{BEST}" cash falls below zero in 16 % of simulated futures. '
        f'Of the policies that avoid that in 19 of 20, "{OTHER}" earns most: USD {safe}.'
    )
    assert warnings(rare(result, "cash_below_zero", **dict.fromkeys(chances, 0.165)))[0] == (
        f'But under "{BEST}" cash falls below zero in 16 % of simulated futures, '
        "and no policy avoids that in 19 of 20."
    )


def test_different_goods_at_the_end_are_warned_of(result):
    left = {TODAY: 0.0, BEST: 2000.0, OTHER: 50_000.0}
    goods = rare(result, "stock_end_units", **left)
    goods = rare(goods, "units_under_way_end", **dict.fromkeys(left, 1.0))
    (text,) = warnings(rare(goods, "cash_below_zero", **dict.fromkeys(left, 0.0)))
    assert text.startswith(f'Mind what is left: on 2026-12-14 "{BEST}" has 2,001 units on the ')
    assert '"(s,S) by product" 50,001;' in text
