"""A key with dots names what one thinks that it names, or says what there is."""

import tomllib
from pathlib import Path

import pytest

from sim.network import load
from sim.scenario.dotted import DottedKeyError, dotted, places, value_at
from tests.scenario.files import SMALL

TABLE = tomllib.loads(
    SMALL
    + """
[[lane]]
mode = "air"
to = "Bangkok"
transit_days = 3
rate = 5
per = "kg"

[[lane]]
mode = "air"
to = "Hat Yai"
transit_days = 4
rate = 6
per = "kg"

[[promotion]]
name = "10.10"
products = ["lamp"]
sale_from = 2026-01-20
sale_days = 1
uplift = 2

[[promotion]]
name = "11.11"
products = ["lamp"]
sale_from = 2026-01-25
sale_days = 1
uplift = 3

[[policy]]
name = "three-tier 15/10/5"
alert = { rule = "days of cover", yellow = 15, orange = 10, red = 5 }
"""
)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("days", ("days",)),
        ("product.lamp.price", ("product", 0, "price")),
        ("Product.LAMP.Price", ("product", 0, "price")),
        ("prod.ra.pri", ("product", 1, "price")),
        ("lane.sea.Bangkok.transit_days.mode", ("lane", 0, "transit_days", "mode")),
        ("lane.sea.transit_days", ("lane", 0, "transit_days")),
        ("lane.air.hat.rate", ("lane", 2, "rate")),
        ("promotion.11.11.uplift", ("promotion", 1, "uplift")),
        ("promotion.11.uplift", ("promotion", 1, "uplift")),
        ("policy.three-tier 15/10/5.alert.orange", ("policy", 2, "alert", "orange")),
        ("policy.three.alert.orange", ("policy", 2, "alert", "orange")),
        ("live.lamp.2026-01-10.minutes", ("live", 0, "minutes")),
        ("lane.sea.customs_hold.chance", ("lane", 0, "customs_hold", "chance")),
        ("product.lamp.suppliers.1", ("product", 0, "suppliers", 0)),
    ],
)
def test_a_key_is_split_at_the_longest_name_and_may_be_shortened(key, place):
    assert places(key, TABLE) == (place,)


def test_a_star_is_every_entry_and_only_tables_that_are_there():
    assert places("product.*.demand", TABLE) == (("product", 0, "demand"), ("product", 1, "demand"))
    assert places("lane.air.*.rate", TABLE) == (("lane", 1, "rate"), ("lane", 2, "rate"))
    assert places("lane.*.Bangkok.rate", TABLE) == (("lane", 0, "rate"), ("lane", 1, "rate"))
    assert places("policy.*.alert.orange", TABLE) == (("policy", 2, "alert", "orange"),)
    assert places("product.*.return_share", TABLE)[1] == ("product", 1, "return_share")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("product.lamb.price", 'there is no "lamb" in product; did you mean "lamp"?'),
        ("product.lamp.prise", 'there is no "prise" in product.lamp; did you mean "price"?'),
        ("pollicy.today", 'there is no "pollicy" in the file; did you mean "policy"?'),
        ("product.lamp.price.high", 'there is nothing like "high" in product.lamp.price'),
        ("lane.air.rate", "there is Bangkok, Hat Yai; lane.air.* means all of them"),
        ("lane.air", "lane.air may be lane.air.Bangkok or lane.air.Hat Yai"),
        ("promotion.1.uplift", '"1" may be promotion.10.10 or promotion.11.11'),
        ("lane.sea.transit_days.cv", "there is high, law, low, mode"),
        ("extends", 'there is no "extends" in the file'),
        ("product.*.ads.noise", '"product.*.ads.noise" names nothing in the file'),
        ("cash.*", "* stands for the entries of a list, and cash has none"),
        ("", '"" names nothing in the file'),
    ],
)
def test_a_key_that_names_nothing_or_several_things_says_what_there_is(key, words):
    with pytest.raises(DottedKeyError) as caught:
        places(key, TABLE)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["everything", "double-11"])
def test_the_whole_key_of_every_place_leads_there(name):
    scenario = load(Path("scenarios") / f"{name}.toml").scenario
    table = scenario.model_dump(by_alias=True, exclude_unset=True)
    left = [(key,) for key in table]
    while left:
        place = left.pop()
        assert places(dotted(place, table), table) == (place,)
        value = value_at(table, place)
        inside = value if isinstance(value, dict) else ()
        inside = range(len(value)) if isinstance(value, list | tuple) else inside
        left += [(*place, key) for key in inside]
