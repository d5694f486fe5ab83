"""The gate's shortcuts: what cash is at least, and what an order costs at least, tell enough."""

from functools import cache

import numpy as np
import pytest

from sim.network import parse
from sim.study.trace import trace
from sim.world.buying import budget
from sim.world.buying.order_cost import AtOnce
from sim.world.run.treasury import LookAhead, PlannedSales
from tests.cases.files import SCENARIOS
from tests.trouble.scenes import scene
from tests.trouble.test_trouble_gate import shop

pytestmark = pytest.mark.looks_inside
LEAN = (SCENARIOS.parent / "tests" / "bench" / "promotion.toml").read_text()
TERMS = {
    "plain": "",
    "a minimum payout": "minimum_payout = 900\nwithdrawal_share = 0.013",
    "paid for the transfer": "withdrawal_share = 0.0137\npayout_every_days = 3",
    "sold at a loss": "fee_per_unit = 11.0",
}
"""Terms of settlement; what they ask of the bound differs."""
LEAST = AtOnce.least


@cache
def network(terms):
    """Return a shop that is short of cash, on some terms."""
    return parse(LEAN) if terms == "ads" else scene(shop(terms=TERMS[terms]))


def rooms(terms, monkeypatch, runs=8):
    """Return what there is at least, and what there is, on each day with an order, side by side."""
    pairs, plain = [], LookAhead.at_least

    def both(self, *asked):
        pairs.append((plain(self, *asked), self.room(*asked)))
        return pairs[-1][0]

    monkeypatch.setattr(LookAhead, "at_least", both)
    trace(network(terms), runs=runs)
    return [np.concatenate([side.ravel() for side in sides]) for sides in zip(*pairs, strict=True)]


@pytest.mark.parametrize("terms", [*TERMS, "ads"])
def test_there_is_never_less_room_than_there_is_at_least(terms, monkeypatch):
    least, room = rooms(terms, monkeypatch)
    assert (least <= room).all()
    assert (room > 0).any()


@pytest.mark.parametrize("cost", ["sending", "ads"])
def test_a_bound_that_leaves_a_cost_out_is_found_out(cost, monkeypatch):
    plain = PlannedSales.at_worst

    def without(self, *asked):
        worst = plain(self, *asked)
        return worst._replace(**{cost: 0 * getattr(worst, cost)})

    monkeypatch.setattr(PlannedSales, "at_worst", without)
    least, room = rooms("ads", monkeypatch)
    assert (least > room).any()


@pytest.mark.parametrize("terms", [*TERMS, "ads"])
def test_the_shortcut_changes_no_order(terms, monkeypatch):
    quick = trace(network(terms), runs=8, paths=("ordered", "cash"))
    monkeypatch.setattr(LookAhead, "at_least", lambda _, day, days, *asked: 0 * days[:, None] - 1)
    slow = trace(network(terms), runs=8, paths=("ordered", "cash"))
    assert all((quick.paths[name] == slow.paths[name]).all() for name in quick.paths)
    assert quick.paths["ordered"].any()


def short(monkeypatch, least=LEAST):
    """Return what a policy orders that always asks for more than there is cash for."""
    monkeypatch.setattr(AtOnce, "least", least)
    return trace(network("ads"), "max x max", runs=4, paths=("ordered",)).paths["ordered"]


def left(monkeypatch, least):
    """Return the least that a cut order may cost today, and what it does, side by side.

    Nothing is given up at once; of many orders nothing is left all the same.
    """
    pairs, cut = [], budget._cut_down

    def both(orders, room, due, *others):
        kept = cut(orders, room, due, *others)
        some = kept.any(axis=(0, 1, 2))
        pairs.append((least(due._now, orders)[some], due.variable(kept)[0, some], ~some))
        return kept

    monkeypatch.setattr(budget, "_cut_down", both)
    short(monkeypatch, lambda _, orders: np.zeros(orders.shape[-1]) - 1)
    return [np.concatenate(side) for side in zip(*pairs, strict=True)]


def test_what_is_left_of_an_order_costs_no_less_today_than_the_least(monkeypatch):
    least, cost, nothing = left(monkeypatch, LEAST)
    assert len(cost) > 0
    assert nothing.any()
    assert (least <= cost).all()


def test_a_least_order_of_twice_the_minimum_is_found_out(monkeypatch):
    least, cost, _ = left(monkeypatch, lambda *asked: 2 * LEAST(*asked))
    assert (least > cost).any()


def test_giving_up_at_once_changes_no_order(monkeypatch):
    quick = short(monkeypatch)
    slow = short(monkeypatch, lambda _, orders: np.zeros(orders.shape[-1]) - 1)
    assert (quick == slow).all()
    assert quick.any()


def test_there_is_never_more_room_today_than_there_is_at_most(monkeypatch):
    pairs, plain = [], LookAhead.at_most

    def both(self, day, world):
        pairs.append(
            (
                self.room(day, np.array([day]), np.full(len(world), day), world)[0],
                plain(self, day, world),
            )
        )
        return pairs[-1][1]

    monkeypatch.setattr(LookAhead, "at_most", both)
    short(monkeypatch)
    room, most = (np.concatenate(side) for side in zip(*pairs, strict=True))
    assert (room <= most).all()
    assert (room > most - 1).any(), "a bound of a cent less would be found out"
    assert (room < most).any()
