"""On a device: the same runs, as wide as its memory takes, half by half where it is full."""

import importlib
import threading

import numpy as np
import pytest

from sim.device.gpu import DeviceError
from sim.device.memory import FullError
from sim.network import parse
from sim.policy.open import OwnPolicyError
from sim.study import on_device
from sim.study.ahead import Ahead
from sim.study.block_result import block_results
from sim.study.compare import Compare
from sim.study.hindsight import Hindsight
from sim.study.kept import DAYS, TOTALS
from sim.study.lockstep import numbers
from sim.study.on_device import OnDevice
from sim.study.place import draw, wholes
from sim.study.stress import Stress
from sim.study.task import tasks
from sim.study.workers import ALONE, Processes
from tests.arrays.devices import Room, numpy_device, strict_device
from tests.policy.test_policy_own import scenario_of
from tests.scenario.files import small
from tests.study.worlds import assert_same

BLOCK = 8
SHORT = small(("days = 30", "days = 10"))


@pytest.fixture(autouse=True)
def small_blocks_are_worth_it(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", BLOCK)
    monkeypatch.setattr(on_device, "WORTH", 0)


@pytest.fixture
def engage():
    """Return what opens a device, and closes it after the test."""
    opened = []

    def engaged(device, tell=lambda line: None):
        opened.append(OnDevice(device, ALONE, tell))
        return opened[-1]

    yield engaged
    for one in opened:
        one.close()


def work_of(blocks, keep=TOTALS):
    return tasks(parse(SHORT), ["today", "base stock"], blocks * BLOCK, keep)


def results(hands, work, groups):
    """Return what is kept of each task."""
    pairs = (zip(group, some, strict=True) for group, some in hands.spread(block_results, groups))
    return {task: kept for pair in pairs for task, kept in pair}


def same(one, other):
    """Say whether the same is kept of each task, to the last bit."""
    return one.keys() == other.keys() and all(
        one[task].keys() == other[task].keys()
        and all(np.array_equal(array, other[task][name]) for name, array in one[task].items())
        for task in one
    )


def one_by_one(work):
    return results(ALONE, work, [(task,) for task in work])


def test_a_study_on_a_device_that_never_mixes_is_that_of_the_processor(engage):
    study = Compare.ask(parse(SHORT), runs=2 * BLOCK + 3)
    assert_same(study.answer(engage(strict_device())), study.answer(ALONE))


def test_so_is_a_stress_test_and_what_looks_into_replays_is_done_by_numpy(engage):
    for study in (
        Stress.ask(parse(SHORT), ["today"], BLOCK, shocks=("low demand",)),
        Hindsight.ask(parse(SHORT), runs=BLOCK),
    ):
        assert study.answer(engage(numpy_device())) == study.answer(ALONE)


def test_a_lockstep_is_as_wide_as_the_memory_takes(engage):
    work = work_of(6)
    columns = 2 * BLOCK
    for blocks in (1, 2, 3, 12):
        room = Room(round(1_000 * blocks * BLOCK / 0.8) + 1, taken=1_000 * columns)
        groups = engage(numpy_device(room)).locksteps(work)
        assert max(map(len, groups)) == blocks


def test_daily_paths_are_counted_beside_what_was_tried(engage):
    """A path of a product takes 8 bytes a day, listing and column; one of money no listings."""
    bare = 2 * BLOCK * 1_000
    room = Room(round(6 * BLOCK * 1_000 / 0.8) + 1, taken=bare)
    hands = engage(numpy_device(room))
    assert max(map(len, hands.locksteps(work_of(6)))) == 6
    of_paths = 8 * 10 * (3 * 2 + 3)
    wide = 6 * 1_000 // (1_000 + of_paths)
    assert max(map(len, hands.locksteps(work_of(6, DAYS)))) == max(wide, 1)


def test_what_has_no_room_is_done_half_by_half(engage):
    """To the last bit: each half is the run that it would be alone."""
    work, sizes = work_of(5), []

    def tight(group):
        sizes.append(len(group))
        if len(group) > 2:
            raise FullError
        return block_results(group)

    hands = engage(numpy_device())
    ((group, kept),) = hands.spread(tight, [tuple(work)])
    found = dict(zip(group, kept, strict=True))
    assert same(found, one_by_one(work))
    assert sizes == [10, 5, 2, 3, 1, 2, 5, 2, 3, 1, 2]


@pytest.mark.parametrize(
    "moment", ["sim.world.run.books.Books.close", "sim.policy.composed.Composed.decide"]
)
def test_memory_may_be_full_anywhere(engage, monkeypatch, moment):
    """In a process, of which SimPy raises a copy, and where a policy decides."""
    *place, name = moment.split(".")
    owner = getattr(importlib.import_module(".".join(place[:-1])), place[-1])
    act = getattr(owner, name)
    replays = []

    def filled(self, *args):
        if len(replays) == 1:
            raise FullError("Out of memory")
        return act(self, *args)

    def counted(group):
        replays.append(len(group))
        return block_results(group)

    work = work_of(2)
    hands = engage(numpy_device())
    monkeypatch.setattr(owner, name, filled)
    ((group, kept),) = hands.spread(counted, [tuple(work)])
    assert replays == [4, 2, 2]
    assert same(dict(zip(group, kept, strict=True)), one_by_one(work))


def test_a_block_that_has_no_room_is_told(engage):
    def never(group):
        raise FullError

    with pytest.raises(DeviceError, match="8 futures of this scenario need more than the memory"):
        list(engage(numpy_device()).spread(never, [tuple(work_of(2))]))


@pytest.mark.parametrize(("tips", "line"), [
    (0, "toy: 16 futures were replayed on the CPU, too, and all are the same"),
    (1, "toy: 16 futures were replayed on the CPU, too, and 1 of them differ (the last digit"),
])  # fmt: skip
def test_how_many_futures_differ_on_a_device_is_told_once(engage, monkeypatch, tips, line):
    device, told = numpy_device(), []
    home = type(device).home

    def tipped(self, record):
        record = home(self, record)
        record.totals["profit"][:tips] += 1
        return record

    monkeypatch.setattr(type(device), "home", tipped)
    hands = engage(device, told.append)
    hands.locksteps(work_of(3))
    hands.locksteps(work_of(4))
    assert len(told) == 1
    assert told[0].startswith(line)


def test_luck_is_drawn_for_what_follows_while_a_piece_is_replayed(engage, monkeypatch):
    """The device waits here until the blocks of the next piece are drawn."""
    drawn, seen = threading.Event(), []

    def noted(block):
        luck = draw(block)
        if block.number == 3:
            drawn.set()
        return luck

    monkeypatch.setattr("sim.study.ahead.draw", noted)

    def replaying(group):
        seen.append((group[0].block.number, drawn.wait(20)))
        return block_results(group)

    work = work_of(4)
    pieces = [tuple(t for t in work if t.block.number in some) for some in ({0, 1}, {2, 3})]
    list(engage(numpy_device()).spread(replaying, pieces))
    assert seen == [(0, True), (2, True)]


def test_each_block_is_drawn_once_for_all_policies_in_it(monkeypatch):
    drawn = []
    monkeypatch.setattr("sim.study.ahead.draw", lambda block: drawn.append(block.number) or block)
    ahead, blocks = Ahead(2), wholes([task.block for task in work_of(4)])
    ahead.keep(blocks)
    assert set(ahead.take(blocks[:2])) == set(blocks[:2])
    assert set(ahead.take(blocks[:2])) == set(blocks[:2])
    ahead.keep(blocks[2:])
    assert set(ahead._drawn) == set(blocks[2:]), "others are let go"
    assert set(ahead.take(blocks[2:])) == set(blocks[2:])
    assert sorted(drawn) == [0, 1, 2, 3]
    assert set(ahead.take(blocks[:1])) == set(blocks[:1]), "it is drawn again"
    ahead.close()


def test_little_work_is_left_to_the_processes(engage, monkeypatch):
    monkeypatch.setattr(on_device, "WORTH", 1_000)
    hands = OnDevice(numpy_device(), Processes(2), print)
    assert hands.suited(numbers(work_of(2))) is ALONE
    assert hands.suited(1_000) is hands
    hands.close()


MIXING = """
import numpy as np
from sim import Decision

class Mine:
    def decide(self, desk):
        return Decision({"sea": np.maximum(100 - desk.position, 0)})
"""


def test_an_own_policy_that_mixes_devices_is_one_line(engage, tmp_path):
    (tmp_path / "mine.py").write_text(MIXING, "utf-8")
    study = Compare.ask(scenario_of(tmp_path), ["mine"], BLOCK)
    study.answer(ALONE)
    with pytest.raises(OwnPolicyError) as caught:
        study.answer(engage(strict_device()))
    line = str(caught.value)
    assert line.startswith('policy "mine" raises TypeError: ')
    assert line.endswith("if that is why, take np from sim (from sim import np)")
    assert "\n" not in line


def test_an_own_policy_with_np_of_sim_runs_everywhere(engage, tmp_path):
    text = MIXING.replace(
        "import numpy as np\nfrom sim import Decision", "from sim import Decision, np"
    )
    (tmp_path / "mine.py").write_text(text, "utf-8")
    study = Compare.ask(scenario_of(tmp_path), ["mine"], BLOCK)
    assert_same(study.answer(engage(strict_device())), study.answer(ALONE))
