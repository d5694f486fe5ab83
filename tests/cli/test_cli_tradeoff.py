"""`peakstock tune --goal ... --goal ...`: one option twice weighs two goals."""

import json

import pytest

WORDS = ("tune", "shop.toml", "--runs", "10", "--evaluations", "20", "--out", "o")


def test_two_goals_are_weighed_and_one_is_tuned_for(told, shop):
    both = told(*WORDS, "--goal", "profit", "--goal", "lowest cash")
    assert both.code == 0
    assert (shop / "o" / "charts" / "tradeoff.png").is_file()
    assert json.loads((shop / "o" / "manifest.json").read_text("utf-8"))["kind"] == "tradeoff"
    one = told(*WORDS[:-1], "p", "--goal", "worst of 20")
    assert one.code == 0
    assert json.loads((shop / "p" / "manifest.json").read_text("utf-8"))["kind"] == "tune"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--goal", "profit", "--goal", "profit"), "--goal profit is named twice: say it once"),
        (("--goal", "profit", "--goal", "fame"), "--goal fame: expected profit, worst of 20"),
        (("--goal", "fame"), "--goal fame: expected profit, worst of 20"),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(told, words, message):
    seen = told(*WORDS, *words)
    assert (seen.code, seen.out) == (2, "")
    assert message in seen.err
    assert len(seen.err.splitlines()) == 1
