"""Every mechanism is told once: in the table of the package, or among those that are left out."""

import pytest

from .mechanisms import Row, faults, left_out, miscounted, numbers, rows

GOOD = Row(
    "M1-M3", "A factory makes to order", "`world/buying/supplier.py`",
    '`lane.kg_per_m3`, `policy.freight = "split"`, `figures.profit`, `desk.position`',
    "`tests/world/test_supply.py`",
)  # fmt: skip


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.mechanisms)
def test_what_a_line_of_the_table_names_is_there(row):
    assert faults(row) == []


def test_every_mechanism_is_told_once_in_the_table_or_among_those_left_out():
    told = [n for row in rows() for n in numbers(row.mechanisms)]
    assert miscounted([*told, *left_out()]) == {}


def test_a_line_that_names_what_is_there_has_no_fault():
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("cell", "wrong", "told"),
    [
        ("mechanisms", "none", "no mechanism in none"),
        ("what", "one two three four five six seven eight nine", "more than 8 words"),
        ("module", "`world/buying/suplier.py`", "no file world/buying/suplier.py"),
        ("module", "supplier", "no file (nothing)"),
        ("parameter", "`lane.kg_per_m4`", "no parameter lane.kg_per_m4"),
        ("parameter", "`lane.rate`, `lane.rate.kg`", "no parameter lane.rate.kg"),
        ("parameter", '`policy.freight = "spilt"`', 'no parameter policy.freight = "spilt"'),
        ("parameter", '`policy.order = "split"`', 'no parameter policy.order = "split"'),
        ("parameter", "`figures.profits`", "no parameter figures.profits"),
        ("parameter", "`desk.future`", "no parameter desk.future"),
        ("parameter", "none", "no parameter (nothing)"),
        ("test", "`tests/world/test_tariff.py`", "no file tests/world/test_tariff.py"),
    ],
)
def test_a_line_that_names_what_is_not_there_is_told(cell, wrong, told):
    assert faults(GOOD._replace(**{cell: wrong})) == [told]


def test_a_line_whose_tests_do_not_touch_its_parameter_is_told():
    row = GOOD._replace(parameter="`lane.ddp_fee`", test="`tests/world/test_packing.py`")
    assert faults(row) == ["the tests do not touch `lane.ddp_fee`"]


def test_a_range_names_all_between_its_ends():
    assert numbers("M7, M75-M79") == [7, 75, 76, 77, 78, 79]


def test_a_mechanism_left_out_or_told_twice_or_unknown_is_noticed():
    all_but_5 = [n for n in range(1, 155) if n != 5]
    assert miscounted([*all_but_5, 7, 155]) == {5: 0, 7: 2, 155: 1}
