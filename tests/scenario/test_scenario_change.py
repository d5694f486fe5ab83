"""A number is changed by its key with dots, and checked as if the file said it."""

from pathlib import Path

import pytest

from sim import replace
from sim.network import ScenarioError, load, parse
from sim.network.load import changed
from sim.scenario.change import change_of, value_of
from sim.scenario.every_key import keys_of, short_names
from sim.scenario.written import written
from tests.scenario.files import SMALL, small

SHOP = parse(SMALL, "shop.toml")


def said(*texts):
    """Return what is said about changes asked for by --set, one line a problem."""
    try:
        changed(SHOP, [change_of(text) for text in texts], "shop.toml")
    except ScenarioError as error:
        return error.lines
    return []


def test_a_changed_number_is_the_one_of_a_file_that_says_so():
    new = replace(SHOP, {"product.lamp.price": 12.5, "lane.sea.transit_days.high": 9})
    file = small(("price = 13.90", "price = 12.5"), ("high = 7", "high = 9"))
    ends_alike = {"restock_days": new.scenario.restock_days}
    assert new.scenario == parse(file).scenario.model_copy(update=ends_alike)
    assert SHOP.scenario.products[0].price == 13.90
    assert [tuple(change) for change in new.document.changes] == [
        ("product.lamp.price", "13.9", "12.5"),
        ("lane.sea.Bangkok.transit_days.high", "7", "9"),
    ]


def test_the_run_off_that_the_file_implies_stays_whatever_else_is_changed():
    implied, sea = ("run_off_days = 0\n", ""), '{ law = "pert", low = 2, mode = 3, high = 7 }'
    shop = parse(small(implied))
    days = shop.scenario.run_off_days
    longer = replace(shop, {"lane.sea.transit_days": 60, "product.lamp.opening_stock": 900})
    assert longer.scenario.run_off_days == days
    assert replace(shop, {"run_off_days": 5}).scenario.run_off_days == 5
    assert parse(small(implied, (sea, "60"))).scenario.run_off_days > days


def test_changes_add_up_and_a_star_changes_all():
    once = replace(SHOP, {"product.*.return_share": 0.1})
    twice = replace(once, {"days": 31})
    assert [product.return_share for product in twice.scenario.products] == [0.1, 0.1]
    assert [change.key for change in twice.document.changes] == [
        "product.lamp.return_share",
        "product.rack.return_share",
        "days",
    ]


def test_drop_leaves_a_table_an_entry_and_a_value_out():
    new = replace(SHOP, {"live.lamp.drop": True, "policy.base stock.drop": True, "seed.drop": True})
    assert new.scenario.lives == ()
    assert [policy.name for policy in new.scenario.policies] == ["today"]
    assert new.scenario.seed == 1
    assert [change.now for change in new.document.changes] == ["", "", ""]


@pytest.mark.parametrize("file", sorted(Path("scenarios").glob("*.toml")), ids=lambda f: f.stem)
def test_a_shipped_scenario_is_the_same_when_a_number_is_set_to_what_it_is(file):
    network = load(file)
    again = replace(network, {"seed": network.scenario.seed})
    assert again.scenario.model_dump_json() == network.scenario.model_dump_json()


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (
            ["product.lamp.price=-3"],
            ['--set product.lamp.price=-3: product "lamp" → price: expected 0 or more, found -3'],
        ),
        (
            ["product.lamb.price=3"],
            ['--set product.lamb.price=3: there is no "lamb" in product; did you mean "lamp"?'],
        ),
        (
            ["current_rule=tody"],
            [
                '--set current_rule=tody: current_rule: no policy is named "tody"; did you mean'
                ' "today"?'
            ],
        ),
        (
            ["days=3"],
            [
                'shop.toml --set days=3: live 1 ("lamp") → start: expected a date from 2026-01-05'
                " to 2026-01-07, found 2026-01-10"
            ],
        ),
        (
            ["policy.today.order.s=150"],
            [
                '--set policy.today.order.s=150: policy "today" → order: up_to (150.0) must be'
                " above s (150.0)"
            ],
        ),
        (
            ["product.lamp.price=3", "product.*.price=4"],
            ["--set product.*.price=4: product.lamp.price is set twice"],
        ),
        (
            ["lane.sea.transit_days=3", "lane.sea.transit_days.low=4"],
            ["--set lane.sea.transit_days.low=4: lane.sea.Bangkok.transit_days.low is set twice"],
        ),
        (
            ["price=3"],
            [
                '--set price=3: there is no "price" in the file; did you mean product.lamp.price'
                " or product.rack.price?"
            ],
        ),
        (["seed"], ["--set seed: expected KEY=VALUE, for example product.lamp.price=12.5"]),
        (["seed="], ["--set seed=: expected KEY=VALUE, for example product.lamp.price=12.5"]),
        (
            ["product.lamp.drop=1"],
            ["--set product.lamp.drop=1: expected drop=true, which leaves out what stands there"],
        ),
        (["ad_wallet.drop=true"], ["--set ad_wallet.drop=true: there is none to drop"]),
    ],
)
def test_a_change_is_checked_like_the_file_and_the_message_says_where_it_came_from(texts, lines):
    assert said(*texts) == lines


def test_a_message_from_python_names_the_key():
    with pytest.raises(ScenarioError, match=r"^replace product.x: there is no \"x\" in product"):
        replace(SHOP, {"product.x": 1})


def test_what_follows_from_a_dropped_entry_is_told_of_all_changes():
    (line, *_) = said("host.own team.drop=true", "seed=4")
    assert line.startswith("shop.toml --set host.own team.drop=true --set seed=4: live 1")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5", 12.5),
        ("[1, 2]", [1, 2]),
        ('{ law = "constant", value = 2 }', {"law": "constant", "value": 2}),
        ('"hit"', "hit"),
        ("hit", "hit"),
        ("max x max", "max x max"),
        ("1\nseed = 3", "1\nseed = 3"),
        ("15%", "15%"),
    ],
)
def test_a_value_is_toml_and_else_a_text_without_quotes(text, value):
    assert value_of(text) == value


def test_what_is_written_of_a_value_is_that_value():
    table = SHOP.scenario.model_dump(by_alias=True, exclude_unset=True)
    assert value_of(written(table["lane"][0]["transit_days"])) == table["lane"][0]["transit_days"]
    assert value_of(written(table["start"])) == table["start"]
    assert value_of(written({"a b": 1.5})) == {"a b": 1.5}


def test_every_key_of_a_file_is_listed_and_may_be_set_to_what_it_says():
    table = SHOP.scenario.model_dump(by_alias=True, exclude_unset=True)
    keys = dict(keys_of(table))
    assert keys["product.lamp.price"] == "13.9"
    assert keys["live.lamp.2026-01-10T20:00:00.minutes"] == "60"
    again = changed(SHOP, [change_of(f"{key}={value}") for key, value in keys.items()], "shop")
    assert again.scenario == SHOP.scenario


def test_a_short_name_is_the_least_beginning_that_no_other_name_shares():
    table = {"policy": [{"name": n} for n in ("three-tier 15/10/5", "three-tier 50", "max x max")]}
    assert dict(short_names(table)) == {
        "policy.three-tier 15/10/5": "policy.three-tier 15",
        "policy.max x max": "policy.max",
    }
