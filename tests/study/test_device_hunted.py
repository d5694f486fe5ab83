"""On a device, what a first version did wrong: draws amid a replay, pieces that come again."""

from contextlib import closing
from pathlib import Path

import pytest

from sim.arrays import arrays_of
from sim.chance.luck import draw_luck
from sim.device.memory import FullError
from sim.network import load, parse
from sim.study import kept, on_device
from sim.study.block_result import block_results
from sim.study.compare import Compare
from sim.study.kept import TOTALS
from sim.study.on_device import OnDevice
from sim.study.task import tasks
from sim.study.workers import ALONE
from tests.arrays.devices import Room, numpy_device, strict_device
from tests.policy.test_policy_own import scenario_of
from tests.scenario.files import small
from tests.study.worlds import assert_same

SCENARIOS = Path(__file__).parents[2] / "scenarios"
BLOCK = 8
THIRD = '\n[[policy]]\nname = "third"\norder = { rule = "constant", quantity = 7 }\n'


@pytest.fixture(autouse=True)
def small_blocks_are_worth_it(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", BLOCK)
    monkeypatch.setattr(on_device, "WORTH", 0)


def engaged(device):
    """Return a device that is closed after the test."""
    return closing(OnDevice(device, ALONE, lambda line: None))


def room_for(blocks):
    taken = 1_000 * 2 * BLOCK + 8 * 30 * 9 * 2 * BLOCK
    return Room(round(1_000 * blocks * BLOCK / 0.8) + 1, taken=taken)


@pytest.mark.parametrize("file", ["double-11", "everything"])
def test_luck_is_drawn_by_numpy_whatever_np_of_a_replay_is_meanwhile(file):
    network = load(SCENARIOS / f"{file}.toml")
    with arrays_of({}, {}):
        draw_luck(network, 0)


def test_several_pieces_on_a_device_that_never_mixes():
    """Luck of the next piece is drawn by threads while `np` is the device's."""
    study = Compare.ask(parse(small()), runs=5 * BLOCK)
    with engaged(strict_device(room_for(2))) as hands:
        assert_same(study.answer(hands), study.answer(ALONE))


@pytest.mark.parametrize("blocks", [2, 5])
def test_pieces_of_each_kind_that_overlap(monkeypatch, blocks):
    """Twins and further runs are cut elsewhere than days: blocks come again, in another order."""
    monkeypatch.setattr(kept, "DAYS_OF", 4 * BLOCK)
    monkeypatch.setattr(kept, "TOTALS_OF", 8 * BLOCK)
    study = Compare.ask(parse(small()), runs=12 * BLOCK)
    with engaged(numpy_device(room_for(blocks))) as hands:
        assert_same(study.answer(hands), study.answer(ALONE))


def test_halves_that_begin_amid_a_policy_s_blocks():
    network = parse(small(more=THIRD))
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
