"""`peakstock hindsight` as a planner uses it after the sale."""

import json
import sys

import pandas as pd
import pytest

from sim.cli.main import run


def asked(monkeypatch, capsys, *words):
    """Return the exit code, what was printed, and what went wrong."""
    monkeypatch.setattr("sys.argv", ["peakstock", "hindsight", "shop.toml", *words])
    monkeypatch.delitem(sys.modules, "sim.cli.app", raising=False)  # its options go by argv
    with pytest.raises(SystemExit) as ended:
        run()
    seen = capsys.readouterr()
    return ended.value.code, seen.out, seen.err


def test_what_is_left_on_the_table_is_printed_and_written(shop, monkeypatch, capsys):
    code, out, _ = asked(monkeypatch, capsys, "--runs", "30", "--out", "h")
    assert code == 0
    rows = pd.read_csv(shop / "h" / "hindsight.csv")
    told = json.loads((shop / "h" / "verdict.json").read_text("utf-8"))
    assert rows["left"].tolist() == [one["left"]["value"] for one in told["regrets"]]
    assert "hindsight, at least" in out
    assert "perfect foresight may earn more" in " ".join(out.split())
    worlds = pd.read_parquet(shop / "h" / "worlds.parquet")
    assert (worlds["hindsight"] >= worlds["profit"]).all()
    assert (shop / "h" / "charts" / "hindsight.png").is_file()


def test_programs_get_json(shop, monkeypatch, capsys):
    code, out, _ = asked(monkeypatch, capsys, "--runs", "10", "--json")
    assert code == 0
    assert json.loads(out)["plans"] == 50


def test_a_question_without_a_good_answer_ends_with_1(shop, monkeypatch, capsys):
    idle = '\n[[policy]]\nname = "idle"\n'
    (shop / "shop.toml").write_text((shop / "shop.toml").read_text("utf-8") + idle, "utf-8")
    code, out, _ = asked(monkeypatch, capsys, "--runs", "10", "--policies", "idle", "--out", "h")
    assert code == 1
    assert "hindsight knows no better plan" in " ".join(out.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--policies", "bass"), 'no policy is named "bass"'),
        (("--runs", "1"), "2"),
        (("--world", "3"), "--world"),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(shop, monkeypatch, capsys, words, message):
    code, out, err = asked(monkeypatch, capsys, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
