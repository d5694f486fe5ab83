"""On a device, what a first version did wrong: draws amid a replay, pieces that come again."""

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.arrays import arrays_of
from sim.chance.luck import draw_luck
from sim.device.memory import FullError
from sim.network import load, parse
from sim.policy.open import OwnPolicyError
from sim.study import kept, on_device, pace, replay
from sim.study.block_result import block_results
from sim.study.compare import Compare
from sim.study.kept import TOTALS
from sim.study.lockstep import _even, alike
from sim.study.on_device import OnDevice
from sim.study.task import tasks
from sim.study.workers import ALONE
from tests.arrays.devices import Room, numpy_device, strict_device
from tests.policy.test_policy_own import scenario_of
from tests.scenario.files import small
from tests.study.worlds import assert_same

SCENARIOS = Path(__file__).parents[2] / "scenarios"
BLOCK = 8
SHORT = small(("days = 30", "days = 10"))
THIRD = '\n[[policy]]\nname = "third"\norder = { rule = "constant", quantity = 7 }\n'


@pytest.fixture(autouse=True)
def small_blocks_are_worth_it(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", BLOCK)
    monkeypatch.setattr(on_device, "WORTH", 0)


def engaged(device):
    """Return a device that is closed after the test."""
    return closing(OnDevice(device, ALONE, lambda line: None))


def room_for(blocks):
    taken = 1_000 * 2 * BLOCK + 8 * 10 * 9 * 2 * BLOCK
    return Room(round(1_000 * blocks * BLOCK / 0.8) + 1, taken=taken)


@pytest.mark.parametrize("file", ["double-11", "everything"])
def test_luck_is_drawn_by_numpy_whatever_np_of_a_replay_is_meanwhile(file):
    network = load(SCENARIOS / f"{file}.toml")
    with arrays_of({}, {}):
        draw_luck(network, 0)


def test_several_pieces_on_a_device_that_never_mixes():
    """Luck of the next piece is drawn by threads while `np` is the device's."""
    study = Compare.ask(parse(SHORT), runs=5 * BLOCK)
    with engaged(strict_device(room_for(2))) as hands:
        assert_same(study.answer(hands), study.answer(ALONE))


@pytest.mark.parametrize("blocks", [2, 5])
def test_pieces_of_each_kind_that_overlap(monkeypatch, blocks):
    """Twins and further runs are cut elsewhere than days: blocks come again, in another order."""
    monkeypatch.setattr(kept, "DAYS_OF", 4 * BLOCK)
    monkeypatch.setattr(kept, "TOTALS_OF", 8 * BLOCK)
    study = Compare.ask(parse(SHORT), runs=12 * BLOCK)
    with engaged(numpy_device(room_for(blocks))) as hands:
        assert_same(study.answer(hands), study.answer(ALONE))


def test_halves_that_begin_amid_a_policy_s_blocks():
    network = parse(SHORT + THIRD)
    names = [policy.name for policy in network.scenario.policies]
    work = tasks(network, names, 3 * BLOCK, TOTALS)
    group = tuple(sorted(work, key=lambda task: (names.index(task.policy), task.block.number)))

    def tight(some):
        if len(some) > 5:
            raise FullError
        return block_results(some)

    with engaged(numpy_device()) as hands:
        ((_, results),) = hands.spread(tight, [group])
    assert len(results) == 9


INIT = """
from sim import Decision, np

class Mine:
    def __init__(self):
        self.target = np.array([[100], [120]])

    def decide(self, desk):
        return Decision({"sea": np.maximum(self.target - desk.position, 0)})
"""


def test_an_own_policy_may_make_its_arrays_when_it_is_made(tmp_path):
    (tmp_path / "mine.py").write_text(INIT, "utf-8")
    study = Compare.ask(scenario_of(tmp_path), ["mine"], BLOCK)
    with engaged(strict_device()) as hands:
        assert_same(study.answer(hands), study.answer(ALONE))


WRITES = """
from sim import Decision

class Mine:
    def decide(self, desk):
        desk.sold[:] = 0
        return Decision()
"""


def test_a_policy_that_writes_on_its_desk_is_found_out_before_the_device_replays_it(tmp_path):
    """A device's arrays have no lock."""
    (tmp_path / "mine.py").write_text(WRITES, "utf-8")
    study = Compare.ask(scenario_of(tmp_path), ["mine"], BLOCK)
    with engaged(strict_device()) as hands, pytest.raises(OwnPolicyError, match="read-only"):
        study.answer(hands)


def test_luck_has_room_in_the_memory_of_the_machine_as_well(monkeypatch):
    work = tasks(parse(SHORT), ["today"], 8 * BLOCK, TOTALS)
    with engaged(numpy_device(Room(10**12, taken=1))) as hands:
        (group,) = hands.locksteps(work)
        assert len(group) == 8
        luck = hands._taken[2, 10].at_home
        few = SimpleNamespace(available=round(2 * 3 * BLOCK * luck / 0.8) + 1)
        monkeypatch.setattr(on_device.psutil, "virtual_memory", lambda: few)
        assert max(map(len, hands.locksteps(work))) == 3


def test_what_lies_on_a_device_is_let_go_of_when_it_is_closed():
    with engaged(numpy_device()) as hands:
        list(hands.spread(block_results, hands.locksteps(tasks(parse(SHORT), ["today"], BLOCK))))
        assert replay._luck.cache_info().currsize == 1
    assert replay._luck.cache_info().currsize == 0


def test_of_further_runs_nothing_but_what_rare_risks_need_comes_home(monkeypatch):
    """Neither paths nor other totals are moved."""
    device, moved = numpy_device(), []
    home = type(device).home

    def noted(self, record):
        moved.append((set(record.totals), record.paths, record.accounts))
        return home(self, record)

    monkeypatch.setattr(type(device), "home", noted)
    with engaged(device) as hands:
        work = tasks(parse(SHORT), ["today"], 2 * BLOCK, kept.RARE)
        list(hands.spread(block_results, hands.locksteps(work)))
    assert moved[-1][0] <= set(kept.RARE.measures)
    assert moved[-1][1:] == ({}, {})


def test_work_of_other_kinds_stands_in_other_locksteps():
    network = parse(SHORT)
    work = [
        *tasks(network, ["today"], BLOCK, TOTALS), *tasks(network, ["today"], BLOCK, kept.RARE)
    ]  # fmt: skip
    assert [len(some) for some in alike(work)] == [1, 1]


@pytest.mark.parametrize(("many", "most", "size"), [(9, 4, 3), (10, 4, 4), (4, 9, 4), (7, 1, 1)])
def test_pieces_are_about_alike(many, most, size):
    assert _even(many, most) == size


def test_a_study_of_more_policies_by_fewer_processes_takes_longer(monkeypatch):
    monkeypatch.setattr(pace, "_seconds", lambda act: 10.0)
    study = Compare.ask(parse(SHORT), runs=3 * BLOCK)
    assert pace.time_of(study, 1) == "90 seconds"
    assert pace.time_of(study, 3) == "30 seconds"
