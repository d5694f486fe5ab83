"""A weekly session is as many plain ones as there are such days in the plan."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.network import parse, replace
from tests.scenario.files import problems, small

WEEKLY = '\n[[live]]\nproduct = "rack"\nhost = "own team"\nminutes = 60\n'


def weekly(says):
    return small(more=f"{WEEKLY}{says}\n")


def days(says):
    """Return the days of January and February on which the weekly session takes place."""
    lives = parse(weekly(says)).scenario.lives[1:]
    assert {live.start.time() for live in lives} == {dt.time(20)}
    return [(live.start.month, live.start.day) for live in lives]


def test_it_takes_place_on_each_such_weekday_of_the_plan():
    found = days('every = ["tuesday", "friday"]\nstart = 20:00:00')
    assert found == [(1, d) for d in (6, 9, 13, 16, 20, 23, 27, 30)] + [(2, 3)]


def test_from_and_until_bound_it_both_included_and_the_plan_does_too():
    says = 'every = ["monday", "friday"]\nstart = 20:00:00'
    assert days(f"{says}\nfrom = 2026-01-12\nuntil = 2026-01-19") == [(1, 12), (1, 16), (1, 19)]
    assert days(f"{says}\nfrom = 2026-01-30\nuntil = 2027-01-30") == [(1, 30), (2, 2)]


TUESDAYS = 'every = ["tuesday"]\nstart = 20:00:00'


def starts(network):
    return [(live.start.month, live.start.day) for live in network.scenario.lives[1:]]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"days": 44}, [(1, 6), (1, 13), (1, 20), (1, 27), (2, 3), (2, 10), (2, 17)]),
        ({"days": 9}, [(1, 6), (1, 13)]),
        ({"start": dt.date(2026, 1, 10)}, [(1, 13), (1, 20), (1, 27), (2, 3)]),
    ],
)
def test_a_changed_horizon_moves_the_weekly_sessions_with_it(changes, expected):
    network = parse(weekly(TUESDAYS))
    assert starts(replace(network, changes)) == expected
    assert starts(replace(replace(network, {"cash.opening": 1}), changes)) == expected


def test_a_session_that_is_changed_stays_as_it_is_now():
    network = parse(weekly(TUESDAYS))
    changed = replace(network, {"live.rack.2026-01-06T20:00:00.minutes": 120})
    assert [live.minutes for live in changed.scenario.lives[1:]] == [120, 60, 60, 60, 60]
    assert len(replace(changed, {"days": 44}).scenario.lives) == 6


def test_plain_sessions_that_say_the_same_give_the_same_scenario_and_the_same_luck():
    plain = "".join(f"{WEEKLY}start = 2026-01-{day}T20:00:00\n" for day in ("06", 13, 20, 27))
    one = parse(small(more=plain + f"{WEEKLY}start = 2026-02-03T20:00:00\n"))
    other = parse(weekly('every = ["tuesday"]\nstart = 20:00:00'))
    assert one.scenario == other.scenario
    audiences = (draw_luck(network, 0).shops[0].demand for network in (one, other))
    first, second = (luck.trades for luck in audiences)
    assert np.array_equal(first, second)


def test_a_session_more_leaves_the_luck_of_the_others_alone():
    alone, more = parse(small()), parse(weekly('every = ["tuesday"]\nstart = 20:00:00'))
    first, second = (draw_luck(network, 0).shops[0].demand.audience for network in (alone, more))
    assert np.array_equal(first[0], second[0])
    assert len(second) == 6


@pytest.mark.parametrize(
    ("says", "line"),
    [
        (
            'every = ["tusday"]\nstart = 20:00:00',
            'live 2 ("rack") → every 1: expected one of monday, tuesday, wednesday, thursday,'
            ' friday, saturday, sunday, found "tusday"; did you mean "tuesday"?',
        ),
        (
            'every = ["tuesday"]\nstart = 2026-01-10T20:00:00',
            'live 2 ("rack"): a session of every week starts at a time of day: start = 20:00:00',
        ),
        (
            "start = 20:00:00",
            'live 2 ("rack"): a session starts at a date and time, 2026-11-11T20:00:00, or says'
            " every",
        ),
        (
            'every = ["monday"]\nstart = 20:00:00\nfrom = 2026-01-06\nuntil = 2026-01-08',
            'live 2 ("rack"): no such weekday lies in the plan from `from` until `until`',
        ),
        (
            "start = 2026-01-12T20:00:00\nuntil = 2026-01-20",
            'live 2 ("rack"): from and until belong to a weekly session: say every, or leave them',
        ),
        (
            'every = ["monday"]\nstart = 20:00:00\nuntil = "2026-01-20"',
            'live 2 ("rack") → until: expected a date, for example 2026-11-11, found "2026-01-20";'
            " write 2026-01-20 without quotes",
        ),
        (
            'every = ["monday"]\nstart = 20:00',
            "line 70: write 20:00:00 instead of 20:00\n    start = 20:00\n              ^",
        ),
    ],
)
def test_a_weekly_session_that_is_wrong_or_never_takes_place_is_refused(says, line):
    assert problems(weekly(says)) == [line]
