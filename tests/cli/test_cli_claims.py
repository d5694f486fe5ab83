"""`peakstock claims` as a user sees it."""

import json


def test_a_named_claim_is_told_in_full_with_what_to_do_and_its_scenario(told):
    done = told("claims", "c13", "--workers", 1)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "C13: which order line prevents a stockout?"
    assert "Verdict: holds only where the line is no shorter than the lead time." in lines
    assert [line for line in lines if line.startswith("On Monday: ")]
    assert [line for line in lines if "c13-order-lines.toml (2 futures, seed 1)" in line]


def test_an_unknown_claim_is_one_line(told):
    done = told("claims", "C130")
    assert (done.code, done.out) == (2, "")
    assert done.err == 'no claim is called "C130"; did you mean "C13"?\n'


def test_a_word_that_is_like_no_claim_hears_what_there_is(told):
    assert told("claims", "growth").err == 'no claim is called "growth"; there is C1 to C26\n'


def test_json_is_what_the_folder_holds(told, tmp_path):
    done = told("claims", "C13", "--json", "--out", tmp_path / "found", "--workers", 1)
    assert json.loads(done.out) == json.loads((tmp_path / "found/verdict.json").read_text("utf-8"))
    assert json.loads(done.out)["claims"][0]["verdict"] == "holds only when"
    assert (tmp_path / "found" / "claims.csv").is_file()


def test_an_out_that_is_a_file_is_one_line(told, shop):
    done = told("claims", "C13", "--out", "shop.toml", "--workers", 1)
    assert done.code == 2
    assert done.err.startswith("cannot write to shop.toml")


def test_a_claim_that_runs_cannot_decide_ends_with_1(told, monkeypatch):
    monkeypatch.setattr("sim.study.claims.finding.Finding.kind", "undecided")
    done = told("claims", "C13", "--workers", 1)
    assert done.code == 1
    assert "undecided: more runs are needed" in done.out
