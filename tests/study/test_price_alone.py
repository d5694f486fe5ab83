"""A changed price that moves no buyer is told."""

import pytest

from sim import replace
from sim.network import parse
from sim.study.beside import Beside
from sim.study.compare import Compare
from sim.study.price_alone import price_alone
from sim.study.two_scenarios import packed
from tests.scenario.files import SMALL

SHOP = parse(SMALL)
LINE = (
    "another price, and buyers who want as much: what it sells is yours to say, in"
    " demand.units_per_day"
)


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"product.lamp.price": 12.9}, [LINE]),
        ({"product.*.price": 12.9}, [LINE]),
        ({"product.lamp.price": 12.9, "product.lamp.demand.units_per_day": 12}, []),
        ({"product.lamp.unit_cost": 3}, []),
        ({"cash.opening": 3}, []),
    ],
)
def test_a_price_that_is_changed_without_demand_is_told_once(changes, lines):
    assert price_alone(replace(SHOP, changes).document.changes) == lines


def test_it_stands_below_the_verdict_of_one_file_and_of_two():
    cheaper = replace(SHOP, {"product.lamp.price": 12.9})
    study = Compare.ask(cheaper, runs=4)
    assert LINE in study.doubts(study.answer())
    beside = Beside.ask(SHOP, runs=4, second=packed(cheaper, ("a", "b")))
    assert beside.doubts(beside.answer()) == [LINE]
