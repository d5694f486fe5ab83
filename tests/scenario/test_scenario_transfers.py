"""What a file may say of transfers between warehouses."""

import pytest

from tests.scenario.files import problems, said_of, small

BARN = """
[[lane]]
mode = "sea"
to = "Rayong"
transit_days = 3
rate = 100
per = "m3"

[[warehouse]]
name = "Rayong"
dock_days = 1

[[region]]
name = "West"
share = 0.5
warehouse = "Bangkok"

[[region]]
name = "East"
share = 0.5
warehouse = "Rayong"
"""
TRUCK = """
[[transfer]]
from = "Bangkok"
to = "Rayong"
transit_days = { law = "pert", low = 1, mode = 2, high = 4 }
cost_per_unit = 0.2
cost_per_m3 = 12
fee_per_transfer = 40
"""
MOVING = """
[[policy]]
name = "moving"
transfers = { rule = "level the cover", apart_days = 7, keep_days = 10 }
"""


def said(place: str, *changes: tuple[str, str], truck: str = TRUCK, more: str = "") -> str:
    for old, new in changes:
        assert old in truck
        truck = truck.replace(old, new, 1)
    return said_of(place, problems(small(more=BARN + truck + more)))


def test_a_transfer_and_a_policy_that_uses_it_are_accepted():
    assert not problems(small(more=BARN + TRUCK + MOVING))


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (('to = "Rayong"', 'to = "Rayon"'), "transfer 1 → to", 'did you mean "Rayong"?'),
        (('from = "Bangkok"', 'from = "Bankok"'), "transfer 1 → from", 'did you mean "Bangkok"?'),
        (("fee_per_transfer", "fee_per_transfe"), "transfer 1 → fee_per_transfe", "did you mean"),
        (("= 0.2", "= -0.2"), "transfer 1 → cost_per_unit", "0 or more"),
        (
            ('to = "Rayong"', 'to = "Bangkok"'),
            "transfer 1",
            'no product has a shelf both in "Bangkok" and in "Bangkok"',
        ),
    ],
)
def test_a_mistake_in_a_transfer_is_told_with_its_place(change, place, words):
    assert words in said(place, change)


def test_two_ways_between_the_same_warehouses_are_told():
    assert "2 ways from Bangkok to Rayong" in said("transfer", more=TRUCK)


def test_a_rule_without_a_way_is_told():
    (line,) = problems(small(more=BARN + MOVING))
    assert line == 'policy "moving": transfers "level the cover" needs a [[transfer]]'


def test_a_number_for_a_row_that_is_not_there_is_told():
    moving = MOVING.replace("keep_days = 10", "keep_days = { lmp = 3, rack = 5 }")
    lines = problems(small(more=BARN + TRUCK + moving))
    assert any('keep_days names no product or role "lmp"' in line for line in lines)


def test_a_rule_that_is_not_there_is_told():
    lines = problems(small(more=BARN + TRUCK + MOVING.replace("level the cover", "level cover")))
    assert any("level the cover" in line for line in lines), lines
