"""Order sizes by a discrete law: packs of 1, 2 and 6."""

import numpy as np
import pytest

from sim.chance.demand import sizes_of
from sim.scenario.problem import ScenarioError
from sim.world.demand.order_sampler import Packed

from .scenes import case, ran, scene

PACKS = '{ law = "discrete", values = [1, 2, 6], weights = [5, 3, 2] }'
# A mean of 0.5 + 0.6 + 1.2 = 2.3 units an order; of the squares 0.5 + 1.2 + 7.2 = 8.9.
SHOP = """
days = 30
[market]
demand_noise = "{noise}"
[[product]]
name = "mug"
opening_stock = 100_000
demand = {{ units_per_day = 4, units_per_order = {law} }}
"""


def shop(law=PACKS, noise="poisson", more=""):
    return SHOP.format(law=law, noise=noise) + more


def wanted(text, worlds=400):
    """Return the units of each day and world, (days, worlds)."""
    this = case(scene(text))
    total = this.lockstep("rule", worlds).paths["wanted"][:, 0]
    return np.diff(total, axis=0, prepend=0)


def test_packs_make_demand_compound_poisson():
    units = wanted(shop())
    worlds = units.size
    assert units.mean() == pytest.approx(4 * 2.3, abs=4 * (4 * 8.9 / worlds) ** 0.5)
    assert units.var() == pytest.approx(4 * 8.9, rel=0.05)
    assert (units == 0).mean() == pytest.approx(np.exp(-4), abs=0.005)
    assert (units == 3).mean() == pytest.approx(np.exp(-4) * (2**3 / 6 + 2 * 1.2), abs=0.008)


def test_packs_of_six_alone_sell_in_sixes():
    law = '{ law = "discrete", values = [6] }'
    assert (wanted(shop(law), 20) % 6 == 0).all()


def test_the_plain_model_draws_the_same_packs():
    other = """
    [[product]]
    name = "cup"
    price = 10
    unit_cost = 4
    opening_stock = 1000
    suppliers = ["maker"]
    demand = { units_per_day = 3, units_per_order = 1.5 }
    [[product]]
    name = "bowl"
    price = 10
    unit_cost = 4
    opening_stock = 1000
    suppliers = ["maker"]
    demand = { units_per_day = 3, units_per_order = { law = "discrete", values = [2, 12] } }
    [[host]]
    name = "Ann"
    units_per_hour = 20
    [[live]]
    product = "mug"
    host = "Ann"
    start = 2026-03-11T23:00:00
    minutes = 120
    """
    run = ran(shop(more=other), worlds=4)
    assert sizes_of(run.network.shops[0]) == [1, 2, 6, 12]
    assert {units % 2 for units in run.flow("wanted", row=2)} == {0}


def test_the_plan_counts_the_mean_size():
    plan = case(scene(shop())).plan
    assert plan.sources["organic"][:30, 0] == pytest.approx(4 * 2.3)


@pytest.mark.parametrize(("law", "units"), [(PACKS, 92), ("2.3", 92), ("1", 40)])
def test_without_noise_orders_are_of_the_mean_size(law, units):
    assert sum(ran(shop(law, noise="none")).flow("wanted")[:10]) == units


def test_a_better_day_brings_no_fewer_units_in_any_world():
    season = "[[season]]\nfirst_day = 2026-03-02\nlast_day = 2026-03-31\nmultiple = 1.3\n"
    assert (wanted(shop(more=season)) >= wanted(shop())).all()


def test_another_size_leaves_the_luck_of_the_first_untouched():
    luck = case(scene(shop())).luck.shops[0].demand
    more = shop('{ law = "discrete", values = [1, 2, 3, 6], weights = [5, 3, 0, 2] }')
    other = case(scene(more)).luck.shops[0].demand
    assert np.array_equal(luck.packs[2], other.packs[3])
    assert (wanted(more, 20) == wanted(shop(), 20)).all()


@pytest.mark.parametrize("values", ["[0, 1]", "[1.5]", "[2, 2]", "[]"])
def test_packs_are_whole_and_told_once(values):
    with pytest.raises(ScenarioError, match="units_per_order"):
        scene(shop(f'{{ law = "discrete", values = {values} }}'))


def test_packs_that_are_counted_as_single_units_are_found(monkeypatch):
    monkeypatch.setattr(Packed, "sample", lambda self, rows, rate, luck:
                        self._others.sample(rows, rate, luck))  # fmt: skip
    with pytest.raises(AssertionError):
        test_packs_make_demand_compound_poisson()
