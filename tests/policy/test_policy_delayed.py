"""Orders that go out some days after they are decided."""

import pytest
from pydantic import ValidationError

from sim.policy.composed import Composed
from sim.policy.open import open_policy
from tests.policy.desks import desk, rows

UP_TO_40 = {"name": "slow", "order": {"rule": "(R,S)", "up_to": 40}}
NOTHING = [[0] * 3] * 2


def opened(tmp_path, **text):
    return open_policy(Composed.model_validate({**UP_TO_40, **text}), tmp_path)


def test_an_order_goes_out_its_reaction_days_after_it_was_decided(tmp_path):
    policy = opened(tmp_path, reaction_days=2)
    wished = [rows(policy.decide(desk(day=day)).orders.get("sea", 0)) for day in range(4)]
    assert wished == [0, 0, [[0, 20, 40], [10, 10, 10]], NOTHING]


def test_what_waits_to_go_out_is_not_decided_twice_and_what_sold_since_is_added(tmp_path):
    policy = opened(tmp_path, reaction_days=2)
    shelves = (((40, 20, 0), (30, 30, 30)), ((33, 13, 0), (30, 30, 30)))
    decisions = [policy.decide(desk(shelves[min(day, 1)], day=day)) for day in range(4)]
    assert rows(decisions[2].orders["sea"]) == [[0, 20, 40], [10, 10, 10]]
    assert rows(decisions[3].orders["sea"]) == [[7, 7, 0], [0, 0, 0]]


def test_the_alert_and_the_ads_act_at_once_and_the_mode_is_that_of_the_decision(tmp_path):
    text = {
        "alert": {"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5},
        "freight": {"rule": "red by air"},
        "ads": {"rule": "pause", "at_days": 5, "restart_days": 10},
    }
    policy = opened(tmp_path, **text, reaction_days=1)
    low, high = desk(((20,) * 3,) * 2), desk(((200,) * 3,) * 2, day=1)
    first, second = policy.decide(low), policy.decide(high)
    assert rows(first.levels) == [[3] * 3] * 2
    assert rows(first.ads) == [[0.0] * 3] * 2
    assert rows(second.levels) == NOTHING
    assert rows(second.orders["air"]) == [[20] * 3] * 2
    assert rows(second.orders["sea"]) == NOTHING


def test_what_waits_is_expected_as_if_it_had_gone_out_at_once(tmp_path):
    """A flight of 5 days decided yesterday is there within the air lead time, a ship is not."""
    levels = {"order": {"rule": "(R,S)", "up_to": 90}, "reaction_days": 3}
    policy = opened(tmp_path, **levels, freight={"rule": "dual index", "fly_up_to": 60})
    for day in range(3):
        policy.decide(desk(day=day))
    sent = policy.decide(desk(day=3))
    assert rows(sent.orders["air"]) == [[10, 40, 60], [30] * 3]
    assert rows(sent.orders["sea"]) == [[30] * 3, [30] * 3]
    assert rows(policy.decide(desk(day=4)).orders["air"]) == NOTHING


def test_without_reaction_days_a_policy_is_itself(tmp_path):
    assert isinstance(opened(tmp_path), Composed)


def test_each_run_has_its_own_memory(tmp_path):
    one, other = (opened(tmp_path, reaction_days=1) for _ in range(2))
    one.decide(desk())
    assert rows(other.decide(desk()).orders.get("sea", 0)) == 0


@pytest.mark.parametrize("days", [-1, 366, 1.5])
def test_reaction_days_out_of_bounds_are_refused(days):
    with pytest.raises(ValidationError):
        Composed.model_validate({**UP_TO_40, "reaction_days": days})


def test_a_policy_of_one_s_own_is_never_late():
    with pytest.raises(ValidationError, match="decides all"):
        Composed(name="mine", own="mine.py:Mine", reaction_days=2)
