"""`peakstock new` writes a short file that passes check, from any folder."""

import re
import tomllib
from pathlib import Path

import pytest

from sim.network import load
from sim.scenario.markets import about, markets
from sim.study.compare import compare
from sim.study.outlook import doubts, outlook

SCENARIOS = Path("scenarios").resolve()
MARKETS = sorted(markets())


@pytest.mark.parametrize("market", MARKETS)
def test_a_starter_of_each_market_is_short_and_free_of_mistakes(told, tmp_path, market):
    done = told("new", "mine.toml", "--market", market)
    assert (done.code, done.err) == (0, "")
    text = (tmp_path / "mine.toml").read_text("utf-8")
    said = [line for line in text.splitlines() if line.strip()]
    assert 35 <= len(said) <= 55
    network = load(tmp_path / "mine.toml")
    assert [product.name for product in network.scenario.products] == ["bottle", "towel"]
    implied = outlook(network)  # its market's ads and rules are for a planner to judge
    found = [line for line in doubts(network, implied) if line not in implied.second_look]
    assert [line for line in found if "leftover_value" not in line] == []


@pytest.mark.parametrize(("market", "title"), [("uk", "UK"), ("us", "US"), ("UK", "UK")])
def test_a_market_of_two_letters_keeps_them_large(told, tmp_path, market, title):
    told("new", "mine.toml", "--market", market)
    text = (tmp_path / "mine.toml").read_text("utf-8")
    assert text.startswith(f"# A starter for {title}, ")
    assert f'name = "My shop, {title}"' in text


def test_a_starter_s_numbers_are_those_of_its_market(told, tmp_path):
    told("new", "mine.toml", "--market", "malaysia")
    mine = load(tmp_path / "mine.toml").scenario
    market = load(markets()["malaysia"]).scenario
    assert mine.settlement == market.settlement
    assert 0 < len(mine.uncertain) < len(market.uncertain)
    assert set(mine.uncertain) < set(market.uncertain)
    assert mine.policies == market.policies
    for own, theirs in zip(mine.products, market.products, strict=True):
        assert (own.price, own.unit_cost) == (theirs.price, theirs.unit_cost)
        assert own.demand.units_per_day == theirs.demand.units_per_day
    assert mine.promotions[0].uplift == market.promotions[0].uplift


@pytest.mark.slow
def test_a_starter_compares_well(told, tmp_path):
    told("new", "mine.toml", "--market", "malaysia")
    result = compare(load(tmp_path / "mine.toml"), runs=40, workers=1)
    assert result.verdict.best != result.current_rule
    assert result.figure(result.verdict.best, "profit").value > 0


def test_a_file_that_is_there_is_not_overwritten(told, shop):
    before = (shop / "shop.toml").read_bytes()
    done = told("new", "shop.toml", "--market", "malaysia")
    assert (done.code, done.err) == (
        2,
        "shop.toml is there already, and is left as it is: name another file\n",
    )
    assert (shop / "shop.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("mine.toml", "--market", "malasia"),
            'no market is named "malasia"; did you mean "malaysia"? (--market help says what they'
            " are)",
        ),
        (
            ("mine.toml", "--market", "MY"),
            f'no market is named "MY"; there is {", ".join(MARKETS)} (--market help says what they'
            " are)",
        ),
        (("mine.toml",), f"say which market: {', '.join(MARKETS)}"),
        (
            ("nowhere/mine.toml", "--market", "us"),
            "no folder nowhere to write mine.toml into",
        ),
    ],
)
def test_what_cannot_be_written_is_told(told, shop, words, message):
    done = told("new", *words)
    assert (done.code, done.err) == (2, f"{message}\n")
    assert [file.name for file in shop.iterdir()] == ["shop.toml"]


def test_help_lists_every_market_with_what_it_is_about(told):
    lines = told("new", "mine.toml", "--market", "help").out.splitlines()
    assert lines[1:] == [f"{name}: {about(markets()[name])}" for name in MARKETS]


def test_the_wheel_takes_every_market_and_claim_from_the_folder_of_scenarios():
    build = tomllib.loads((SCENARIOS.parent / "pyproject.toml").read_text("utf-8"))
    taken = build["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    files = {file.name for file in SCENARIOS.glob("market-*.toml")}
    markets_taken = {f"scenarios/{name}": f"sim/markets/{name}" for name in files}
    assert taken == {**markets_taken, "scenarios/claims": "sim/scenarios/claims"}


def test_a_market_in_the_folder_of_a_file_goes_before_the_one_of_the_program(tmp_path):
    text = (SCENARIOS / "market-malaysia.toml").read_text("utf-8")
    own = re.sub(r"^seed = \d+", "seed = 12345", text, flags=re.M)
    (tmp_path / "mine.toml").write_text('extends = "market-malaysia.toml"', "utf-8")
    assert load(tmp_path / "mine.toml").scenario.seed != 12345
    (tmp_path / "market-malaysia.toml").write_text(own, "utf-8")
    assert load(tmp_path / "mine.toml").scenario.seed == 12345
