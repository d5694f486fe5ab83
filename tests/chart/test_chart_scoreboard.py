"""The table that a planner reads first: who can be paid for, in what order, by which figures."""

import numpy as np
from rich.console import Console

from sim.chart.table import scoreboard

SHORT = {"cash_low": np.where(np.arange(200) < 30, -200.0, 500.0)}


def lines(result, width=80):
    console = Console(width=width, highlight=False)
    with console.capture() as captured:
        console.print(scoreboard(result))
    return [line.rstrip() for line in captured.get().splitlines()]


def test_policies_that_can_be_paid_for_stand_first_by_profit_and_the_others_are_marked(made, luck):
    result = made({"today": luck, "rich": 900 + luck, "best": 500 + 2 * luck}, {"rich": SHORT})
    _, _, *rows = lines(result)
    ranked = ["best", "today (today)", "\N{BALLOT X} rich"]
    assert [row.split("  ")[0] for row in rows[:3]] == ranked
    assert " ".join(rows[3:]) == (
        '\N{BALLOT X} does not keep to "cash below zero <= 5 %", and so cannot win'
    )


def test_profit_alone_has_an_interval_and_the_rest_is_in_whole_units(made, luck):
    out = {"sale_days_out": np.arange(200) % 2, "units_missed": np.arange(200)}
    result = made({"today": 4321 + 1000 * np.tile([-1, 1], 100)}, {"today": out})
    head, under, row = lines(result)
    assert head.split() == ["worst", "cash", "low,", "sale", "days", "units"]
    assert under.split() == ["policy", "profit", "of", "20", "1", "in", "20", "out", "%", "missed"]
    _, _, profit, error, *others = row.split()
    assert (profit, error) == ("4,320", "±140")
    assert all(cell.strip("\N{MINUS SIGN}").replace(",", "").isdigit() for cell in others)


def test_a_shop_without_a_sale_counts_its_days_out_instead(made, luck):
    head = lines(made({"today": luck}, promotion=False))[:2]
    assert "sale days" not in head[0]
    assert "sold out" in head[1]


def test_long_names_are_folded_and_nothing_is_cut(made, luck):
    name = "a name as long as names may be: it looks two weeks ahead"
    text = lines(made({name: luck}), width=60)
    assert max(map(len, text)) <= 60
    assert "".join("".join(line[:26].split()) for line in text[2:]).startswith("anameaslong")
    assert not any("…" in line for line in text)
