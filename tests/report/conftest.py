"""A small shop's studies, answered once."""

import pytest

from sim.network import parse
from sim.studies import STUDIES
from tests.scenario.files import small

from .meetings import meeting_of, part_of

PROMOTION = """
[[promotion]]
name = "Payday"
products = ["lamp"]
sale_from = 2026-01-20
sale_days = 3
uplift = { law = "constant", value = 2 }

[sources]
"product.lamp.price" = "price list of January"
"""


@pytest.fixture(scope="session")
def small_shop():
    return parse(small(more=PROMOTION), "shop.toml")


@pytest.fixture(scope="session")
def parts(small_shop):
    """Return the comparison, the order and a stress test of the small shop."""
    asked = {"compare": {}, "order": {}, "stress": {"shocks": ("low demand",)}}
    found = {}
    for kind, settings in asked.items():
        study = STUDIES[kind]().study.ask(small_shop, **settings)
        found[kind] = part_of(kind, study, study.answer())
    return found


@pytest.fixture(scope="session")
def small_meeting(parts):
    return meeting_of(*parts.values())
