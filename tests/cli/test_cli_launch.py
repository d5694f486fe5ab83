"""`peakstock launch` as a planner uses it before a first batch."""

import json
import sys

import pandas as pd
import pytest

from sim.cli.main import run


def asked(monkeypatch, capsys, *words):
    """Return the exit code, what was printed, and what went wrong."""
    product = () if "--product" in words else ("--product", "lamp")
    monkeypatch.setattr("sys.argv", ["peakstock", "launch", "shop.toml", *product, *words])
    monkeypatch.delitem(sys.modules, "sim.cli.app", raising=False)  # its options go by argv
    with pytest.raises(SystemExit) as ended:
        run()
    seen = capsys.readouterr()
    return ended.value.code, seen.out, seen.err


def test_sizes_are_printed_and_written(shop, monkeypatch, capsys):
    words = ("--runs", "60", "--risk", "out more than 5 days <= 40 %", "--out", "o")
    code, out, _ = asked(monkeypatch, capsys, *words)
    told = json.loads((shop / "o" / "verdict.json").read_text("utf-8"))
    assert code == (1 if told["safe"]["today"] is None else 0)
    rows = pd.read_csv(shop / "o" / "launch.csv")
    assert rows["units"].tolist() == [b["units"] for b in told["curves"][0]["batches"]]
    assert rows["best"].sum() == 1
    assert told["sentences"][0] in out.replace("\n", " ")
    assert (shop / "o" / "charts" / "launch.png").is_file()


def test_a_risk_that_no_size_keeps_ends_with_1_and_says_why(shop, monkeypatch, capsys):
    words = ("--runs", "60", "--risk", "sold out <= 1 %", "--no-charts", "--out", "o")
    code, out, _ = asked(monkeypatch, capsys, *words)
    assert code == 1
    assert "Not reachable: " in out
    assert "60 simulated futures are too few to show it" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--worth", "-1"), "--worth is a difference of profit, at least 0, found −1"),
        (("--risk", "often"), 'expected "out more than 5 days <= 10 %"'),
        (("--product", "lmp"), 'no product is named "lmp"; did you mean "lamp"?'),
        (("--mode", "rail"), '--mode: no lane goes by "rail"'),
        (("--policies", "bass"), 'no policy is named "bass"'),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(shop, monkeypatch, capsys, words, message):
    code, out, err = asked(monkeypatch, capsys, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
