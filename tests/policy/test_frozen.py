"""Orders that are written down and given again lead along the same path, to the cent."""

import numpy as np
import pytest

from sim import load
from sim.policy.frozen import Frozen, Ordered
from sim.study.corrections import Correction
from sim.study.kept import with_paths
from sim.study.replay import replay
from sim.study.task import tasks
from sim.world.core.journal import OrderBook
from tests.oracles.textbook import textbook
from tests.study.worlds import ROOT

SAME = Correction()
PATHS = ("on_hand", "on_order", "ordered", "cash")


def given_again(network, name, correction=SAME, days=None):
    """Return what a policy does in two worlds, and what its corrected orders do."""
    work, book = tasks(network, [name], 2, with_paths(PATHS)), OrderBook()
    once = replay(work, days, journal=book)
    orders = [*correction.of(book.orders)]
    return once, replay(work, days, lambda policy: Frozen(policy, orders))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("double-11", "three-tier 15/10/5"),  # cash cuts its orders
        ("double-11", "rolling forecast, with air"),
        ("everything", "2 percent of stock"),  # two suppliers, transfers, prices, all at once
        ("market-philippines", "half from the spot market"),
        ("launch", "first 500, then three-tier"),
    ],
)
def test_the_same_orders_lead_along_the_same_path_to_the_cent(file, name):
    once, again = given_again(load(ROOT / "scenarios" / f"{file}.toml"), name, days=40)
    assert once.totals["units_ordered"].any()
    for path in PATHS:
        assert np.array_equal(once.paths[path], again.paths[path]), path
    for key, total in once.totals.items():
        assert np.array_equal(total, again.totals[key]), key


def batch(**more):
    """Return a shop without chance that orders 40 units of a carton of 10 on day 5."""
    return textbook(
        20,
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        product={"opening_stock": 25, "carton": 10, "demand": {"units_per_day": 5}},
        supplier={"lead_time_days": 4},
        policy={"order": {"rule": "first batch", "quantity": 40, "on_day": 5}},
        **more,
    )


@pytest.mark.parametrize(
    ("correction", "day", "units"),
    [
        (Correction(), 5, 40),
        (Correction(times=1.5), 5, 60),
        (Correction(times=0.5), 5, 20),
        (Correction(times=0.6), 5, 30),  # 24 units, in whole cartons
        (Correction(days=3), 8, 40),
        (Correction(days=-3), 2, 40),
        (Correction(days=-7), 0, 40),  # no day is before the first
        (Correction(times=1.5, days=7), 12, 60),
    ],
)
def test_corrected_orders_are_larger_or_smaller_earlier_or_later(correction, day, units):
    _, again = given_again(batch(), "rule", correction)
    ordered = again.paths["ordered"][:, 0]
    assert (ordered[-1] == units).all()
    assert (np.argmax(ordered > 0, axis=0) == day).all()


def test_orders_that_would_go_out_after_the_plan_go_out_no_more():
    _, again = given_again(batch(), "rule", Correction(days=15))
    assert not again.paths["ordered"].any()


def test_orders_of_one_day_by_one_mode_add_up():
    two = [Ordered(day, "air", np.array([0]), np.array([1]), np.array([7])) for day in (1, 2, 2)]
    moved = [*Correction(days=-2, mode="sea").of(two)]
    assert [(some.day, some.mode) for some in moved] == [(0, "sea")] * 3
    network = batch()
    work = tasks(network, ["rule"], 2, with_paths(PATHS))
    record = replay(work, watched=lambda policy: Frozen(policy, moved))
    assert record.paths["ordered"][0, 0].tolist() == [0, 30]  # 21, in whole cartons
