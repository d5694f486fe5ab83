"""Every process and policy through arrays that refuse to mix: the worlds are numpy's to the bit."""

import numpy
import pytest

from sim.chance.luck import Luck, draw_luck
from sim.device.device import PROCESSOR
from sim.network import Network, load, parse
from sim.policy.open import open_policy
from sim.policy.side_by_side import AtFaultError, SideBySide
from sim.world.core.journal import Journal, OrderBook
from sim.world.core.stock import Stock
from sim.world.run.block import run_block
from sim.world.run.books import PATHS, Books
from sim.world.run.plan import make_plan
from tests.arrays.strict import Array, MixedError, NarrowError
from tests.arrays.twice import STRICT, twice
from tests.cases.files import SCENARIOS, shipped, variant
from tests.reference.random_scenario import random_scenario
from tests.world.toys import toy

WORLDS = 2
FEW = ("everything", "case-6-lipstick-season", "market-us", "claims/c06-reorder-at-7500")
"""They go through all processes, and through all that stands in where one is left out."""
MANY = sorted(
    file.relative_to(SCENARIOS).with_suffix("").as_posix()
    for file in SCENARIOS.rglob("*.toml")
    if file.stem not in {*FEW, "shop"}
)
OWN = """from sim import np

class Mine:
    def decide(self, desk):
        from sim import Decision
        return Decision({"sea": np.maximum(30 - desk.position, 0)})
"""
"""An own policy whose arrays are those of the replay, wherever that runs."""
CAREFUL = (
    OWN.replace(
        "30 - desk.position",
        """(desk.cash_due(30) >= 0) * desk.expected(30)
            - desk.position_within(30) - desk.lacking(desk.lead("sea")) - desk.arriving(9)
            + desk.sales().highest(7) + desk.average_sales(7, 7) + desk.conversion(0, desk.day)""",
    )
    .replace('({"sea": np.maximum(', '({"sea": np.floor(np.maximum(')
    .replace(", 0)})", ", 0)).astype(np.int64)})")
)
"""One that asks the desk for all that it works out, of bills and payouts to come, too."""


def run_twice(network: Network, paths=()):
    """Replay all policies side by side, by numpy and by strict arrays, and compare all of it."""
    policies = network.scenario.policies
    luck = Luck.joined([(draw_luck(network, 0), slice(0, WORLDS))] * len(policies))
    opened = [
        (open_policy(network.policy(one.name), network.document.folder), WORLDS) for one in policies
    ]
    columns = WORLDS * len(policies)
    asked = SideBySide(opened, network.modes)
    replay = twice(getattr(run_block, "once", run_block))
    return replay(network, asked, luck, make_plan(network), columns, paths)


@pytest.mark.parametrize("name", FEW)
def test_all_policies_of_a_scenario_find_the_same_side_by_side(name):
    run_twice(load(SCENARIOS / f"{name}.toml"), tuple(PATHS))


@pytest.mark.slow
@pytest.mark.parametrize("name", MANY)
def test_all_policies_of_each_other_scenario_find_the_same(name):
    run_twice(load(SCENARIOS / f"{name}.toml"), tuple(PATHS))


@pytest.mark.parametrize("seed", [3, pytest.param(4, marks=pytest.mark.slow)])
def test_a_random_scenario_finds_the_same(seed):
    run_twice(parse(random_scenario(seed)), tuple(PATHS))


def with_own(tmp_path, text):
    """Return a small shop whose only policy is a Python file of this text."""
    (tmp_path / "mine.py").write_text(text)
    policies = """policy = [{ name = "mine", own = "mine.py:Mine" }]
current_rule = "mine"
"""
    return variant("launch", tmp_path, policies)


@pytest.fixture
def asked_twice(monkeypatch):
    """Let every policy decide both times, also one of a file."""
    monkeypatch.setattr("tests.arrays.twice.both", lambda policy: (policy, lambda: policy))


def test_a_policy_of_ones_own_runs_where_the_replay_does(tmp_path, asked_twice):
    run_twice(with_own(tmp_path, OWN))


def test_what_a_desk_tells_is_told_elsewhere_too(tmp_path, asked_twice):
    run_twice(with_own(tmp_path, CAREFUL))


def test_a_policy_of_ones_own_that_brings_numpys_arrays_is_found_out(tmp_path, asked_twice):
    with pytest.raises(AtFaultError):
        run_twice(with_own(tmp_path, OWN.replace("from sim import np", "import numpy as np")))


SMALL = toy(days=5, product__opening_stock=3)
"""A mug that is sold out after a day."""


def written(kind, device):
    """Return what a journal keeps of a policy of double-11's first month, in two worlds."""
    network, journal = shipped("double-11"), kind()
    luck, plan = device.there((draw_luck(network, 0).first(WORLDS), make_plan(network)))
    with device.arrays():
        policy = network.scenario.policies[0]
        run_block(network, policy, luck, plan, WORLDS, (), 30, journal)
    return repr(device.home(vars(journal)))


@pytest.mark.parametrize("kind", [Journal, OrderBook])
def test_what_is_written_down_of_orders_is_the_same(kind):
    kept = written(kind, PROCESSOR)
    assert "array" in kept
    assert written(kind, STRICT) == kept


def test_a_small_shop_finds_the_same():
    run_twice(SMALL, tuple(PATHS))


def test_a_process_that_mixes_is_found_out(monkeypatch):
    lost = property(lambda stock: numpy.zeros(stock.wanted.shape, numpy.int64) + stock.backlog)
    monkeypatch.setattr(Stock, "lost", lost)
    with pytest.raises(MixedError):
        run_twice(SMALL)


def test_a_process_that_asks_for_more_than_there_is_is_found_out(monkeypatch):
    low = property(lambda books: books._cash.min(axis=0, initial=0))
    monkeypatch.setattr(Books, "low", low)
    with pytest.raises(NarrowError):
        run_twice(SMALL)


def test_a_process_that_picks_from_a_list_by_an_array_is_found_out(monkeypatch):
    monkeypatch.setattr(Books, "low", property(lambda books: books._cash[[0][books.out.argmax()]]))
    with pytest.raises(TypeError, match="integers"):
        run_twice(SMALL)


def test_a_process_that_counts_otherwise_elsewhere_is_found_out(monkeypatch):
    one_more = property(lambda books: books._cash.min(axis=0) + isinstance(books._cash, Array))
    monkeypatch.setattr(Books, "low", one_more)
    with pytest.raises(AssertionError, match="cash_low"):
        run_twice(SMALL)
