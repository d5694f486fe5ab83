"""`peakstock fit` writes a file of a shop from its exports, and says what it did."""

import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from sim.history.records import FileRead, LeftOut, NotUnderstood, Records
from sim.network import load
from tests.history.writing.shops import FULL, SHOP, SMALL, about, daily

READ = Records(
    currencies=("USD",),
    files=(
        FileRead("orders.csv", "", "TikTok Shop orders", 5120, SHOP.first, SHOP.last),
        FileRead("income.xlsx", "Order details", "TikTok Shop settlements", 4800, None, None),
    ),
    left_out=(LeftOut("cancelled by the buyer", 212, 260),),
    not_understood=tuple(
        NotUnderstood("orders.csv", "", row, "Quantity", '"two" is no number')
        for row in range(2, 15)
    ),
)


@pytest.fixture
def says(monkeypatch):
    """Let files say a shop, whatever they hold; return what sets both."""

    def told(fitted=SHOP, records=READ):
        reading = SimpleNamespace(read=lambda files: records)
        fitting = SimpleNamespace(fit=lambda read, market, most: fitted)
        monkeypatch.setitem(sys.modules, "sim.history.reading.read", reading)
        monkeypatch.setitem(sys.modules, "sim.history.fit", fitting)

    told()
    return told


def test_exports_become_a_file_that_passes_check(told, says, shop):
    done = told("fit", "orders.csv", "--market", "thailand")
    assert (done.code, done.err.strip()) == (0, "")
    names = [p.name for p in load(shop / "my-shop.toml").scenario.products]
    assert names == ["lamp", "rack"]
    assert sorted(file.name for file in shop.iterdir()) == ["my-shop.toml", "shop.toml"]


def test_the_summary_says_what_was_read_left_out_fitted_assumed_and_asked(told, says):
    lamp = replace(FULL, dispersion=about(6.1, own=0.2))
    says(replace(SHOP, products=(lamp,), questions=("lamp sold nothing on 3 October: out?",)))
    lines = told("fit", "orders.csv", "--market", "thailand").out.splitlines()
    text = "\n".join(lines)
    assert any(line.startswith("income.xlsx, sheet Order details") for line in lines)
    assert any(line.split()[-2:] == ["212", "260"] for line in lines)
    place = 'Not understood: orders.csv, row 2, column Quantity: "two" is no number'
    assert place in lines
    assert "Not understood: 3 places more" in lines
    assert "Money: USD, as in the market's file" in lines
    assert any(line.split()[:2] == ["lamp", "41.6"] and "38.2 to 45.1" in line for line in lines)
    assert any(line.startswith("lamp") and "6.1 *" in line for line in lines)
    assert "* the market's range: the records say little of it." in lines
    assert "units an hour live, Mai" in text
    (sale,) = (line for line in lines if line.startswith("10.10, 2026-10-09 to 10-11: times "))
    assert sale.split()[-5:] == ["2.4", "2", "to", "2.9", "160"]
    assert any(line.startswith("Still assumed: cash") for line in lines)
    assert "Question: lamp sold nothing on 3 October: out?" in lines
    assert lines[-4:] == [
        "Written: my-shop.toml. Next:",
        "  peakstock check my-shop.toml",
        "  peakstock backtest my-shop.toml orders.csv",
        "  peakstock compare my-shop.toml",
    ]


def test_amounts_without_a_currency_are_told_loudly(told, says):
    says(SHOP, replace(READ, currencies=()))
    out = told("fit", "orders.csv", "--market", "thailand").out
    assert "Money: the files name no currency, so amounts are taken as USD." in out


def test_files_in_another_currency_are_refused_in_a_line_without_a_rate(told, says, shop):
    says(SHOP, replace(READ, currencies=("THB",)))
    done = told("fit", "orders.csv", "--market", "thailand")
    assert done.code == 2
    assert done.err.lstrip() == (
        "the files are in THB and the market's file is in USD: say how much THB is one USD, for"
        " example --exchange 34.5\n"
    )
    assert not (shop / "my-shop.toml").exists()
    again = told("fit", "orders.csv", "--market", "thailand", "--exchange", "34.5")
    assert again.code == 0
    assert "Money: 34.5 of the files' money is 1 USD" in again.out


def test_a_file_that_is_there_is_left_and_renewed_only_when_asked(told, says, shop):
    told("fit", "orders.csv", "--market", "thailand")
    file = shop / "my-shop.toml"
    mine = file.read_text("utf-8").replace("price = 13.9 ", "price = 15.5 ", 1)
    file.write_text(mine, "utf-8")
    done = told("fit", "orders.csv", "--market", "thailand")
    assert done.code == 2
    assert done.err.startswith("my-shop.toml is there already, and is left as it is")
    assert file.read_text("utf-8") == mine
    says(replace(SHOP, products=(replace(FULL, price=14.2), *SHOP.products[1:])))
    again = told("fit", "orders.csv", "--update")
    assert (again.code, again.err.strip()) == (0, "")
    assert "product.lamp.price: yours, 15.5, stays; your records say 14.2" in again.out
    assert load(file).scenario.products[0].price == 15.5


def test_a_file_is_not_renewed_as_one_of_another_market(told, says):
    told("fit", "orders.csv", "--market", "thailand")
    done = told("fit", "orders.csv", "--market", "uk", "--update")
    assert (done.code, done.err) == (
        2,
        "my-shop.toml does not extend the market uk: write another file\n",
    )


def test_there_is_nothing_to_renew_where_no_file_is(told, says):
    done = told("fit", "orders.csv", "--market", "thailand", "--update")
    assert (done.code, done.err) == (
        2,
        "my-shop.toml is not there: without --update it is written\n",
    )


def test_a_file_without_any_of_the_skus_is_left_as_it_is(told, says, shop):
    told("fit", "orders.csv", "--market", "thailand")
    before = (shop / "my-shop.toml").read_bytes()
    says(replace(SHOP, products=(replace(FULL, daily=daily("hat")),)))
    done = told("fit", "orders.csv", "--update")
    assert (done.code, done.err.lstrip()) == (
        2,
        "no SKU of these files is in my-shop.toml, which has lamp and rack: it is left as it is;"
        " write another file with --out, without --update\n",
    )
    assert (shop / "my-shop.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("rate", "says_what"),
    [("34,5", "write 34.5 instead of 34,5"), ("34,500", "expected a number such as 34.5")],
)
def test_a_rate_with_a_comma_is_told_how_to_write_it(told, rate, says_what):
    done = told("fit", "orders.csv", "--market", "thailand", "--exchange", rate)
    assert done.code == 2
    assert says_what in done.err


def test_a_market_must_be_said_for_a_new_file(told, says):
    done = told("fit", "orders.csv")
    assert done.code == 2
    assert done.err.startswith("say which market: ")


def test_records_of_nothing_write_nothing(told, says, shop):
    unnamed = replace(FULL, daily=daily("a\nb"))
    says(replace(SMALL, products=(unnamed,)))
    done = told("fit", "orders.csv", "--market", "thailand")
    assert (done.code, done.err.lstrip()) == (
        2,
        "the records tell of no product that a file could name\n",
    )
    assert not (shop / "my-shop.toml").exists()


def test_the_summary_is_chinese_where_it_is_asked_for(told, says, shop):
    done = told("fit", "orders.csv", "--market", "thailand", "--lang", "zh")
    assert done.code == 0
    assert "已写入：my-shop.toml" in done.out
    assert "仍为假设" in (shop / "my-shop.toml").read_text("utf-8")
