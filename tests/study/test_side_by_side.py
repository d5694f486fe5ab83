"""How many blocks are replayed side by side changes nothing that is kept of them."""

from pathlib import Path

import numpy as np
import pytest

from sim.network import load, parse
from sim.network.load import changed
from sim.policy.open import OwnPolicyError
from sim.scenario.values import varied
from sim.study.block_result import block_results, concatenated
from sim.study.kept import DAYS
from sim.study.lockstep import in_pieces, numbers, side_by_side
from sim.study.parts import PartsOnDisk
from sim.study.task import tasks
from sim.study.workers import ALONE, Processes
from tests.scenario.files import small

SCENARIOS = Path(__file__).parents[2] / "scenarios"
BLOCK = 8


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", BLOCK)


def same(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[key], other[key]) for key in one)


@pytest.mark.parametrize(("file", "days"), [("double-11", 30), ("everything", 80)])
def test_blocks_side_by_side_are_the_blocks_one_by_one(file, days):
    """Order numbers, inputs, creators and exams are all drawn block by block."""
    network = load(SCENARIOS / f"{file}.toml").changed(days=days)
    name = network.scenario.policies[-1].name
    work = tasks(network, [name], BLOCK + 3, DAYS, first_block=5)
    together = block_results(work)
    assert [part["cash"].shape[-1] for part in together] == [BLOCK, 3]
    assert any(part["cash"].std() > 0 for part in together)
    for task, part in zip(work, together, strict=True):
        assert same(part, block_results([task])[0])


def test_blocks_that_are_not_neighbours_may_stand_side_by_side():
    """As when one between them was done before the study was broken off."""
    first, _, third = tasks(parse(small()), ["today"], 3 * BLOCK, DAYS)
    assert same(block_results([first, third])[1], block_results([third])[0])


@pytest.mark.parametrize("file", ["double-11", "case-7-one-warehouse"])
def test_policies_side_by_side_are_the_policies_one_by_one(file):
    """Also those that move goods, pause ads, and remember what they decided."""
    network = load(SCENARIOS / f"{file}.toml").changed(days=40)
    names = [policy.name for policy in network.scenario.policies]
    work = tasks(network, names, BLOCK + 1, DAYS)
    (group,) = side_by_side(work)
    assert {task.policy for task in group} == set(names)
    for task, part in zip(group, block_results(group), strict=True):
        assert same(part, block_results([task])[0])


def test_settings_of_one_policy_stand_side_by_side():
    """Each is a network of its own; what a world is, its policies do not decide."""
    shop = parse(small())
    steps = varied("policy.base stock.order.up_to=100,200,300").changes
    settings = [changed(shop, [step], "the file") for step in steps]
    work = [task for network in settings for task in tasks(network, ["base stock"], BLOCK, DAYS)]
    (group,) = side_by_side(work)
    assert len({task.block.whole for task in group}) == 1, "they share the luck of their block"
    parts = block_results(group)
    assert len({part["stock"].sum() for part in parts}) == 3
    for task, part in zip(group, parts, strict=True):
        assert same(part, block_results([task])[0])


def test_shops_that_differ_do_not_stand_side_by_side():
    work = [
        task
        for network in (parse(small()), parse(small(("price = 9.50", "price = 9.60"))))
        for task in tasks(network, ["today"], BLOCK)
    ]
    assert sorted(map(len, side_by_side(work))) == [1, 1]


def test_a_rule_of_one_s_own_that_raises_beside_others_is_told_by_its_name(tmp_path):
    (tmp_path / "mine.py").write_text("class Mine:\n    def decide(self, desk):\n        1 / 0\n")
    (tmp_path / "shop.toml").write_text(
        small(more='[[policy]]\nname = "mine"\nown = "mine.py:Mine"\n')
    )
    network = load(tmp_path / "shop.toml")
    with pytest.raises(OwnPolicyError, match=r'policy "mine" raises ZeroDivisionError.*line 3'):
        block_results(tasks(network, ["today", "mine"], 2))


def tasks_of(blocks):
    return tasks(parse(small()), ["today", "base stock"], blocks * BLOCK, stocked=["today"])


def test_each_task_stands_in_one_group(monkeypatch):
    monkeypatch.setattr("sim.study.lockstep.WIDE", 3 * 2 * BLOCK)
    work = tasks_of(blocks=6)
    groups = side_by_side(work)
    assert sorted(map(len, groups)) == [3, 3, 3, 3, 3, 3]
    assert {task for group in groups for task in group} == set(work)
    assert all(len({task.stocked for task in group}) == 1 for group in groups)
    first, *_ = groups
    assert [(task.policy, task.block.number) for task in first] == [("today", n) for n in range(3)]


@pytest.mark.parametrize(("workers", "groups"), [(1, 1), (2, 2), (8, 3)])
def test_no_worker_is_idle_for_the_sake_of_a_wider_lockstep(workers, groups, monkeypatch):
    monkeypatch.setattr("sim.study.lockstep.NARROW", 2 * BLOCK)
    work = tasks(parse(small()), ["today"], 3 * BLOCK)
    assert len(side_by_side(work, workers)) == groups


def test_little_work_is_not_spread_over_workers():
    work, two = tasks(parse(small()), ["today"], 3 * BLOCK), Processes(2)
    assert two.suited(numbers(work)) is ALONE
    assert len(side_by_side(work, workers=2)) == 1
    assert two.suited(numbers(tasks(parse(small()), ["today"], 6_000))) is two


def test_policies_stand_side_by_side_where_all_their_blocks_fit():
    more = "\n[[policy]]\nname = 'never'\n"
    work = tasks(parse(small(more=more)), ["today", "base stock", "never"], 2 * BLOCK)
    assert [len(group) for group in in_pieces(work, numbers(work))] == [6]
    one, other = in_pieces(work, 5 * numbers(work[:1]))
    assert {task.policy for task in one} == {"today", "base stock"}
    assert [task.policy for task in other] == ["never", "never"]


def test_policies_follow_one_another_in_the_same_blocks_where_they_do_not_fit():
    work = tasks(parse(small()), ["today", "base stock"], 5 * BLOCK)
    groups = in_pieces(work, 3 * numbers(work[:1]))
    told = [(group[0].policy, [task.block.number for task in group]) for group in groups]
    assert told == [
        ("today", [0, 1, 2]), ("base stock", [0, 1, 2]), ("today", [3, 4]), ("base stock", [3, 4]),
    ]  # fmt: skip


def test_not_even_a_piece_of_no_room_is_cut_below_a_task():
    work = tasks(parse(small()), ["today"], 2 * BLOCK)
    assert in_pieces(work, 1) == [(work[0],), (work[1],)]


@pytest.mark.parametrize("file", ["double-11", pytest.param("everything", marks=pytest.mark.slow)])
def test_a_block_of_many_listings_is_replayed_piece_by_piece(file, monkeypatch):
    """Luck is drawn for the whole block; the pieces together are its runs, world by world."""
    network = load(SCENARIOS / f"{file}.toml").changed(days=75)
    name = network.scenario.policies[0].name
    (whole,) = tasks(network, [name], BLOCK - 1, DAYS)
    monkeypatch.setattr("sim.study.task.PIECE", 3 * len(network.listings))
    pieces = tasks(network, [name], BLOCK - 1, DAYS)
    assert [(task.block.number, task.block.first, task.block.worlds) for task in pieces] == [
        (0, 0, 3), (0, 3, 3), (0, 6, 1),
    ]  # fmt: skip
    in_turn = concatenated([block_results([piece])[0] for piece in pieces])
    assert same(in_turn, block_results([whole])[0])


def test_each_piece_of_a_block_has_a_file_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr("sim.study.task.PIECE", 6)
    first, second, *_ = tasks(parse(small()), ["today"], 2 * BLOCK)
    parts = PartsOnDisk(tmp_path, "word")
    parts.save(first, {"cash": np.arange(3)})
    assert parts.load(second) is None
    assert parts.load(first)["cash"].tolist() == [0, 1, 2]
