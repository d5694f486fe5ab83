"""Lost counts against what buyers would have wanted had the shelf never been empty."""

import numpy as np
import pytest

from sim.study import true_demand
from sim.study.always_stocked import always_stocked, twins
from sim.study.compare import Compare, compare
from sim.study.parts import Parts
from sim.study.runner import Runner
from sim.study.workers import ALONE
from tests.oracles.textbook import textbook
from tests.reference.agree import assert_agrees

from .scenes import case, scene

# 100 mugs last for days 0 to 9; every day without stock keeps half of the traffic.
SCAR = """
days = 20
[market.stockout]
traffic_lost_per_day = {scar}
half_life_days = 1000
{stockout}
[[product]]
name = "mug"
opening_stock = 100
{mug}
[[shipment]]
product = "mug"
units = 1000
arrives = 2026-03-14
late_days = 0
{more}
"""


def scarred(scar=0.0, stockout="", mug="", more=""):
    return SCAR.format(scar=scar, stockout=stockout, mug=mug, more=more)


def told(*args, **changes):
    """Return the figures of the rule in two worlds without chance."""
    result = compare(scene(scarred(*args, **changes)), runs=2, workers=1)
    return {key: figure.value for key, figure in result.summary("rule").figures.items()}


def test_without_a_scar_missed_is_what_was_lost():
    # Empty on days 10 and 11: 20 of 200 are lost.
    figures = told()
    assert figures["units_lost"] == figures["units_missed"] == 20
    assert figures["fill_rate"] == figures["fill_of_true_demand"] == pytest.approx(180 / 200)


def test_a_worse_scar_lowers_the_fill_rate_of_true_demand():
    mild, deep = told(0.2), told(0.8)
    assert deep["fill_rate"] > mild["fill_rate"]  # fewer come, and more of them are served
    assert deep["units_missed"] > mild["units_missed"] > told()["units_missed"]
    assert deep["fill_of_true_demand"] < mild["fill_of_true_demand"] < 0.9


def test_what_a_scar_costs_is_missed_to_the_unit():
    # Day 9 closes empty, and so do days 10 and 11: half of the traffic on day 10, a quarter on day
    # 11, an eighth and a little from day 12 on: of 100 wanted in the twin 5, 2 and 8 times 1.25.
    figures = told(0.5)
    served = (1 - figures["units_missed"] / 200) * 200
    assert 100 + 8 <= served <= 100 + 12
    assert figures["fill_of_true_demand"] == pytest.approx(served / 200)


def test_orders_that_wait_are_not_missed_and_those_that_are_cancelled_are():
    waits = told(stockout='orders = "backordered"')
    assert waits["units_missed"] == 0
    late = 'orders = "oversold"\nsync_lag_hours = 99\n'
    assert told(stockout=late)["units_missed"] == 0
    stale = told(stockout=late + "cancel_after_days = 1")
    assert stale["units_missed"] == stale["units_cancelled"] == 10


def test_what_is_bought_instead_is_not_missed():
    other = """
    [[product]]
    name = "cup"
    price = 10
    unit_cost = 4
    opening_stock = 1000
    suppliers = ["maker"]
    demand = { units_per_day = 1 }
    [[substitute]]
    sold_out = "mug"
    bought = "cup"
    share = 0.5
    """
    assert told(more=other)["units_missed"] == 10


def test_missed_is_never_below_nothing():
    run = {"names": np.array(["units_wanted", "units_lost", "units_cancelled",
                              "units_served_at_once"]),
           "totals": np.array([[9.0, 9.0], [0.0, 3.0], [0.0, 0.0], [9.0, 6.0]])}  # fmt: skip
    twin = {"names": np.array(["units_wanted"]), "totals": np.array([[8.0, 0.0]])}
    both = true_demand.with_true_demand(run, twin)
    assert both["totals"][-3:].tolist() == [[8, 0], [0, 0], [1, 1]]


POLICIES = """
[[policy]]
name = "rule"
order = { rule = "(s,S)", s = 50, up_to = 200 }
[[policy]]
name = "other order"
order = { rule = "(s,S)", s = 500, up_to = 700 }
[[policy]]
name = "pauses"
ads = { rule = "pause", at_days = 3, restart_days = 9 }
[[policy]]
name = "clears"
price = { rule = "clear overstock", cut = 0.3, above_days = 20, until_days = 9 }
[[policy]]
name = "paces"
ads = { rule = "pace", growth = 0.3 }
[[policy]]
name = "cuts"
price = { rule = "clear out", cut = 0.4, from_day = 5 }
[[policy]]
name = "own"
own = "mine.py:Mine"
"""
DEMAND = "demand = { units_per_day = 10, price_elasticity = -1 }\n"
ELASTIC = f'[[product]]\nname = "mug"\n{DEMAND}'


def test_one_twin_is_for_all_policies_that_want_the_same_ads_and_prices_of_full_shelves():
    network = scene(POLICIES + ELASTIC)
    names = [policy.name for policy in network.scenario.policies]
    assert twins(network, names) == {
        "rule": "rule", "other order": "rule", "pauses": "rule", "clears": "rule",
        "paces": "paces", "cuts": "cuts", "own": "own",
    }  # fmt: skip


def test_twins_are_replayed_once_each_and_counted_in_the_progress():
    network = scene(POLICIES.rpartition("[[policy]]")[0] + ELASTIC).changed(runs=2)
    seen = []
    runner = Runner(ALONE, Parts(), lambda done, total: seen.append((done, total)))
    names = tuple(policy.name for policy in network.scenario.policies)
    runner.replay_with_twins(network, names, network.scenario.runs)
    assert seen[-1] == (2 * (6 + 3), 2 * (6 + 3))


def test_a_twin_has_the_luck_of_its_world_and_the_plain_model_agrees_with_it():
    noisy = scene(scarred(0.5, more='[market]\ndemand_noise = "poisson"'))
    here, twin = case(noisy), case(always_stocked(noisy))
    assert np.array_equal(here.luck.shops[0].demand.trades, twin.luck.shops[0].demand.trades)
    record = assert_agrees(twin, "rule", 2)
    assert record.paths["on_hand"].min() > 10**6
    assert record.totals["units_lost"].tolist() == [0, 0]


def test_twins_of_many_dear_products_hold_what_money_is_exact_for_together():
    dear = {"price": 50_000, "opening_stock": 9, "demand": {"units_per_day": 1}}
    network = textbook(2, product=[{"name": f"watch {n}"} | dear for n in range(5)])
    twin = always_stocked(network)
    stock = [row.opening_stock for row in twin.listings]
    assert min(stock) > 10**6
    assert sum(np.array(stock) / twin.most_units) == pytest.approx(1 / 2)
    assert compare(network, runs=2, workers=1).figure("rule", "units_missed").value == 0


def test_a_price_that_is_cut_on_a_date_is_cut_in_the_twin_too():
    network = scene(scarred(mug=DEMAND, more=POLICIES.rpartition("[[policy]]")[0]))
    result = compare(network.changed(runs=2), ["cuts"], workers=1)
    wanted = result.runs_frame.groupby("policy").true_demand.first()
    assert wanted["rule"] == 200
    assert wanted["cuts"] == 50 + int(15 * 10 / 0.6)


def test_the_figures_stand_in_the_files_of_a_study():
    study = Compare.ask(scene(scarred(0.5)), runs=2)
    result = study.answer()
    contents = study.contents(result)
    assert {"true_demand", "units_missed", "fill_of_true_demand"} <= set(result.runs_frame)
    figures = contents["verdict.json"]["policies"]["rule"]
    assert figures["units_missed"]["value"] == result.figure("rule", "units_missed").value


def test_a_fill_rate_that_counts_against_what_still_came_is_found(monkeypatch):
    monkeypatch.setattr("sim.study.runner.with_true_demand", lambda run, twin:
                        true_demand.with_true_demand(run, run))  # fmt: skip
    with pytest.raises(AssertionError):
        test_a_worse_scar_lowers_the_fill_rate_of_true_demand()
