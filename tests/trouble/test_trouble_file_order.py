"""The order of products, lanes, shops and suppliers in a file changes no figure."""

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.network import load
from sim.policy.open import open_policy
from sim.world.parcels import packing
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.cases.files import SCENARIOS

PATHS = ("on_hand", "on_order", "ordered", "served", "cash")
DOUBLE_11 = ("double-11", "rolling forecast, with air", 50)
EVERYTHING = ("everything", "1 days of cover", 20)


def played(network, policy, worlds):
    """Return the totals and paths of a policy, those of listings by their names."""
    opened = open_policy(network.policy(policy), network.document.folder)
    record = run_block(network, opened, draw_luck(network, 0), make_plan(network), worlds, PATHS)
    rows = np.argsort(network.listing_names)
    paths = {name: path[:, rows] if path.ndim == 3 else path for name, path in record.paths.items()}
    return dict(record.totals) | paths


def turned(network, kind):
    """Return the same network with the entries of one kind told the other way round."""
    return network.changed(**{kind: tuple(reversed(getattr(network.scenario, kind)))})


def differences(file, policy, worlds, kinds):
    """Return what changes when some kinds of entries are turned round."""
    told = load(SCENARIOS / f"{file}.toml")
    other = told
    for kind in kinds:
        other = turned(other, kind)
    first, second = played(told, policy, worlds), played(other, policy, worlds)
    return [name for name in first if not np.array_equal(first[name], second[name])]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(DOUBLE_11, id="double-11"),
        pytest.param(EVERYTHING, id="everything", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize(
    "kinds",
    [
        ("products",),
        (
            *("lanes", "suppliers", "shipments", "promotions", "lives", "hosts", "creators"),
            *("further_shops", "further_listings", "regions", "transfers", "deliveries", "seasons"),
        ),
    ],
    ids=["products", "all others"],
)
def test_a_file_told_the_other_way_round_gives_the_same(case, kinds):
    assert differences(*case, kinds) == []


@pytest.mark.looks_inside
def test_parcels_that_are_packed_in_the_order_of_the_file_are_rejected(monkeypatch):
    """A mutant: of equal remainders the first in the file is packed."""
    in_file_order = lambda names: np.arange(len(names))[:, None]  # noqa: E731
    monkeypatch.setattr(packing, "turns", in_file_order)
    assert differences(*EVERYTHING, ("products",))
