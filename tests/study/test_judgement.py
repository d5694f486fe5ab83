"""Only a policy that can be paid for may win, and a win must not hang on the end of the plan."""

import numpy as np
import pandas as pd
import pytest

from sim.study.figures import estimate
from sim.study.judgement import judge
from sim.study.limit import Limit, limits
from sim.study.summary import Summary
from tests.world.toys import toy

WORLDS = 200
LUCK = np.random.default_rng(3).normal(0, 100, WORLDS)
NOTHING = pd.DataFrame()
SHOP = toy(cash={"opening": 1000.0})


def judged(totals, asked=(), shop=SHOP, inputs=NOTHING):
    """Judge policies by their totals, a number or (W,) each, and what was drawn of inputs."""
    frames = [
        pd.DataFrame({"policy": name, "world": np.arange(WORLDS), "cash_low": 500.0} | columns)
        for name, columns in totals.items()
    ]
    summaries = [
        Summary(name, estimate({key: np.asarray(frame[key], float) for key in list(frame)[2:]}))
        for name, frame in zip(totals, frames, strict=True)
    ]
    return judge(shop, pd.concat(frames), summaries, limits(shop, asked), inputs)


def low(share):
    """Cash that falls to -300 in a share of worlds, and to 500 in the others."""
    return np.where(np.arange(WORLDS) < share * WORLDS, -300.0, 500.0)


PLAIN = {
    "safe": {"profit": 1000 + LUCK},
    "bold": {"profit": 1200 + LUCK * 1.5, "cash_low": low(0.1)},
    "poor": {"profit": 500 + LUCK / 2},
}


def test_a_policy_that_runs_out_of_cash_cannot_win_and_what_it_lacks_is_told():
    found = judged(PLAIN)
    assert (found.verdict.best, found.verdict.runner_up) == ("safe", "poor")
    assert found.affordable == ("safe", "poor")
    assert found.dearer.name == "bold"
    assert found.dearer.gap.gap.value == pytest.approx(200 + LUCK.mean() / 2)
    assert found.dearer.breaks == Limit("cash_below_zero", True, 0.05)
    assert found.lacking == {"safe": 0.0, "bold": 300.0, "poor": 0.0}


def test_a_credit_line_is_money_too():
    lent = toy(cash={"opening": 1000.0, "credit": {"limit": 250.0}})
    short = {**PLAIN, "bold": PLAIN["bold"] | {"cash_short": np.maximum(-low(0.1) - 250, 0)}}
    assert judged(short, shop=lent).lacking["bold"] == 50.0


def test_what_is_lacking_is_by_the_share_that_the_limit_allows():
    """Cash is short in 3 of 100 futures: 5 % need nothing, 1 % needs all of it."""
    rarely = {**PLAIN, "bold": PLAIN["bold"] | {"cash_low": low(0.03)}}
    assert judged(rarely, ["cash below zero <= 20 %"]).lacking["bold"] == 0.0
    assert judged(rarely, ["cash below zero <= 1 %"]).lacking["bold"] == 300.0


def test_a_judge_who_forgets_cash_is_noticed():
    assert judged(PLAIN, shop=toy()).verdict.best == "bold"


def test_where_nobody_keeps_to_a_limit_nobody_wins():
    found = judged(PLAIN, ["worst of 20 >= 5000"])
    assert (found.call, found.affordable, found.dearer) == ("none affordable", (), None)


def test_one_that_alone_can_be_paid_for_is_told_from_one_that_was_run_alone():
    short = {**PLAIN, "poor": PLAIN["poor"] | {"cash_low": low(0.2)}}
    assert judged(short).call == "only one affordable"
    assert judged({"safe": PLAIN["safe"]}).call == "only one policy"


def test_a_policy_that_earns_less_is_not_told_to_be_dear():
    poor = {**PLAIN, "bold": PLAIN["bold"] | {"profit": 900 + LUCK}}
    assert judged(poor).dearer is None


def test_a_lead_that_half_a_run_off_turns_round_is_told():
    """At half length the goods of the leader are not sold yet."""
    keys = ("profit_half_restock", "profit_half_leftover")
    ends = {
        name: columns | dict.fromkeys(keys, columns["profit"]) for name, columns in PLAIN.items()
    }
    assert judged(ends).turned == ()
    ends["safe"][keys[0]] = 400 + LUCK
    assert judged(ends).turned == (keys[0],)


UNSURE = toy(
    cash={"opening": 1000.0},
    uncertain=[{"what": "product.*.demand", "times": (0.5, 1.0, 1.5)}],
)
DRAWN = np.linspace(0.5, 1.5, WORLDS)


def leaning(slope, turned=0.0):
    """Judge a leader whose gap is 100 at the usual demand, and changes with it."""
    gap = 100 + slope * (DRAWN - 1) + np.random.default_rng(8).normal(0, 20, WORLDS)
    half = {"profit_half_restock": gap * (-1 if turned else 1)}
    totals = {"best": {"profit": LUCK + gap} | half, "next": {"profit": LUCK}}
    totals["next"]["profit_half_restock"] = 0.0
    return judged(totals, shop=UNSURE, inputs=pd.DataFrame({"product.*.demand": DRAWN}))


def test_a_clear_winner_is_ahead_in_8_of_10_inputs_and_turns_where_the_closed_form_says():
    """The gap is 0 at 1 - 100 / slope: at 0.6 for 250, and a tenth of the inputs lie below it."""
    found = leaning(250)
    assert found.call == "clear winner"
    assert found.ahead == pytest.approx(0.9, abs=0.02)
    (flip,) = (driver.flip for driver in found.hangs_on["next"].drivers)
    assert flip.low <= 0.6 <= flip.high


def test_a_leader_in_3_of_4_inputs_is_only_ahead_on_these_numbers():
    found = leaning(400)
    assert (found.verdict.kind, found.call) == ("ahead", "ahead on these numbers")
    assert found.ahead == pytest.approx(0.75, abs=0.02)


def test_a_leader_that_half_a_run_off_turns_round_is_no_clear_winner():
    assert leaning(250, turned=True).call == "ahead on these numbers"


def test_without_anything_uncertain_nobody_is_a_clear_winner():
    assert judged(PLAIN).call == "ahead on these numbers"
