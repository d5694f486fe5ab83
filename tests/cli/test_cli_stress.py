"""`peakstock stress` as a planner uses it before a sale."""

import pandas as pd
import pytest


def test_the_answer_comes_first_and_a_spreadsheet_is_written(told, shop):
    seen = told(
        "stress", "shop.toml", "--runs", "20", "--shocks", "late sea, low demand=0.3", "--out", "o"
    )
    assert seen.code == 0
    assert "Low demand=0.3: buyers want 30 % of" in seen.out
    rows = pd.read_csv(shop / "o" / "stress.csv")
    assert set(rows["shock"]) == {"no shock", "late sea", "low demand=0.3"}
    assert (shop / "o" / "charts" / "stress.png").is_file()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--shocks", "earthquake"), 'no shock is named "earthquake"'),
        (("--shocks", "viral"), '"viral" does not apply to this file'),
        (("--shocks", "late sea=0"), "is whole days from 1 to 90, found 0"),
        (("--limit", "cash below zero <= 900 %"), "cash below zero"),
        (("--reverse", "--shocks", "several at once"), "has no one size, and --reverse"),
        (("--limit", "happiness <= 3"), "happiness"),
        (("--policies", "bass"), 'no policy is named "bass"'),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_and_ends_with_2(told, words, message):
    seen = told("stress", "shop.toml", "--runs", "4", *words)
    assert (seen.code, seen.out) == (2, "")
    assert message in seen.err
    assert len(seen.err.splitlines()) == 1


def test_reverse_asks_for_the_sizes_instead(told, shop):
    seen = told(
        "stress", "shop.toml", "--reverse", "--runs", "20", "--shocks", "late pay", "--out", "o"
    )
    assert seen.code in {0, 1}
    assert (shop / "o" / "reverse.csv").is_file()
    assert not (shop / "o" / "stress.csv").exists()
