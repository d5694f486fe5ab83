"""How many blocks are replayed side by side changes nothing that is kept of them."""

from pathlib import Path

import numpy as np
import pytest

from sim.network import load, parse
from sim.study.block_result import PATHS, block_results
from sim.study.replay import side_by_side, tasks
from tests.scenario.files import small

SCENARIOS = Path(__file__).parents[2] / "scenarios"
BLOCK = 8


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", BLOCK)


@pytest.fixture
def joined_by_three(monkeypatch):
    monkeypatch.setattr("sim.study.replay._numbers", lambda block: 8_000)


def same(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[key], other[key]) for key in one)


@pytest.mark.parametrize(("file", "days"), [("double-11", 30), ("everything", 80)])
def test_blocks_side_by_side_are_the_blocks_one_by_one(file, days):
    """Order numbers, inputs, creators and exams are all drawn block by block."""
    network = load(SCENARIOS / f"{file}.toml").changed(days=days)
    name = network.scenario.policies[-1].name
    work = tasks(network, [name], BLOCK + 3, PATHS, first_block=5)
    together = block_results(work)
    assert [part["cash"].shape[-1] for part in together] == [BLOCK, 3]
    assert any(part["cash"].std() > 0 for part in together)
    for task, part in zip(work, together, strict=True):
        assert same(part, block_results([task])[0])


def test_blocks_that_are_not_neighbours_may_stand_side_by_side():
    """As when one between them was done before the study was broken off."""
    first, _, third = tasks(parse(small()), ["today"], 3 * BLOCK, PATHS)
    assert same(block_results([first, third])[1], block_results([third])[0])


@pytest.mark.usefixtures("joined_by_three")
def test_each_task_stands_in_one_group_of_its_own_policy():
    work = tasks(parse(small()), ["today", "idle"], 7 * BLOCK, stocked=["today"])
    groups = side_by_side(work)
    assert sorted(map(len, groups)) == [1, 1, 1, 3, 3, 3, 3, 3, 3]
    assert {task for group in groups for task in group} == set(work)
    assert all(len({(task.policy, task.stocked) for task in group}) == 1 for group in groups)
    first, *_ = groups
    assert [task.block.number for task in first] == [0, 1, 2]


@pytest.mark.usefixtures("joined_by_three")
@pytest.mark.parametrize(("workers", "groups"), [(1, 1), (2, 3), (8, 3)])
def test_no_worker_is_idle_for_the_sake_of_a_wider_lockstep(workers, groups):
    work = tasks(parse(small()), ["today"], 3 * BLOCK)
    assert len(side_by_side(work, workers)) == groups
