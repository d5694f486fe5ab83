"""`--worth`: a lead that the seller does not mind, in the verdict, at values, and in two files."""

from dataclasses import replace

import pytest

from sim import compare
from sim.chart.ranking import finding, leaders
from sim.network import parse
from sim.stats import Estimate
from sim.study.beside import Beside
from sim.study.sentences import chance_sentence, verdict_sentences
from sim.study.two_scenarios import packed
from sim.study.vary import Vary
from sim.study.worth import WorthError
from tests.scenario.files import small
from tests.study.test_precision import season

TODAY, BASE = "today", "base stock"


@pytest.fixture(scope="module")
def result():
    return compare(season(), runs=60, workers=1, worth=500.0)


def lead(value, side):
    return Estimate(value, value - side, value + side, 60, 60, "Student t")


def judged(result, kind, worth=500.0, **gaps):
    """Set the leads of 470, and what is made of them; 400 is today's rule."""
    pair = result.against_current["470"]
    leads = {name.strip("_"): replace(pair, gap=gap) for name, gap in gaps.items()}
    verdict = replace(
        result.verdict, kind=kind, best="470", ties=(), leads=leads,
        as_good=tuple(leads) if kind.startswith("no") else (),
        not_separated=tuple(leads) if kind.startswith("cannot") else (),
    )  # fmt: skip
    affordable = ("400", "470")
    judgement = replace(result.judgement, verdict=verdict, worth=worth, affordable=affordable)
    return replace(result, judgement=judgement, without_ads=None)


def said(result):
    return verdict_sentences(result)[0]


def test_a_clear_lead_is_said_to_be_worth_having(result):
    ahead = judged(result, "ahead", _400=lead(900.0, 100.0))
    assert said(ahead) == (
        'Ahead on these numbers: "470" earns USD 900 ± 100 more than "400", today\'s rule. That '
        "lead is more than the USD 500 that you care about."
    )
    assert "care about" not in said(judged(result, "ahead", worth=0.0, _400=lead(900.0, 100.0)))


def test_no_difference_worth_having_is_an_answer_and_says_what_to_do(result):
    assert said(judged(result, "no difference worth having", _400=lead(120.0, 90.0))) == (
        'No difference worth having: "470" earns USD 120 ± 90 more than "400", which is less than '
        'the USD 500 that you care about: stay with today\'s rule, "400".'
    )
    both = judged(result, "no difference worth having", _420=lead(9.0, 3.0), _440=lead(9.0, 3.0))
    assert said(both).startswith(
        'No difference worth having: "470" earns most, and "420" and "440" are within the USD 500 '
        'that you care about: take the simplest of them. "470" earns USD '
    )
    assert said(both).endswith(' more than today\'s rule, "400".')
    one = judged(result, "no difference worth having", _420=lead(9.0, 3.0))
    assert "care about: take the simpler. " in said(one)


def test_a_lead_that_may_or_may_not_be_worth_having_cannot_be_told(result):
    unsure = judged(result, "cannot separate", _400=lead(480.0, 200.0))
    needed = replace(unsure.verdict, runs_needed=4060)
    unsure = replace(unsure, judgement=replace(unsure.judgement, verdict=needed))
    assert said(unsure).startswith(
        'Cannot tell whether "470" earns more than "400" by the USD 500 that you care about; about '
        "4,000 more runs should."
    )
    never = replace(unsure.judgement, verdict=replace(needed, runs_needed=None))
    assert "too near to it for any number of runs" in said(replace(unsure, judgement=never))


@pytest.mark.parametrize(
    ("chance", "most"), [(0.0, "0.1 %"), (0.0041, "0.5 %"), (0.012, "2 %"), (0.2, "21 %")]
)
def test_the_chance_of_a_better_policy_is_written_as_a_bound(result, chance, most):
    ahead = judged(result, "ahead", _400=lead(900.0, 100.0))
    verdict = replace(ahead.verdict, chance_of_better=chance)
    told = replace(ahead, judgement=replace(ahead.judgement, verdict=verdict))
    expected = f'The chance that "400" earns at least USD 500 more than "470" is below {most}.'
    assert (chance_sentence(told) == [expected]) is (chance != 0.2)
    if chance != 0.2:
        assert verdict_sentences(told)[1] == expected


def test_a_chance_that_tells_nothing_is_not_told(result):
    for chance in (None, 0.5, 1.0):
        verdict = replace(result.verdict, chance_of_better=chance)
        judgement = replace(result.judgement, verdict=verdict)
        assert chance_sentence(replace(result, judgement=judgement)) == []


def test_the_amount_reaches_the_verdict_of_real_runs(result):
    """470 earns 145 more than 400: the exact profits are 5,935 and 5,790."""
    runs = {"runs": 20_000, "workers": 1}
    assert compare(season(), **runs, worth=200.0).verdict.kind == "no difference worth having"
    assert compare(season(), **runs, worth=100.0).verdict.kind == "ahead"
    assert compare(season(), **runs).verdict.kind == "ahead"


def test_the_chart_says_who_is_as_good(result):
    same = judged(result, "no difference worth having", _400=lead(120.0, 90.0))
    assert finding(same) == '"470" and "400" earn the same, to within USD 500'
    assert leaders(same) == ("470", "400")


def test_at_several_values_it_is_said_where_there_is_no_difference_worth_having():
    study = Vary.ask(parse(small()), runs=60, vary="product.lamp.price=13,14", worth=100_000.0)
    lines = study.sentences(study.answer())
    told = "No difference worth having at 13 and 14: others come within the USD 100,000"
    assert [line for line in lines if line.startswith(told)]
    plain = Vary.ask(parse(small()), runs=60, vary="product.lamp.price=13,14")
    assert not [line for line in plain.sentences(plain.answer()) if "worth having" in line]


def test_in_two_scenarios_it_is_said_what_is_not_worth_having():
    second = packed(parse(small().replace("price = 13.90", "price = 13.91")), ["a", "b"])
    study = Beside.ask(parse(small()), runs=60, second=second, worth=1000.0)
    lines = study.sentences(study.answer())
    assert "No difference worth having in a: " in "\n".join(lines)
    gains = [line for line in lines if line.startswith("From a to b")]
    assert gains
    assert all(line.endswith("less than the USD 1,000 that you care about.") for line in gains)


@pytest.mark.parametrize("amount", [-5.0, float("nan"), float("inf")])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(WorthError, match="--worth is a difference of profit, at least 0, found"):
        compare(season(), runs=60, worth=amount)
