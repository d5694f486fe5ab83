"""Bundles: sets of a price of their own, from the shelves of their parts."""

import numpy as np
import pytest

from sim.policy.decision import Decision
from sim.scenario.problem import ScenarioError
from sim.world.run.block import run_block
from sim.world.warehouse.bundles import Bundles

from .scenes import case, ran, scene

SET = """
days = {days}
[[product]]
name = "mug"
opening_stock = {mugs}
[[product]]
name = "set"
price = 30
made_of = {{ {parts} }}
demand = {{ units_per_day = {sets} }}
{more}
"""
POT = """
[[product]]
name = "pot"
price = 20
unit_cost = 8
opening_stock = {pots}
suppliers = ["maker"]
demand = {{ units_per_day = {a_day} }}
"""
MUG, BUNDLE, JAR = 0, 1, 2


def shop(days=10, mugs=1000, sets=5, parts="mug = 2", more=""):
    return SET.format(days=days, mugs=mugs, sets=sets, parts=parts, more=more)


def test_sets_and_mugs_leave_one_shelf():
    run = ran(shop())
    assert run.path("on_hand", MUG)[:3] == [980, 960, 940]
    assert run.flow("served", MUG) == [10] * 10
    assert run.flow("served", BUNDLE) == [5] * 10


def test_a_set_is_paid_at_its_own_price():
    run = ran(shop(more="[settlement]\ndelivery_days = 0\npayout_after_days = 0\n"))
    # Paid on the next morning: ten mugs at 10.00 and five sets at 30.00.
    assert run.path("cash")[3] - run.path("cash")[2] == 25_000


def test_a_set_costs_and_weighs_what_its_parts_do():
    text = shop(parts="mug = 2, pot = 1", more=POT.format(pots=9, a_day=1))
    heavy = text.replace('name = "mug"\n', 'name = "mug"\nweight_kg = 0.4\n')
    mug, bundle, pot = scene(heavy).listings
    assert bundle.unit_cost == 2 * mug.unit_cost + pot.unit_cost
    assert bundle.weight_kg == 0.8


@pytest.mark.parametrize(("mugs", "sold", "sets"), [(12, 8, 2), (15, 9, 3), (100, 10, 5)])
def test_where_a_part_is_short_each_gets_the_same_share_of_what_it_wants(mugs, sold, sets):
    # Until noon 3 mugs and 1 set, until six 2 and 1, then 5 and 3: eleven mugs are asked for. Of 3
    # that are left the sets get 6 x 3 / 11, one mug, which makes none; of 6 three, which make one.
    run = ran(shop(days=1, mugs=mugs))
    assert run.flow("served", MUG) == [sold]
    assert run.flow("served", BUNDLE) == [sets]


def test_the_order_of_products_in_the_file_changes_nothing():
    other = POT.format(pots=40, a_day=1).replace("pot", "jar")
    text = shop(mugs=130, parts="mug = 2, jar = 1", more=other)
    head, *products = text.split("[[product]]")
    turned = "[[product]]".join([head, *reversed(products)])
    there, back = ran(text), ran(turned)
    names = there.network.listing_names
    for row, name in enumerate(names):
        place = back.network.listing_names.index(name)
        for path in ("on_hand", "served", "wanted"):
            assert there.path(path, row) == back.path(path, place), (path, name)


def test_the_scarcer_part_says_how_many_sets_there_are():
    run = ran(shop(parts="mug = 2, pot = 1", more=POT.format(pots=12, a_day=0)))
    assert run.flow("served", BUNDLE)[:4] == [5, 5, 2, 0]
    assert run.flow("wanted", BUNDLE)[:4] == [5, 5, 5, 5]
    assert run.path("on_hand", MUG)[3] == 1000 - 4 * 10 - 12 * 2


class Watching:
    def __init__(self):
        self.desks = []

    def decide(self, desk):
        self.desks.append(desk)
        return Decision(orders={"sea": np.full(desk.on_hand.shape, 100 * (desk.day == 0))})


def watched(text):
    this, policy = case(scene(text)), Watching()
    record = run_block(this.network, policy, this.luck, this.plan, 1, ("ordered", "backlog"))
    return policy.desks, record


def test_the_desk_of_a_part_shows_what_it_sells_in_sets_and_orders_for_them():
    desks, record = watched(shop())
    assert desks[3].sold[3, :, 0].tolist() == [60, 15]
    assert desks[3].average_sales(3)[:, 0].tolist() == [20, 5]
    assert desks[0].expected(7)[:, 0].tolist() == [140, 35]
    assert desks[0].on_hand[:, 0].tolist() == [1000, 500]
    assert record.paths["ordered"][0, :, 0].tolist() == [100, 0]


def test_what_is_oversold_in_sets_waits_at_the_part():
    more = '[market]\nstockout = { orders = "backordered" }\n'
    desks, _ = watched(shop(mugs=0, more=more))
    assert desks[2].backlog[:, 0].tolist() == [2 * (10 + 2 * 5), 2 * 5]
    assert desks[2].position[0, 0] == 100 - 40


def test_waiting_orders_are_filled_the_part_s_own_first():
    more = """
    [market]
    stockout = { orders = "backordered" }
    [[shipment]]
    product = "mug"
    units = 25
    arrives = 2026-03-04
    late_days = 0
    """
    run = ran(shop(days=3, mugs=0, more=more))
    # Twenty mugs and ten sets wait on day 2; 25 come: twenty mugs, two sets, and one mug is over.
    assert run.path("backlog", MUG)[2] in (9, 10)
    assert run.path("backlog", BUNDLE)[2] >= 12


def test_sets_that_come_back_are_taken_apart():
    more = (
        "return_share = 1\nreturn_days = 1\nresaleable_share = 1\n[settlement]\ndelivery_days = 1\n"
    )
    run = ran(shop(days=6, more=more))
    # From day 2 on the ten mugs of five sets come back each morning.
    assert run.path("on_hand", MUG) == [980, 960, 950, 940, 930, 920]
    assert run.path("on_hand", BUNDLE) == [0] * 6


def test_sets_stand_in_for_a_product_that_is_sold_out():
    more = POT.format(pots=0, a_day=4) + (
        '[[substitute]]\nsold_out = "pot"\nbought = "set"\nshare = 0.5\n'
    )
    run = ran(shop(more=more))
    assert run.flow("served", BUNDLE) == [7] * 10
    assert run.path("on_hand", MUG)[0] == 1000 - 10 - 14


def test_noise_and_records_and_labels_agree_with_the_plain_model():
    more = (
        POT.format(pots=60, a_day=3)
        + """
    [market]
    demand_noise = "poisson"
    fast_delivery = { within_days = 9, lift = 0.5 }
    stockout = { orders = "oversold", sync_lag_hours = 6, cancel_after_days = 2 }
    [[warehouse]]
    name = "hub"
    records = { shrinkage_per_year = 0.5, misbooked_share = 0.2, count_every_days = 5 }
    [[policy]]
    name = "rule"
    order = { rule = "(s,S)", s = 60, up_to = 150 }
    """
    )
    ran(shop(days=40, mugs=90, parts="mug = 2, pot = 1", more=more), worlds=4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("{ mug = 2 }", "{ mag = 2 }"), 'is made_of "mag", which is no'),
        (("{ mug = 2 }", "{ set = 2 }"), "which is a bundle itself"),
        (("price = 30", "price = 30\nopening_stock = 5"), "has no opening_stock of its own"),
        (("price = 30", "price = 30\nunit_cost = 5"), "has no unit_cost of its own"),
        (("price = 30", "price = 30\nwarehouse = \"hub\""), "has no warehouse of its own"),
    ],
)  # fmt: skip
def test_what_no_shop_can_put_together_is_refused(change, words):
    with pytest.raises(ScenarioError, match=words):
        scene(shop().replace(*change))


CRATE = """
[[product]]
name = "crate"
price = 99
made_of = { set = 2 }
demand = { units_per_day = 1 }
"""
SHIPPED = """
[[shipment]]
product = "set"
units = 5
arrives = 2026-03-04
late_days = 0
"""


@pytest.mark.parametrize(
    ("more", "words"), [(CRATE, "which is a bundle itself"), (SHIPPED, "ship its parts")]
)
def test_bundles_of_bundles_and_shipments_of_sets_are_refused(more, words):
    with pytest.raises(ScenarioError, match=words):
        scene(shop(more=more))


def test_a_product_that_is_no_bundle_needs_a_supplier():
    with pytest.raises(ScenarioError, match="suppliers"):
        scene('[[product]]\nname = "mug"\nsuppliers = []')


def test_sets_that_take_one_unit_of_a_part_whatever_is_said_are_found(monkeypatch):
    make = Bundles._make

    def of_each_one(self, bundle, sets):
        make(self, bundle._replace(parts=tuple((part, 1) for part, _ in bundle.parts)), sets)

    monkeypatch.setattr(Bundles, "_make", of_each_one)
    with pytest.raises(AssertionError):
        test_sets_and_mugs_leave_one_shelf()
