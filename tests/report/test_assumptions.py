"""What a file says of a number stands beside that number, and beside no other."""

import pytest

from sim.network import parse
from sim.network.load import changed
from sim.report import study_sheets
from sim.report.sections.assumptions import assumptions, notes_of
from sim.scenario.change import change_of
from sim.study.order import Order

from .conftest import SHOP
from .meetings import meeting_of, part_of


@pytest.fixture(scope="module")
def asked():
    """Return a meeting about the shop with three numbers that the command line set."""
    said = ["product.lamp.opening_stock=70", "product.lamp.price=15", "cash.spend_freely=true"]
    network = changed(parse(SHOP), [change_of(text) for text in said], "shop.toml")
    return meeting_of(part_of("order", Order.ask(network), None))


def test_a_number_that_the_command_line_set_has_no_note_of_the_file(asked):
    notes = notes_of(asked)
    assert notes["product.lamp.opening_stock"] == "set on the command line; the file says 60"
    assert notes["product.lamp.price"] == "set on the command line; the file says 13.9"
    assert notes["cash.spend_freely"].endswith("command line; the file does not say it")


def test_the_workbook_says_what_was_set_too(asked):
    row = ("product.lamp.price", "set on the command line; the file says 13.9")
    assert row in [(key, note) for key, _, note in study_sheets.assumptions(asked).rows]


def test_left_at_default_are_the_keys_that_the_file_does_not_hold(meeting):
    *_, left = assumptions(meeting).folds
    assert left.heading.startswith("Left at the program's default: ")
    (grid,) = left.grids
    keys = {row[0].text for row in grid.rows}
    assert {"settlement.commission", "product.rack.weight_kg"} <= keys
    assert not {"product.lamp.price", "product.rack.unit_cost", "cash.opening", "seed"} & keys
