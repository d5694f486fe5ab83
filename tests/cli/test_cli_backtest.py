"""`peakstock backtest` says how far to trust a fan, and keeps what it found."""

import json

import pytest

from sim.chart.backtest import fans, ranks
from sim.history.backtest.files import read
from sim.history.backtest.sentences import verdict
from tests.history.sample_shop import FOLDER

SAMPLES = [str(FOLDER / name) for name in ("orders.csv", "stock.csv")]


@pytest.fixture
def my_shop(told, shop):
    """Write a shop of the sample exports, and return what backtests it once."""
    told("fit", *SAMPLES, "--market", "thailand", "--exchange", "34.5")
    return lambda *more: told(
        "backtest",
        "my-shop.toml",
        *SAMPLES,
        "--exchange",
        "34.5",
        "--origins",
        "2",
        "--runs",
        "100",
        *more,
    )


def test_the_verdict_comes_first_and_its_folder_is_read_back_and_drawn(my_shop, shop):
    before = (shop / "my-shop.toml").read_bytes()
    done = my_shop("--write")
    assert (
        done.out.splitlines()[-1]
        == "The fan is no narrower than it should be: my-shop.toml stays as it is."
    )
    assert (shop / "my-shop.toml").read_bytes() == before
    assert done.err.strip() == ""
    folder = shop / "results" / "my-shop-backtest"
    result, days = read(folder)
    assert done.out.splitlines()[0] == verdict(result)
    assert done.code == (0 if result.trusted else 1)
    assert sorted(path.name for path in (folder / "charts").glob("*.png")) == [
        "fan.png",
        "ranks.png",
    ]
    figure = fans(result, days)
    assert figure.get_suptitle().replace("\n", " ") == verdict(result)
    assert [ax.get_title(loc="left").split(":")[0] for ax in figure.axes] == [
        one.sku for one in result.by_sku
    ]
    heights = [bar.get_height() for bar in ranks(result).axes[0].patches]
    assert heights == pytest.approx(result.pit)


def test_as_json_it_is_what_the_folder_holds(my_shop, shop):
    told = json.loads(my_shop("--json").out)
    kept = json.loads((shop / "results" / "my-shop-backtest" / "backtest.json").read_text("utf-8"))
    assert told == kept


def test_too_short_a_past_and_another_currency_are_one_line(told, shop):
    few = shop / "few.csv"
    few.write_text("date,sku,units\n" + "".join(f"2026-05-{n:02},A,3\n" for n in range(1, 20)))
    told("fit", "few.csv", "--market", "thailand")
    short = told("backtest", "my-shop.toml", "few.csv")
    money = told("backtest", "my-shop.toml", str(FOLDER / "income.csv"))
    for done, says in ((short, "days"), (money, "--exchange")):
        assert done.code == 2
        assert len(done.err.strip().splitlines()) == 1
        assert says in done.err
    assert not (shop / "results").exists()
