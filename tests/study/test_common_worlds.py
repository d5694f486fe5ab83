"""World 17 of seed 7 is the same under every policy, with any number of runs or workers."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from sim.chance.demand import trades_on
from sim.chance.luck import BLOCK, draw_luck
from sim.network import parse
from sim.study.compare import compare
from sim.study.trace import trace
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from sim.world.run.seller import open_seller
from tests.scenario.files import small

from .worlds import assert_same, double_11, double_11_table, scenario_of, without_tables

PATHS = ("on_hand", "on_order", "shipped", "cash", "receivable")


def same(one, other):
    return all(np.array_equal(one[name], other[name]) for name in one)


def test_the_same_seed_gives_the_same_paths():
    network = double_11()
    assert same(trace(network, runs=20).paths, trace(network, runs=20).paths)


def test_a_finished_block_frees_its_arrays_without_the_garbage_collector(monkeypatch):
    """A day that held itself would keep a block of 2,000 worlds until the next collection."""
    arrays = []

    def watched(*inputs):
        seller = open_seller(*inputs)
        arrays.append(weakref.ref(seller.stock.on_hand))
        return seller

    monkeypatch.setattr("sim.world.run.block.open_seller", watched)
    gc.disable()
    try:
        trace(double_11(), runs=20)
        assert arrays
        assert all(array() is None for array in arrays)
    finally:
        gc.enable()


def test_another_seed_gives_other_paths():
    one, other = (trace(double_11(), runs=20, seed=seed) for seed in (1, 2))
    assert not np.array_equal(one.paths["cash"], other.paths["cash"])


def test_a_world_is_the_same_in_a_study_of_thirty_runs_and_of_three_hundred():
    few, many = (trace(double_11(), runs=runs, paths=PATHS) for runs in (30, 300))
    for name in PATHS:
        assert np.array_equal(few.paths[name], many.paths[name][..., :30])


def test_a_world_does_not_know_the_other_worlds_of_its_block():
    network = double_11(days=40, lives=())
    luck, plan = draw_luck(network, 0), make_plan(network)
    policy = network.scenario.policies[0]
    whole = run_block(network, policy, luck, plan, 200, PATHS).paths
    for worlds in (1, 7, 64):
        part = run_block(network, policy, luck, plan, worlds, PATHS).paths
        for name in PATHS:
            assert np.array_equal(part[name], whole[name][..., :worlds])


def test_one_worker_and_two_give_the_same_runs():
    network = double_11(days=30, lives=())
    names = ["one big batch", "(s,S) by product"]
    one = compare(network, names, runs=BLOCK + 10, workers=1)
    two = compare(network, names, runs=BLOCK + 10, workers=2)
    assert_same(one, two)


def test_blocks_are_joined_by_number_in_whatever_order_they_finish(tmp_path, monkeypatch):
    """The first part of a finished study is lost, and so finishes after the others."""
    monkeypatch.setattr("sim.chance.luck.BLOCK", 8)
    question = {"network": parse(small()), "runs": 20, "seed": 88, "workers": 1}
    in_turn = compare(**question, parts_in=tmp_path)
    first, *others = sorted(tmp_path.rglob("block-*"), key=lambda part: part.stat().st_mtime_ns)
    # Three blocks of two policies and the twin of both, and fresh ones of the policies.
    assert len(others) == 3 * (2 + 1) + 3 * 2 - 1
    first.unlink()
    assert_same(compare(**question, parts_in=tmp_path), in_turn)


def test_two_policies_with_the_same_rules_differ_by_exactly_nothing():
    shop = parse(small())
    twin = shop.policy("today").model_copy(update={"name": "twin"})
    shop = shop.changed(policies=(*shop.scenario.policies, twin))
    result = compare(shop, ["twin"], runs=50, workers=1)
    assert result.against_current["twin"].identical
    assert result.verdict.kind == "the same in every world"


def test_a_new_product_leaves_the_luck_of_the_others_untouched():
    table = without_tables(double_11_table())
    before = draw_luck(scenario_of(table), 0).shops[0].demand
    extra = {**table["product"][1], "name": "zebra rug"}
    table["product"].insert(0, extra)
    after = draw_luck(scenario_of(table), 0).shops[0].demand
    assert np.array_equal(before.organic, after.organic[:, 1:])
    assert np.array_equal(before.trades, after.trades[:, 1:])
    assert np.array_equal(before.audience, after.audience)


def test_creators_and_hosts_who_stay_away_leave_all_other_luck_untouched():
    table = without_tables(double_11_table())
    before = draw_luck(scenario_of(table), 0).shops[0].demand
    posts = {"name": "crowd", "products": ["lamp"], "posts_per_week": 5.0, "orders_per_post": 3.0}
    table["creator"] = [posts]
    table["host"][0]["no_show_chance"] = 0.2
    after = draw_luck(scenario_of(table), 0).shops[0].demand
    assert np.array_equal(before.organic, after.organic)
    assert np.array_equal(before.trades, after.trades)
    assert np.array_equal(before.audience * after.shows, after.audience)
    table["creator"] = [posts, {**posts, "name": "top", "products": ["rack", "lamp"]}]
    more = draw_luck(scenario_of(table), 0).shops[0].demand
    assert np.array_equal(after.creators[0].orders, more.creators[0].orders)


def test_a_new_product_leaves_the_paths_of_the_others_untouched_where_they_share_nothing():
    table = without_tables(double_11_table())
    table["cash"]["spend_freely"] = True
    for supplier in table["supplier"]:
        del supplier["capacity_per_day"]
    before = trace(scenario_of(table), runs=30)
    table["supplier"].append({**table["supplier"][0], "name": "zebra factory"})
    extra = {**table["product"][1], "name": "zebra rug", "suppliers": ["zebra factory"]}
    table["product"].append(extra)
    after = trace(scenario_of(table), runs=30)
    assert np.array_equal(before.paths["on_hand"], after.paths["on_hand"][:, :3])


@pytest.mark.parametrize("policy", ["three-tier 15/10/5", "rolling forecast, small batches"])
@pytest.mark.parametrize("day", [10, 45, 80])
def test_nothing_before_a_day_changes_when_the_luck_after_it_does(policy, day):
    network = double_11()
    plan = make_plan(network)
    luck, other = draw_luck(network, 0), draw_luck(network, 1)
    changed = splice(luck, other, network, day)
    text = network.policy(policy)
    before = run_block(network, text, luck, plan, 40, PATHS).paths
    after = run_block(network, text, changed, plan, 40, PATHS).paths
    for name in PATHS:
        assert np.array_equal(before[name][:day], after[name][:day])
    assert not np.array_equal(before["shipped"][day:], after["shipped"][day:])


def splice(luck, other, network, day):
    """Return a block's luck with that of another block's demand from a day on."""

    def joined(one, two, first=day):
        return np.concatenate([one[:first], two[first:]])

    ahead = [network.day(live.start.date()) >= day for live in network.scenario.lives]
    (shop,), later_demand = luck.shops, other.shops[0].demand
    demand = shop.demand
    pairs = zip(demand.live, later_demand.live, ahead, strict=True)
    trades = joined(demand.trades, later_demand.trades, trades_on(network, day).start)
    changed = {
        "organic": joined(demand.organic, later_demand.organic),
        "trades": trades,
        "ads": joined(demand.ads, later_demand.ads),
        "live": tuple(b if later else a for a, b, later in pairs),
        "audience": np.where(np.array(ahead)[:, None], later_demand.audience, demand.audience),
    }
    return replace(luck, shops=(replace(shop, demand=replace(demand, **changed)),))
