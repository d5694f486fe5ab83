"""What a comparison says: who is best, by how much, and what that hangs on."""

from dataclasses import replace

import numpy as np
import pytest

from sim.scenario.uncertain import Uncertain
from sim.stats import Estimate
from sim.stats.drivers import what_drives
from sim.study.compare import compare
from sim.study.comparison import Fresh
from sim.study.judgement import Dearer
from sim.study.limit import Limit
from sim.study.sentences import fresh_sentence, verdict_sentences

from .worlds import double_11

TODAY, BEST, OTHER = "three-tier 15/10/5", "one big batch", "(s,S) by product"


@pytest.fixture(scope="module")
def result():
    return compare(double_11(uncertain=()), [OTHER, BEST], runs=80, workers=1)


def estimate(value, side, events=80):
    return Estimate(value, value - side, value + side, 80, events, "Student t")


def judged(result, kind="ahead", best=BEST, leads=None, **more):
    """Set who leads, and by how much."""
    pair, gaps = result.against_current[BEST], leads or {OTHER: estimate(1800.0, 300.0)}
    verdict = replace(
        result.verdict, kind=kind, best=best, ties=(), not_separated=more.pop("not_separated", ()),
        runs_needed=more.pop("runs_needed", None),
        leads={name: replace(pair, gap=gap) for name, gap in gaps.items()},
    )  # fmt: skip
    usual = {"affordable": (TODAY, BEST, OTHER), "turned": (), "dearer": None} | more
    return replace(
        result, judgement=replace(result.judgement, verdict=verdict, **usual), without_ads=None
    )


def said(result):
    return verdict_sentences(result)[0]


def test_the_verdict_names_the_gap_to_the_runner_up_and_to_today_s_rule(result):
    gap = result.against_current[BEST].gap
    assert said(judged(result)) == (
        f'Ahead on these numbers: "{BEST}" earns USD 1,800 ± 300 more than "{OTHER}", the next '
        f'best, and USD {gap} more than today\'s rule, "{TODAY}".'
    )


def test_a_leader_that_earns_less_than_a_rule_that_cannot_be_paid_for_says_so(result):
    less = replace(result.against_current[OTHER], gap=estimate(-900.0, 50.0))
    behind = replace(judged(result), against_current={**result.against_current, BEST: less})
    assert said(behind).endswith(
        f'and USD 900 ± 50 less than today\'s rule, "{TODAY}", which cannot be paid for.'
    )


def test_a_leader_that_loses_money_is_told_to_lose_it(result):
    loss = estimate(-750.0, 90.0)
    policies = tuple(
        replace(s, figures={**s.figures, "profit": loss}) if s.name == BEST else s
        for s in result.policies
    )
    lost = judged(replace(result, policies=policies))
    assert said(lost).endswith(" Even so it loses money: USD \N{MINUS SIGN}750 ± 90.")


def test_whom_the_runs_do_not_separate_is_one_phrase_and_how_many_would_two_digits(result):
    unclear = {"kind": "cannot separate", "not_separated": ("a", "b", "c")}
    assert said(judged(result, runs_needed=42_244, **unclear)).startswith(
        f'Cannot separate "{BEST}" from "a", "b" and "c"; '
        "about 43,000 more runs should tell them apart. "
    )
    assert said(judged(result, **unclear)).startswith(
        f'Cannot separate "{BEST}" from "a", "b" and "c": '
        "a million runs would not tell them apart. "
    )
    assert said(judged(result, best=TODAY, **unclear)).endswith(
        f' "{TODAY}", today\'s rule, has the highest mean profit.'
    )


def test_an_event_seen_twice_is_told_with_how_frequent_it_may_be(result):
    """Clopper and Pearson: 2 of 80 may be 8.74 %, 3.5 times as much."""
    seldom = {"kind": "too seldom to tell", "not_separated": (OTHER,), "runs_needed": 400}
    twice = replace(estimate(50.0, 1.0, events=2), low=None, high=None, method="too few events")
    assert said(judged(result, leads={OTHER: twice}, **seldom)) == (
        f'No verdict: "{BEST}" and "{OTHER}" differ in 2 of 80 simulated futures, which could be '
        "3.5 times as frequent; about 400 simulated futures would tell."
    )
    never = Estimate(50.0, 50.0, 50.0, 80, 80, "constant")
    assert said(judged(result, leads={OTHER: never}, **seldom)) == (
        f'No verdict: "{BEST}" earns USD 50 more than "{OTHER}"; what could turn '
        "that round may come in 1 of 27 and was not seen. About 400 simulated futures would tell."
    )
    seldom["not_separated"] = ("far", OTHER)
    far = replace(never, value=90.0)
    assert f'earns USD 50 more than "{OTHER}"; what' in said(
        judged(result, leads={"far": far, OTHER: never}, **seldom)
    )


def test_policies_that_never_differ_and_a_policy_alone_are_said_to_be(result):
    assert said(judged(result, "the same in every world")) == (
        "All policies ended the same in each of 80 simulated futures; "
        "what comes in fewer than 1 of 27 may not have been among them."
    )
    assert said(judged(result, "only one policy", lacking={BEST: 0.0})) == (
        f'Only "{BEST}" was run: there is nothing to compare it with.'
    )
    profit = result.summary(BEST).figures["profit"]
    assert said(judged(result, "only one policy", affordable=(BEST,))) == (
        f'Only "{BEST}" can be paid for: it earns USD {profit}.'
    )


def test_an_end_that_turns_the_lead_round_is_told(result):
    turned = judged(result, turned=("profit_half_restock", "profit_half_leftover"))
    assert verdict_sentences(turned)[1] == (
        "It is not ahead if goods earned their margin half as long after the last day or if goods "
        "left at the end were worth half: the end of the plan decides."
    )


def test_what_is_uncertain_is_told_with_the_share_that_is_won_and_the_value_that_turns_it(result):
    entry = Uncertain(what="product.*.demand", times=(0.5, 1.0, 1.5))
    unsure = replace(result, network=result.network.changed(uncertain=(entry,)))
    drawn = np.random.default_rng(4).uniform(0.5, 1.5, 80)
    for slope, turns in ((500, "below 0.80"), (-500, "above 1.20")):
        drivers = what_drives(100 + slope * (drawn - 1), {entry.what: drawn}, {entry.what: 1.0})
        told = judged(unsure, hangs_on={OTHER: drivers})
        assert verdict_sentences(told)[1] == (
            f"Of what the file says is uncertain, it is ahead in {drivers.ahead:.0%} of the cases; "
            f'product.*.demand {turns} times the file\'s puts "{OTHER}" ahead.'
        ).replace("%", " %")
    assert verdict_sentences(judged(unsure, hangs_on={}))[1] == (
        "80 simulated futures are too few to tell how it hangs on what is uncertain; 10 would do."
    )


def test_a_policy_that_earns_more_and_cannot_be_paid_for_is_told_with_what_it_lacks(result):
    gap, cash = result.against_current[OTHER], Limit("cash_below_zero", True, 0.05)
    dearer = Dearer(OTHER, replace(gap, gap=estimate(900.0, 50.0)), cash)
    short = judged(result, dearer=dearer, lacking={OTHER: 4321.0})
    assert verdict_sentences(short)[-1] == (
        f'"{OTHER}" would earn USD 900 ± 50 more, but its cash falls below zero in none of 80 '
        "simulated futures, and it may be 4.5 %: it needs USD 4,400 more at the start, kept in "
        "reserve."
    )


def test_where_no_policy_can_be_paid_for_the_cash_that_is_lacking_is_told(result):
    lacking = {TODAY: 7000.0, BEST: 4321.0, OTHER: 900.0}
    assert said(judged(result, affordable=(), lacking=lacking)) == (
        "No policy can be paid for: under each, cash falls below zero in more than 5 % of "
        f'simulated futures. "{BEST}", which earns most, lacks USD 4,400 at the start, kept in '
        f'reserve; "{OTHER}", which needs least, USD 900.'
    )


def test_ads_that_cost_more_than_they_bring_are_told(result):
    pair = replace(result.against_current[BEST], gap=estimate(6900.0, 200.0))
    assert verdict_sentences(replace(judged(result), without_ads=pair))[-1] == (
        "Without its ads it would earn USD 6,900 ± 200 more: under this rule they cost more than "
        "they bring."
    )
    toss = replace(pair, gap=estimate(100.0, 200.0))
    assert len(verdict_sentences(replace(judged(result), without_ads=toss))) == 2


def test_a_leader_that_earns_less_when_measured_again_has_its_interval_turned_round(result):
    gap = Estimate(-31.27, -60.4, -18.2, 80, 20, "Hall skewness-corrected")
    pair = replace(result.against_current[BEST], gap=gap)
    fresh = Fresh(Estimate(500.0, 450.0, 550.0, 80, 80, "Student t"), pair)
    assert fresh_sentence(replace(judged(result), fresh=fresh)) == (
        f'Measured again in 80 fresh simulated futures, "{BEST}" earns USD 500 ± 50, '
        "which is USD 31 (18 to 60) less than today's rule."
    )
    alone = replace(fresh, against_current=None)
    assert fresh_sentence(replace(judged(result), fresh=alone)).endswith("USD 500 ± 50.")
