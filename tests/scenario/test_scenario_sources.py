"""`[sources]` says where numbers come from; it names numbers that the file says."""

import pytest

from sim import replace
from sim.network import load, parse
from sim.scenario.sources import Sourced, sourced
from tests.scenario.files import problems, small

SOURCES = """
[sources]
"product.lamp.price" = "our listing"
product.rack.unit_cost = "the factory's offer of May"
"product.*.opening_stock" = "counted on Sunday"
"""
SHOP = parse(small(more=SOURCES))


def told(network):
    return sourced(network.scenario.model_dump(by_alias=True, exclude_unset=True))


def test_each_number_is_told_with_its_value_quotes_or_not():
    assert told(SHOP) == [
        Sourced("product.lamp.price", "13.9", "our listing"),
        Sourced("product.rack.unit_cost", "2.1", "the factory's offer of May"),
        Sourced("product.lamp.opening_stock", "60", "counted on Sunday"),
        Sourced("product.rack.opening_stock", "40", "counted on Sunday"),
    ]


def test_a_number_that_is_changed_loses_its_source_and_one_that_is_left_out_too():
    changed = replace(SHOP, {"product.lamp.price": 9.0, "product.rack.opening_stock": 3})
    assert [source.key for source in told(changed)] == ["product.rack.unit_cost"]
    gone = replace(SHOP, {"live.lamp.drop": True, "product.lamp.price": 14})
    assert "product.lamp.price" not in {source.key for source in told(gone)}


def test_a_number_that_another_file_says_otherwise_loses_its_inherited_source(tmp_path):
    (tmp_path / "base.toml").write_text(small(more=SOURCES), "utf-8")
    own = 'extends = "base.toml"\n[[product]]\nname = "lamp"\nprice = 9\n'
    (tmp_path / "mine.toml").write_text(own, "utf-8")
    assert {source.key for source in told(load(tmp_path / "mine.toml"))} == {
        "product.rack.unit_cost",
        "product.lamp.opening_stock",
        "product.rack.opening_stock",
    }
    (tmp_path / "mine.toml").write_text(f'{own}[sources]\n"product.lamp.price" = "new"', "utf-8")
    assert told(load(tmp_path / "mine.toml"))[0].source == "new"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '"product.lamb.price" = "x"',
            'sources → product.lamb.price: there is no "lamb" in product; did you mean "lamp"?',
        ),
        (
            '"product.lamp.return_share" = "x"',
            "sources → product.lamp.return_share: the file does not say this number",
        ),
        (
            '"product.lamp.price" = 3',
            'sources → product.lamp.price: expected text in quotes, found 3; write "3"',
        ),
    ],
)
def test_a_source_of_nothing_is_refused(line, message):
    assert problems(small(more=f"\n[sources]\n{line}\n")) == [message]
