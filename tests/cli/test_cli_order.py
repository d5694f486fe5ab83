"""`peakstock order` as a buyer uses it on a Monday morning."""

import json
import sys

import pandas as pd
import pytest

from sim.cli.main import run
from tests.scenario.test_as_of import MORNING


def asked(monkeypatch, capsys, *words):
    """Return the exit code, what was printed, and what went wrong."""
    monkeypatch.setattr("sys.argv", ["peakstock", "order", "shop.toml", *words])
    monkeypatch.delitem(sys.modules, "sim.cli.app", raising=False)  # its options go by argv
    with pytest.raises(SystemExit) as ended:
        run()
    seen = capsys.readouterr()
    return ended.value.code, seen.out, seen.err


def test_todays_orders_are_printed_and_written(shop, monkeypatch, capsys):
    code, out, _ = asked(monkeypatch, capsys, "--out", "o")
    assert code == 0
    rows = pd.read_csv(shop / "o" / "order.csv")
    told = json.loads((shop / "o" / "verdict.json").read_text("utf-8"))["mornings"]
    lines = [line for morning in told for line in morning["today"]["lines"]]
    assert rows["units"].tolist() == [line["units"] for line in lines] != []
    assert all(f"{units:,}" in out for units in rows["units"])
    assert (shop / "o" / "order.xlsx").is_file()


def test_a_monday_is_one_command(shop, monkeypatch, capsys):
    (shop / "today.csv").write_text(MORNING, "utf-8")
    code, out, _ = asked(monkeypatch, capsys, "--as-of", "today.csv", "--out", "o")
    assert code == 0
    assert "Changed: product.lamp.opening_stock = 33 (60 in the file)" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--worth", "-1"), "--worth is a difference of profit, at least 0, found −1"),
        (("--policies", "base", "--as-of", "none.csv"), "none.csv: no such file"),
        (("--worth", "500"), "--worth is what a better quantity must earn, and none is looked for"),
        (("--policies", "bass"), 'no policy is named "bass"'),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(shop, monkeypatch, capsys, words, message):
    code, out, err = asked(monkeypatch, capsys, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
