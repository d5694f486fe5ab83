"""Streams are keyed by what they decide: nothing else in a scenario can move them."""

import os
import subprocess
import sys
from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from sim.chance.demand import draw_demand
from sim.chance.luck import BLOCK, draw_luck
from sim.chance.order_table import OrderTable, Sum
from sim.chance.streams import Streams
from sim.chance.supply import draw_supply
from sim.network import load, parse
from tests.cases.files import SCENARIOS
from tests.chance.worlds import MUG, RICH, VIRAL, shop
from tests.scenario.files import small

WORLDS, FEW = 40, 12


def drawn(network, block=0):
    return draw_demand(network.shops[0], Streams(network.scenario.seed, block), WORLDS)


def supplied(network):
    return draw_supply(network, Streams(network.scenario.seed, 0), WORLDS)


def some_days(table):
    """Return the days of orders 0 and 11 in each world."""
    return some_worlds(table, WORLDS)


def some_worlds(table, worlds):
    """Return the days of orders 0 and 11 in so many worlds."""
    world = np.arange(worlds)
    return [table.of(np.full(worlds, number), world).tolist() for number in (0, 11)]


@pytest.mark.parametrize(
    ("seed", "block", "purpose", "name", "first"),
    [
        (1, 0, "trade", "lamp", 15211876814934936449),
        (1111, 0, "trade", "lamp", 5122258671526437996),
        (1111, 3, "trade", "lamp", 6559434264659427836),
        (1111, 0, "trade", "rack", 2527591444488313876),
        (1111, 0, "basket", "lamp", 5129884286516145464),
        (1, 1_000_000, "lead time", "Ningbo Bright\0lamp", 1340225471870902547),
        (2**63 - 1, 0, "trade", "香港", 12425222925330838528),
    ],
)
def test_the_first_draw_of_a_stream_is_the_same_on_every_machine(seed, block, purpose, name, first):
    assert Streams(seed, block).of(purpose, name).bit_generator.random_raw() == first


def test_any_part_of_the_key_makes_another_stream():
    keys = [
        (1, 0, "a", "b"),
        (2, 0, "a", "b"),
        (1, 1, "a", "b"),
        (1, 0, "ab", ""),
        (1, 0, "b", "a"),
    ]
    firsts = {Streams(s, k).of(p, n).bit_generator.random_raw() for s, k, p, n in keys}
    assert len(firsts) == len(keys)


def test_a_stream_begins_anew_each_time_it_is_asked_for():
    streams = Streams(5, 0)
    first = streams.of("trade", "lamp").random(3)
    streams.of("trade", "rack").random(100)
    assert streams.of("trade", "lamp").random(3).tolist() == first.tolist()


def test_two_streams_are_not_correlated():
    streams = Streams(5, 0)
    one, other = (streams.of("trade", name).standard_normal(100_000) for name in ("lamp", "rack"))
    assert abs(np.corrcoef(one, other)[0, 1]) < 4.5 / np.sqrt(100_000)


SCRIPT = """
from hashlib import blake2b
from sim.chance.demand import draw_demand
from sim.chance.streams import Streams
from tests.chance.worlds import shop
luck = draw_demand(shop().shops[0], Streams(7, 0), 40)
print(blake2b(luck.organic.tobytes() + luck.trades.tobytes()).hexdigest())
"""


def test_luck_does_not_depend_on_the_seed_of_python_s_hashes():
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1
    assert len(digests.pop()) == 129


def test_a_new_product_leaves_the_demand_of_the_others_bit_for_bit():
    before, after = drawn(shop()), drawn(shop(more=MUG))
    assert np.array_equal(before.organic, after.organic[:, :2])
    assert np.array_equal(before.trades, after.trades[:, :2])
    assert np.array_equal(before.baskets, after.baskets[:, :2])
    assert np.array_equal(before.live[0], after.live[0])
    for name in ("audience", "uplift", "missed"):
        assert np.array_equal(getattr(before, name), getattr(after, name))


def test_a_new_product_leaves_the_supply_of_the_others_bit_for_bit():
    before, after = supplied(shop()), supplied(shop(more=MUG))
    for part in ("lead", "transit", "dock", "hold"):
        for key, table in getattr(before, part).items():
            assert some_days(table) == some_days(getattr(after, part)[key])
    assert before.late[0].tolist() == after.late[0].tolist()


def test_the_order_of_products_in_the_file_changes_nobody_s_luck():
    network = shop()
    turned = network.changed(products=network.scenario.products[::-1])
    assert np.array_equal(drawn(network).organic, drawn(turned).organic[:, ::-1])
    assert np.array_equal(drawn(network).trades, drawn(turned).trades[:, ::-1])


def test_a_new_shipment_leaves_the_lateness_of_the_others():
    network = shop()
    (old,) = network.scenario.shipments
    new = old.model_copy(update={"product": "lamp"})
    more = network.changed(shipments=(new, old))
    assert supplied(network).late[0].tolist() == supplied(more).late[1].tolist()


def test_a_policy_s_text_changes_nothing_about_luck():
    network = shop()
    other = network.changed(policies=network.scenario.policies[:1])
    assert np.array_equal(drawn(network).organic, drawn(other).organic)


@pytest.mark.parametrize("days", [31, 60])
def test_a_longer_horizon_has_the_same_first_days(days):
    short, longer = drawn(shop()), drawn(shop(("days = 30", f"days = {days}")))
    assert np.array_equal(short.organic, longer.organic[:30])
    assert np.array_equal(short.trades, longer.trades[: 3 * 30])
    assert np.array_equal(short.baskets, longer.baskets[: 3 * 30])
    assert np.array_equal(short.live[0], longer.live[0])


def test_a_longer_horizon_has_the_same_viral_hits_in_its_first_days():
    def horizon(days):
        changes = ("units_per_day = 10", VIRAL), ("days = 30", f"days = {days}")
        return drawn(parse(small(*changes))).organic

    short = horizon(60)
    assert np.array_equal(short, horizon(365)[:60])


def test_a_run_off_leaves_all_that_chance_decides_about_the_plan_bit_for_bit(monkeypatch):
    monkeypatch.setattr("sim.chance.luck.BLOCK", FEW)
    network = load(SCENARIOS / "everything.toml")
    without, with_one = (draw_luck(network.changed(run_off_days=days), 0) for days in (0, 60))
    compared = [0, 0]
    assert_begins_with(without, with_one, compared)
    same, longer = compared
    assert same > 10
    assert longer > 10


def assert_begins_with(short, longer, compared):
    """Assert that one luck is the beginning of another; count its parts, and those that grew."""
    if isinstance(short, np.ndarray):
        grown = len(longer) - len(short) if short.ndim else 0
        assert np.array_equal(short, longer[: len(short)] if grown else longer)
        compared[grown > 0] += 1
    elif is_dataclass(short):
        for field in fields(short):
            parts = (getattr(luck, field.name) for luck in (short, longer))
            assert_begins_with(*parts, compared)
    elif isinstance(short, dict):
        assert short.keys() == longer.keys()
        for key in short:
            assert_begins_with(short[key], longer[key], compared)
    elif isinstance(short, tuple) and not isinstance(short, Sum):
        assert len(short) == len(longer)
        for parts in zip(short, longer, strict=True):
            assert_begins_with(*parts, compared)
    elif isinstance(short, OrderTable | Sum):
        assert some_worlds(short, FEW) == some_worlds(longer, FEW)


def test_blocks_and_seeds_give_other_worlds():
    network = shop()
    one = drawn(network).trades
    assert not np.array_equal(one, drawn(network, block=1).trades)
    assert not np.array_equal(one, drawn(network.changed(seed=8)).trades)


def test_the_first_worlds_of_a_block_are_the_same_for_any_number_of_them():
    luck = draw_luck(shop(HEAVY_TAIL), 0)
    demand = luck.shops[0].demand
    assert demand.organic.shape[-1] == BLOCK
    assert all((path != path[..., :1]).any(axis=-1).all() for path in paths_of(demand)), (
        "some worlds are alike"
    )
    for worlds in (1, 30, BLOCK):
        for first, path in zip(paths_of(demand.first(worlds)), paths_of(demand), strict=True):
            np.testing.assert_array_equal(first, path[..., :worlds])


HEAVY_TAIL = (
    "units_per_hour = 12",
    'units_per_hour = 12\naudience = { law = "lognormal", mean = 1, cv = 0.8 }',
)


def paths_of(luck):
    """Return the parts of a shop's demand that chance decides, worlds on the last axis."""
    lamp = luck.organic[:, 0]
    return [lamp, luck.trades, luck.live[0], luck.baskets, luck.audience, luck.uplift, luck.missed]


ABSENT = ("units_per_hour = 12", "units_per_hour = 12\nno_show_chance = 0.5")
POSTED = """
[[creator]]
name = "Nok"
products = ["lamp"]
posts_per_week = 2
orders_per_post = { law = "constant", value = 3 }
"""


IN_PACKS = ("units_per_order = 1.5", 'units_per_order = { law = "discrete", values = [1, 2] }')
PLAIN = ("units_per_day = 6", "units_per_day = 6, units_per_order = 1.5")


def test_first_narrows_every_part_that_has_worlds():
    luck = drawn(shop(ABSENT, IN_PACKS, PLAIN, more=POSTED)).first(3)
    narrow = [luck.organic, luck.trades, luck.baskets, luck.audience]
    narrow += [luck.live[0], luck.live_baskets[0], luck.uplift, luck.missed, luck.shows]
    narrow += [luck.creators[0].orders, luck.creators[0].drops]
    narrow += [luck.packs[0], luck.live_packs[0][0]]
    assert {part.shape[-1] for part in narrow} == {3}
    assert {field.name for field in fields(luck)} == {
        "organic", "trades", "baskets", "ads", "live_baskets", "audience", "live", "uplift",
        "missed", "shows", "creators", "packs", "live_packs", "click_price", "traffic_lost",
    }  # fmt: skip


def test_a_promotion_more_changes_nothing_about_the_others():
    other = RICH.replace('"sale"', '"other sale"').partition("[[shipment]]")[0]
    before, after = drawn(shop()), drawn(shop(more=other))
    assert np.array_equal(before.uplift[0], after.uplift[0])
    assert np.array_equal(before.missed[0], after.missed[0])
    assert not np.array_equal(after.uplift[0], after.uplift[1])
