"""`--limit` decides who may win, `--full` shows all figures, and a table fits its terminal."""

import pytest


def compared(told, *words):
    return told("compare", "shop.toml", "--runs", 8, "--workers", 1, "--out", "here", *words)


def test_a_limit_that_nobody_keeps_to_ends_with_1_and_says_so(told):
    done = compared(told, "--limit", "worst of 20 >= 1,000,000", "--limit", "units lost <= 99999")
    assert done.code == 1
    assert (
        'No policy keeps to "cash below zero <= 5 %", "worst of 20 >= 1,000,000" and '
        '"units lost <= 99,999".'
    ) in done.out


def test_a_limit_that_cannot_be_read_is_told_before_any_work(told, shop):
    done = compared(told, "--limit", "cash below zer <= 5 %")
    assert done.code == 2
    assert done.err == (
        '--limit: no figure is called "cash below zer"; did you mean "cash below zero"?\n'
    )
    assert not (shop / "here").exists()


def test_limits_are_part_of_the_study_and_are_read_back(told, shop):
    from sim.studies import read  # noqa: PLC0415 - as a notebook would

    compared(told, "--limit", "cash below zero <= 20 %", "--limit", "units_lost <= 5")
    kept = [(limit.key, limit.bound) for limit in read(shop / "here").judgement.limits]
    assert kept == [("cash_below_zero", 0.2), ("units_lost", 5.0)]


def test_all_figures_and_the_second_measure_are_shown_with_full(told):
    brief, full = compared(told), compared(told, "--full")
    assert "Measured again" not in brief.out
    assert "Measured again in 8 fresh simulated futures" in full.out
    assert "minus today's rule" in full.out
    assert "minus today's rule" not in brief.out


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_the_table_takes_80_columns_and_folds_names_where_there_are_fewer(
    told, monkeypatch, columns
):
    monkeypatch.setenv("COLUMNS", str(columns))
    table, *_ = compared(told).out.split("\n\n")[1:]
    assert max(map(len, table.splitlines())) <= min(columns, 80)
    assert "…" not in table
