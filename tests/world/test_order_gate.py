"""The gate's shortcut: what cash is at least, is no more than looking ahead tells."""

from functools import cache

import numpy as np
import pytest

from sim.network import parse
from sim.study.trace import trace
from sim.world.run.treasury import LookAhead, PlannedSales
from tests.cases.files import SCENARIOS
from tests.trouble.scenes import scene
from tests.trouble.test_trouble_gate import shop

LEAN = (SCENARIOS.parent / "tests" / "bench" / "promotion.toml").read_text()
TERMS = {
    "plain": "",
    "a minimum payout": "minimum_payout = 900\nwithdrawal_share = 0.013",
    "paid for the transfer": "withdrawal_share = 0.0137\npayout_every_days = 3",
    "sold at a loss": "fee_per_unit = 11.0",
}
"""Terms of settlement; what they ask of the bound differs."""


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
