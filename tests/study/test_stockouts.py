"""Why a shelf is empty: each cause by hand, and none forgotten."""

import numpy as np
import pytest

from sim import load
from sim.network import parse
from sim.study import stockouts
from sim.study.kept import with_paths
from sim.study.remedies import PATHS, Shelves
from sim.study.replay import plan_of, replay
from sim.study.stockouts import CAUSES, stockouts_of
from sim.study.task import tasks
from sim.world.core.journal import Journal
from tests.oracles.textbook import textbook
from tests.study.worlds import ROOT

SEA = {"mode": "sea", "to": "shelf", "transit_days": 2, "rate": 0, "per": "m3"}


def shop(opening=25, order=None, supplier=None, lane=None, cash=None, **tables):
    """Return a shop without chance that sells five a day: out at the close of day 4."""
    return textbook(
        20,
        cash=cash or {"opening": 1000},
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        product={
            "price": 10, "unit_cost": 3, "volume_m3": 0.01, "opening_stock": opening,
            "leftover_value": 1, "demand": {"units_per_day": 5},
        },
        supplier={"lead_time_days": 1} | (supplier or {}),
        lane=SEA | (lane or {}),
        policy=[{"name": "rule", "order": order or {"rule": "first batch", "quantity": 30}}],
        **tables,
    )  # fmt: skip


def told(network, worlds=2):
    """Return the stockouts of the first world: first day, days, cause."""
    every = seen(network, "rule", worlds)
    first = every.world == 0
    runs = (each[first].tolist() for each in (every.start, every.days, every.cause))
    return [(start, days, CAUSES[cause]) for start, days, cause in zip(*runs, strict=True)]


def seen(network, policy, worlds):
    journal = Journal()
    record = replay(tasks(network, [policy], worlds, with_paths(PATHS)), journal=journal)
    return stockouts_of(Shelves.of(network, record, journal, plan_of(network)))


def uncertain(what, **spread):
    return {"what": what, **spread}


def about(value):
    """Return a law that draws nothing else than a value, or as good as nothing."""
    return [value, value, value + 1e-6]


# --- each cause by hand ----------------------------------------------------------------------


def test_goods_that_are_under_way_and_not_due_were_ordered_too_late():
    lane = {"transit_days": 9}  # there on day 10, as always
    assert told(shop(lane=lane)) == [(4, 6, "too_late"), (15, 5, "not_ordered")]


def test_goods_that_take_longer_than_usual_are_late():
    late = uncertain("lane.sea.shelf.transit_days", plus=about(7))  # day 10 instead of day 3
    assert told(shop(uncertain=[late]))[0] == (4, 6, "late")


def test_goods_that_wait_for_other_units_lack_capacity():
    # 30 units at 5 a day take five days more than one: there on day 8 instead of day 3.
    assert told(shop(supplier={"capacity_per_day": 5}))[0] == (4, 4, "capacity")


def test_an_order_that_cash_holds_back_lacks_cash():
    # 40 buy 13 units; the rest is asked for again, and ordered as money from sales comes in.
    cash = {"opening": 40, "spend_freely": False}
    order = {"rule": "(R,S)", "every_days": 1, "up_to": 60}
    settlement = {"payout_after_days": 12}
    found = told(shop(cash=cash, order=order, settlement=settlement))
    assert found[0][2] == "cash"
    plenty = told(shop(order=order, settlement=settlement))
    assert "cash" not in {cause for _, _, cause in plenty}


def test_a_shelf_that_buyers_as_planned_would_not_have_emptied_met_more_of_them():
    # 40 last four days instead of eight, and 60 more, on day 6, six instead of twelve.
    twice = uncertain("product.item.demand", times=about(2))
    order = {"rule": "first batch", "quantity": 60}
    network = shop(40, order, lane={"transit_days": 5}, uncertain=[twice])
    assert told(network) == [(3, 3, "demand"), (11, 9, "demand")]


def test_a_supplier_that_must_make_its_stock_again_lacks_capacity():
    # Ten of 30 are there on day 3; the rest is made again in ten days, and there on day 13.
    text = shop(lane={"transit_days": 3}).document.text
    lead = '"lead_time_days" = 1'
    assert lead in text
    ready = '"ready_stock" = { units = 10, remake_days = 10 }'
    assert told(parse(text.replace(lead, ready)))[0] == (6, 7, "capacity")


def test_a_second_stockout_has_a_cause_of_its_own():
    # The first order is late; the next one comes in time, and the last was never given.
    late = uncertain("lane.sea.shelf.transit_days", plus=about(7))
    assert told(shop(uncertain=[late])) == [(4, 6, "late"), (15, 5, "not_ordered")]


def test_a_remedy_that_helps_on_exactly_half_of_the_days_is_the_cause():
    # Twice the buyers empty 30 on day 2; as planned they last until day 4: three of six days.
    twice = uncertain("product.item.demand", times=about(2))
    network = shop(30, uncertain=[twice], lane={"transit_days": 7})  # there on day 8
    assert told(network)[0] == (2, 6, "demand")


def test_a_shelf_that_another_one_serves_is_not_empty():
    network = load(ROOT / "scenarios" / "case-7-us-split.toml")
    journal, name = Journal(), network.scenario.policies[0].name
    record = replay(tasks(network, [name], 20, with_paths(PATHS)), journal=journal)
    every = stockouts_of(Shelves.of(network, record, journal, plan_of(network)))
    runs, days = every.by_cause(20)
    assert np.array_equal(runs.sum(axis=0), record.totals["stockouts"])
    assert np.array_equal(days.sum(axis=0), record.totals["stockout_days"])


def test_a_shelf_for_which_nothing_is_ordered_is_told_so():
    assert told(shop(order={"rule": "none"})) == [(4, 16, "not_ordered")]


def test_a_remedy_that_helps_on_less_than_half_of_the_days_is_no_cause():
    # Twice the buyers empty 25 on day 2; as planned it were day 4: two of 18 days.
    twice = uncertain("product.item.demand", times=about(2))
    network = shop(order={"rule": "none"}, uncertain=[twice])
    assert told(network) == [(2, 18, "not_ordered")]


# --- none forgotten --------------------------------------------------------------------------


@pytest.mark.parametrize("policy", ["three-tier 15/10/5", "max x max", "one big batch"])
def test_stockouts_and_their_days_are_those_of_the_totals(policy):
    network, journal = load(ROOT / "scenarios" / "double-11.toml"), Journal()
    record = replay(tasks(network, [policy], 50, with_paths(PATHS)), journal=journal)
    every = stockouts_of(Shelves.of(network, record, journal, plan_of(network)))
    runs, days = every.by_cause(50)
    assert np.array_equal(runs.sum(axis=0), record.totals["stockouts"])
    assert np.array_equal(days.sum(axis=0), record.totals["stockout_days"])


def test_goods_that_are_late_are_told_even_where_the_factory_is_asked_first(monkeypatch):
    late = uncertain("lane.sea.shelf.transit_days", plus=about(7))
    network = shop(uncertain=[late])
    monkeypatch.setattr(stockouts, "REMEDIES", stockouts.REMEDIES[:1] * 3)  # never asks for delays
    assert told(network)[0][2] != "late"


def test_a_cut_is_asked_for_again_and_counts_once():
    network = shop(
        cash={"opening": 0, "spend_freely": False},
        order={"rule": "(R,S)", "every_days": 1, "up_to": 60},
        settlement={"payout_after_days": 12},
    )
    journal = Journal()
    record = replay(tasks(network, ["rule"], 2, with_paths(PATHS)), journal=journal)
    shelves = Shelves.of(network, record, journal, plan_of(network))
    assert sum(int(asked.units.sum()) for asked in journal.unpaid) // 2 > 4 * 60
    # 35 are asked for on the first morning, and five more on each after a day that sells; cash
    # holds all back, and goods take three days.
    found = shelves.unpaid[:8, 0, 0].tolist()
    assert found == [0, 0, 0, 35, 40, 45, 50, 55]
