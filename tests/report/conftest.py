"""Studies of one small shop, done once and written, and what a meeting reads of them."""

import pytest

from sim.network import load
from sim.report.meeting import meet, read_part
from sim.study.compare import Compare
from sim.study.folder import write
from sim.study.launch import Launch
from sim.study.order import Order
from tests.chart.conftest import dry, luck, made
from tests.scenario.files import SMALL

__all__ = ["dry", "luck", "made"]

SHOP = (
    SMALL.replace("opening_stock = 60", "opening_stock = 60 # counted on Sunday")
    + """
[[uncertain]]
what = "product.*.demand"
times = [0.8, 1.0, 1.3]

[sources]
"product.lamp.price" = "price list of January"

[[promotion]]
name = "1.25"
products = ["lamp"]
sale_from = 2026-01-25
sale_days = 2
uplift = { law = "constant", value = 3 }
"""
)


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Return the folders of a comparison, of orders and of a launch, by their kinds."""
    place = tmp_path_factory.mktemp("meeting")
    file = place / "shop.toml"
    file.write_text(SHOP, "utf-8")
    network, done = load(file), {}
    for kind, study in {
        "compare": Compare.ask(network, runs=120),
        "order": Order.ask(network, runs=40),
        "launch": Launch.ask(network, runs=40, product="lamp"),
    }.items():
        done[kind] = place / kind
        write(study, study.answer(), done[kind], f"peakstock {kind} shop.toml")
    return done


@pytest.fixture(scope="session")
def meeting(folders):
    """Return what the comparison and the orders say together."""
    return meet([folders["order"], folders["compare"]])


@pytest.fixture(scope="session")
def parts(folders):
    """Return each of the three studies as a meeting has it, by its kind."""
    return {kind: read_part(folder) for kind, folder in folders.items()}


@pytest.fixture(scope="session")
def whole_meeting(folders):
    """Return what all three say together."""
    return meet([*folders.values()])
