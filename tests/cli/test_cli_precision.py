"""`--precision` and `--worth` on the command line: what is printed, and what is refused."""


def compared(told, *words):
    return told("compare", "shop.toml", "--workers", 1, "--no-charts", "--out", "here", *words)


def test_the_plan_is_told_before_and_the_number_of_runs_and_why_it_ended_after(told):
    done = compared(told, "--runs", 90, "--precision", 1)
    assert done.code == 0
    assert done.err.startswith(
        "Runs go on, 90 at a time, until the lead over the next best is known to ± USD 1, at most"
    )
    assert "30 days from 2026-01-05, 90 simulated futures" in done.out
    assert "Stopped after 90 runs, the most: " in done.out


def test_the_runs_that_were_done_stand_in_the_head_and_not_the_most(told, monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", 40)
    done = compared(told, "--precision", 100_000)
    assert "30 days from 2026-01-05, 40 simulated futures" in done.out
    assert "and ± USD 100,000 was asked for." in done.out
    again = compared(told, "--precision", 100_000)
    assert (again.code, again.out) == (0, done.out)


def test_runs_of_set_are_the_most_as_well(told):
    assert "Stopped after 50 runs" in compared(told, "--precision", 1, "--set", "runs=50").out


def test_what_means_nothing_is_one_line(told, shop):
    for words, line in {
        ("--precision", 0): "--precision is an amount of money above 0, found 0",
        (
            "--precision",
            5,
            "--vary",
            "product.lamp.price=13,14",
        ): "--precision does not go with --vary",
        ("--precision", 5, "--policies", "today"): 'only "today" takes part',
        ("--worth=-1",): "--worth is a difference of profit, at least 0, found",
    }.items():
        done = compared(told, *words)
        assert (done.code, done.err.count("\n")) == (2, 1), words
        assert line in done.err
    assert not (shop / "here").exists()


def test_an_amount_goes_with_several_values_and_with_a_second_file(told, shop):
    (shop / "other.toml").write_text((shop / "shop.toml").read_text("utf-8"), "utf-8")
    varied = compared(told, "--runs", 40, "--worth", 1e5, "--vary", "product.lamp.price=13,14")
    assert "No difference worth having at 13 and 14" in varied.out
    words = ("compare", "shop.toml", "other.toml", "--runs", 40, "--worth", 1e5, "--no-charts")
    beside = told(*words, "--out", "beside")
    assert "No difference worth having in shop" in beside.out
