"""W7: stock on both coasts: days to the door, a dearer way, two stocks (M129, C11, C25)."""

import numpy as np
import pytest

from sim import trace
from tests.cases.files import runs_of, shipped, variant

BEFORE, AFTER = "case-7-one-warehouse", "case-7-us-split"
RULE = "rolling forecast"
ALONE = """
[[region]]
name = "West"
fallback = []
[[region]]
name = "East"
fallback = []
"""
SURE = """
[[warehouse]]
name = "{0}"
dock_days = 1
[[lane]]
mode = "sea"
to = "{0}"
sails = []
transit_days = 4
sailing_delays = []
exams = []
"""
ALIKE = """
[[lane]]
mode = "sea"
to = "New Jersey"
sails = ["wednesday", "saturday"]
transit_days = { law = "pert", low = 23, mode = 29, high = 40 }
"""


def test_the_door_is_6_days_away_before_and_2_after_or_6_from_the_other_coast():
    assert {way.days for way in shipped(BEFORE).shops[0].ways} == {6}
    ways = shipped(AFTER).shops[0].ways
    assert [way.days for way in ways] == [2] * 4 + [6] * 4
    runs = runs_of(AFTER)[RULE]
    lent = runs["units_from_elsewhere"]
    assert (runs["unit_days_of_delivery"] == 2 * runs["units_sold"] + 4 * lent).all()
    assert lent.sum() < 0.02 * runs["units_sold"].sum()


def test_the_label_lifts_a_live_session_by_what_the_file_says(tmp_path):
    even = """
    market.demand_noise = "none"
    cash.spend_freely = true
    [[product]]
    name = "bestseller"
    opening_stock = 99000
    """
    day = 59
    found = []
    for lift in ("0.0", "0.08"):
        text = f"market.fast_delivery.lift = {lift}\n{even}"
        wanted = trace(variant(AFTER, tmp_path, text), RULE, 50, paths=("wanted",)).paths["wanted"]
        found.append((wanted[day] - wanted[day - 1])[:2].sum())
    at_home = shipped(AFTER)
    assert at_home.day(at_home.scenario.lives[0].start.date()) == day
    assert found[1] / found[0] == pytest.approx(1.08, abs=0.004)


def profits(file, folder, text=""):
    """Return the profit of the plan's days, a world.

    The pipelines differ, so no run-off sells, and what is left counts at its cost.
    """
    costs = {"bestseller": 6.80, "basic": 4.10}
    at_cost = (f'[[product]]\nname = "{n}"\nleftover_value = {c}\n' for n, c in costs.items())
    ends = variant(file, folder, f"run_off_days = 0\n{text}{''.join(at_cost)}")
    return trace(ends, RULE, 200, paths=()).totals["profit"]


def gain(lift, folder):
    """Return what the split earns more than one warehouse, a world, and what that one earns."""
    alone = profits(BEFORE, folder)
    return profits(AFTER, folder, f"market.fast_delivery.lift = {lift}\n") - alone, alone.mean()


def test_without_a_lift_the_longer_way_costs_a_tenth_of_the_profit(tmp_path):
    gained, alone = gain(0.0, tmp_path)
    assert (gained < 0).mean() > 0.9
    assert gained.mean() / alone == pytest.approx(-0.10, abs=0.02)


def test_two_percent_a_day_just_pay_for_it(tmp_path):
    """Four days at 2 % of orders each, the most that field studies find: nothing gained or lost."""
    before, after = (profits(file, tmp_path).mean() for file in (BEFORE, AFTER))
    assert after / before == pytest.approx(1.0, abs=0.02)


def test_with_the_vendors_thirty_percent_it_pays_in_most_worlds(tmp_path):
    assert (gain(0.3, tmp_path)[0] > 0).mean() > 0.9


def lost(file, folder, units, goods, more=""):
    """Return units lost with a stock of some units to reorder at, divided as the buyers are."""
    names = {"bestseller": 1.0}
    if file == AFTER:
        names = {"bestseller @ West": 0.4, "bestseller @ East": 0.6}
    s, up_to = (
        ", ".join(f'"{name}" = {share * level}' for name, share in names.items())
        for level in (units, units + 200)
    )
    text = f"""
    days = 150
    shipment = []
    promotion = []
    live = []
    uncertain = []
    cash.spend_freely = true
    market.fast_delivery.lift = 0.0
    {more}
    [[product]]
    name = "basic"
    drop = true
    [[supplier]]
    name = "factory"
    minimum_order = 1
    closed = []
    lead_time_days = {goods["lead time"]}
    [[policy]]
    name = "*"
    drop = true
    [[policy]]
    name = "{RULE}"
    order = {{ rule = "(s,S)", s = {{ {s} }}, up_to = {{ {up_to} }} }}
    [[product]]
    name = "bestseller"
    carton = 1
    opening_stock = {units}
    ads = {{ drop = true }}
    demand = {{ dispersion = {goods["dispersion"]}, viral = {{ drop = true }} }}
    """
    return trace(variant(file, folder, text), RULE, 600, paths=()).totals["units_lost"]


def test_where_orders_alone_are_chance_two_stocks_serve_less_than_one_of_their_sum(tmp_path):
    """The square root of pooling; and what one coast lends the other makes up for it."""
    steady = {"lead time": 20, "dispersion": 1_000_000}
    west, east = SURE.format("Los Angeles"), SURE.format("New Jersey")
    one = lost(BEFORE, tmp_path, 520, steady, west)
    alone = lost(AFTER, tmp_path, 520, steady, west + east + ALONE)
    lending = lost(AFTER, tmp_path, 520, steady, west + east)
    dearer = alone - one
    assert dearer.mean() > 3 * dearer.std() / np.sqrt(len(dearer))
    assert lending.mean() < one.mean()


def test_where_both_coasts_sell_alike_and_ships_are_late_two_stocks_need_no_more(tmp_path):
    """A good day is one on both coasts, so little is pooled; but not every ship is late at once."""
    as_told = {"lead time": '{ law = "gamma", mean = 20, cv = 0.25, least = 12 }', "dispersion": 6}
    one = lost(BEFORE, tmp_path, 1300, as_told)
    alone = lost(AFTER, tmp_path, 1300, as_told, ALIKE + ALONE)
    lending = lost(AFTER, tmp_path, 1300, as_told, ALIKE)
    assert alone.mean() == pytest.approx(one.mean(), rel=0.05)
    assert lending.mean() < 0.8 * one.mean()
