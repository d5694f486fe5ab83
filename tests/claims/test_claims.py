"""Every claim: a verdict that follows from its figures, a scenario, a row that is true."""

import pytest

from sim.network import load
from sim.stats import mean
from sim.study.claims import tested
from sim.study.claims.catalogue import UnknownClaimError, chosen, claims_by_name
from sim.study.claims.finding import Case, Figure, Finding, above, below, every, exactly, said
from sim.words.claims import verdict as say
from tests.claims.found import FOLDER, found
from tests.docs.readme import CLAIMS, claim_row

NAMES = list(claims_by_name())


def finding(*answers):
    """Return a finding of cases with such answers, called a, b and so on."""
    cases = [
        Case(name, Figure("figure", exactly(1)), holds)
        for name, holds in zip("abcdef", answers, strict=False)
    ]
    return Finding("shows", tuple(cases), advice={"does not hold": "do not"})


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ((True, True), "holds"),
        ((False, False), "does not hold"),
        ((True, False), "holds only when"),
        ((True, False, None), "holds only when"),
        ((True, None), "undecided"),
        ((False, None), "undecided"),
        ((None,), "undecided"),
    ],
)
def test_the_verdict_follows_from_where_the_claim_holds(answers, kind):
    assert finding(*answers).kind == kind


def test_a_claim_that_holds_somewhere_says_where():
    assert finding(True, False, True).verdict == "holds only a or c"


def test_conditions_that_the_runs_leave_open_are_told_beside_those_where_it_holds():
    told = finding(True, False, None, None).verdict
    assert told == "holds only a; more runs are needed to tell whether it does c or d"


def test_c4_s_conditions_are_alternatives():
    assert " or the hit's fashion passes after 60 days" in found("C4").finding.verdict


def test_advice_is_the_claim_s_own_for_a_verdict_or_that_of_all():
    assert finding(False).monday == "do not"
    assert finding(True).monday == say.ADVICE["holds"]()


@pytest.mark.parametrize(
    ("values", "is_above", "is_below"),
    [([1, 1], True, False), ([0, 0], False, False), ([-1, -1], False, True)],
)
def test_figures_without_chance_are_above_a_bound_or_not(values, is_above, is_below):
    assert (above(mean(values)), below(mean(values))) == (is_above, is_below)


def test_an_interval_that_holds_the_bound_decides_nothing():
    worlds = [-1.0, 1.2] * 50
    assert (above(mean(worlds)), below(mean(worlds))) == (None, None)
    assert above(mean(worlds), -1) is True
    assert above(mean(worlds), 1) is False


def test_a_mutant_that_reads_the_mean_alone_would_decide_it():
    assert mean([-1.0, 1.2] * 50).value > 0


def test_too_few_events_decide_nothing():
    assert above(mean([0.0] * 99 + [1.0])) is None


def test_all_must_hold_and_one_no_is_enough():
    assert every([True, True]) is True
    assert every([True, None]) is None
    assert every([None, False]) is False


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (270_000, "USD", "USD 270,000"), (18.3444, "%", "18.3 %"), (0.7017, "", "0.702"),
        (10.1, "days", "10.1 days"), (0, "days", "0 days"), (-30_000, "USD", "USD −30,000"),
    ],
)  # fmt: skip
def test_a_figure_without_chance_has_no_interval_and_few_digits(value, unit, text):
    assert said(exactly(value), unit) == text


@pytest.mark.parametrize("words", [["C13", "C1"], ["c1,13"], ["01", "C13"], ["1", "C13", "13"]])
def test_claims_are_called_by_name_or_number_in_their_own_order(words):
    assert [claim.name for claim in chosen(words)] == ["C1", "C13"]


def test_all_are_examined_where_none_is_named():
    assert [claim.name for claim in chosen([])] == NAMES
    assert [claim.number for claim in chosen([])] == sorted({c.number for c in chosen([])})


@pytest.mark.parametrize("word", ["C100", "safety", "C000", "C1.5"])
def test_an_unknown_claim_is_refused(word):
    with pytest.raises(UnknownClaimError, match=f'no claim is called "{word}"'):
        chosen([word])


def test_one_run_is_refused():
    with pytest.raises(ValueError, match="at least 2 runs"):
        tested.claims(["C13"], runs=1)


def test_claims_examined_by_two_processes_are_those_examined_by_one():
    assert tested.claims(["C12", "C14"], workers=2) == (found("C12"), found("C14"))


def test_progress_counts_claims():
    seen = []
    tested.claims(["C14"], workers=1, progress=lambda *done: seen.append(done))
    assert seen == [(0, 1), (1, 1)]


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_has_a_scenario_of_its_own_that_names_it(name):
    claim = claims_by_name()[name]
    text = claim.file.read_text("utf-8")
    assert text.splitlines()[1].startswith(f"# {name}: ")
    assert load(claim.file).scenario.name.startswith(f"{name}: ")
    assert claim.scenario.startswith(f"c{claim.number:02d}-")


def test_every_scenario_of_the_folder_is_a_claim_s_or_the_shop_that_all_extend():
    files = {claim.file.name for claim in claims_by_name().values()}
    assert {file.name for file in FOLDER.glob("*.toml")} == {*files, "shop.toml"}


@pytest.mark.slow
def test_the_whole_table_is_what_the_program_finds():
    text = CLAIMS.read_text("utf-8")
    assert all(claim_row(one) in text for one in tested.claims())


def test_the_files_hold_every_figure_and_what_is_said_of_it(tmp_path):
    written = tested.write([found("C12")], tmp_path)
    assert [file.name for file in written] == ["verdict.json", "claims.csv"]
    rows = (tmp_path / "claims.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + len(found("C12").finding.cases) + len(found("C12").finding.beside)
