"""Legs of a lead time are added first and rounded once, half a day up; factories have days off."""

import numpy as np
import pytest

from sim.scenario.lane import WEEKDAYS
from sim.world.freight import carrier
from sim.world.run.plan import sample_lead_days

from .scenes import ran, scene

LEGS = """
days = 40
[[lane]]
mode = "sea"
to = "hub"
transit_days = {transit}
{lane}
[[supplier]]
name = "maker"
lead_time_days = {lead}
{maker}
[[warehouse]]
name = "hub"
dock_days = {dock}
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = 100 }}
"""


def legs(lead, transit, dock, lane="", maker=""):
    return LEGS.format(lead=lead, transit=transit, dock=dock, lane=lane, maker=maker)


def arrives(*days, **more):
    """Return the day on which the goods are on the shelf."""
    return ran(legs(*days, **more)).flow("received").index(100)


@pytest.mark.parametrize(
    ("days", "day"),
    [
        ((0.5, 3.5, 0.5), 5),  # 4.5
        ((0.4, 0.4, 0.4), 1),  # 1.2
        ((0.4, 2.4, 0.6), 3),  # 3.4
        ((2.5, 0, 0), 3),
        ((0.3, 0.1, 0.1), 1),  # 0.5, as binary does not have it
    ],
)
def test_legs_are_added_first_and_rounded_once_half_a_day_up(days, day):
    assert arrives(*days) == day


def test_check_tells_the_days_that_a_run_takes():
    network = scene(legs(0.5, 3.5, 0.5))
    assert np.unique(sample_lead_days(network)["sea"]).tolist() == [5]


def test_a_hold_in_customs_is_one_of_the_legs():
    hold = "customs_hold = { chance = 1, days = 0.7 }"
    assert arrives(0.4, 0.2, 0.1, lane=hold) == 1  # 1.4
    assert arrives(0.4, 0.2, 0.2, lane=hold) == 2  # 1.5


def test_a_ship_of_a_calendar_leaves_in_the_morning_of_its_day():
    # Ready at 1.6, the nearest morning is Wednesday, 4 March: the ship of that day, 2.4 days.
    wednesdays = 'sails = ["wednesday"]'
    assert arrives(1.6, 2.4, 0, lane=wednesdays) == 4
    assert arrives(2.5, 2.4, 0, lane=wednesdays) == 11


SIX_DAYS = "works = " + str([*WEEKDAYS[:6]]).replace("'", '"')


def test_a_factory_that_is_closed_on_sundays_makes_nothing_then():
    """Ten working days from Monday, 2 March, end on Thursday the 12th: ready on day 11."""
    assert arrives(10, 5, 0, maker=SIX_DAYS) == 16
    assert arrives(10, 5, 0) == 15


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        (5, 7),  # Monday to Friday: ready on the next Monday
        (4.5, 5),  # within Friday
        (6, 8),
        (12, 16),
    ],
)
def test_a_week_of_five_days_has_five(lead, day):
    five = "works = " + str([*WEEKDAYS[:5]]).replace("'", '"')
    assert arrives(lead, 0, 0, maker=five) == day


def test_a_queue_is_worked_off_on_working_days_only():
    # 100 at 10 a day: nine days more than the one; two Sundays lie between.
    assert arrives(1, 0, 0, maker=f"capacity_per_day = 10\n{SIX_DAYS}") == 11


ON_SUNDAY = """
start = 2026-03-01
days = 20
[[product]]
name = "mug"
suppliers = ["maker", "spare"]
[[supplier]]
name = "maker"
lead_time_days = 2
{days}
[[supplier]]
name = "spare"
lead_time_days = 7
[[lane]]
mode = "sea"
to = "hub"
transit_days = 0
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = 100 }}
"""


def test_orders_are_taken_on_a_day_off_but_not_while_the_factory_is_closed():
    off = ran(ON_SUNDAY.format(days=SIX_DAYS))
    assert off.flow("received").index(100) == 3
    closed = "closed = [ { first_day = 2026-03-01, last_day = 2026-03-01 } ]"
    assert ran(ON_SUNDAY.format(days=closed)).flow("received").index(100) == 7


def test_legs_that_are_rounded_one_by_one_are_rejected(monkeypatch):
    """A mutant: half a day to the nearest even one, as it was."""
    monkeypatch.setattr(carrier, "half_up", lambda days: np.rint(days).astype(np.int64))
    network = scene(legs(0.5, 3.5, 0.5))
    assert 4 in sample_lead_days(network)["sea"]
