"""Live sessions at the first and the last minute of a day, and over midnight into a sale."""

import pytest

from sim.scenario.live import Live
from sim.scenario.problem import ScenarioError

from .scenes import case, ran, scene

SESSION = """
days = 12
[[host]]
name = "Ann"
units_per_hour = 20
fee_per_session = 50
{host}
[[live]]
product = "mug"
host = "Ann"
start = {start}
minutes = {minutes}
[[promotion]]
name = "sale"
products = ["mug"]
sale_from = 2026-03-11
sale_days = 1
uplift = 1
live_multiple = 2
"""


def session(start, minutes, host="", more=""):
    return SESSION.format(start=start, minutes=minutes, host=host) + more


def beyond_ten(run):
    """Return what each day sold beyond its usual ten mugs, where it sold any."""
    return {day: units - 10 for day, units in enumerate(run.flow("served")) if units != 10}


def test_a_session_from_the_first_minute_of_a_sale_sells_at_its_multiple():
    assert beyond_ten(ran(session("2026-03-11T00:00:00", 120))) == {9: 80}


def test_a_session_over_midnight_into_a_sale_sells_each_day_s_part_by_that_day_s_rules():
    assert beyond_ten(ran(session("2026-03-10T23:00:00", 120))) == {8: 20, 9: 40}


def test_a_session_out_of_a_sale_sells_less_after_midnight():
    assert beyond_ten(ran(session("2026-03-11T22:00:00", 180))) == {9: 80, 10: 20}


def test_a_session_until_midnight_is_one_of_one_day():
    run = ran(session("2026-03-10T23:45:00", 15))
    assert beyond_ten(run) == {8: 5}
    assert len(run.network.shops[0].lives[0].parts) == 1


def test_a_session_within_the_last_ten_minutes_sells_on_its_day():
    assert beyond_ten(ran(session("2026-03-11T23:55:00", 5 + 60))) == {9: 3, 10: 20}


def test_the_fee_is_owed_once_on_the_day_of_the_start():
    run = ran(session("2026-03-10T23:00:00", 120))
    without = ran(session("2026-03-10T23:00:00", 120).replace("fee_per_session = 50", ""))
    paid = [b - a for a, b in zip(run.path("cash"), without.path("cash"), strict=True)]
    assert paid == [0] * 8 + [5_000] * 4


def test_the_halo_of_each_day_s_part_begins_on_the_day_after_it():
    run = ran(session("2026-03-10T23:00:00", 120, host="halo_share = 0.3"))
    # 20 on day 8: 4 and 2 come again; 40 on day 9: 8 and 4 come again.
    assert beyond_ten(run) == {8: 20, 9: 44, 10: 10, 11: 4}


def test_a_shelf_that_empties_at_midnight_is_met_by_all_of_the_session():
    stock = "opening_stock = 105\n"
    run = ran(session("2026-03-10T23:00:00", 120, more=f'[[product]]\nname = "mug"\n{stock}'))
    assert run.flow("served")[8:] == [25, 0, 0, 0]
    assert run.flow("wanted")[8:] == [30, 50, 10, 10]


def test_oversold_orders_are_taken_in_the_minutes_of_a_session_while_the_market_is_closed():
    more = """
    [market.stockout]
    orders = "oversold"
    sync_lag_hours = 48
    [[product]]
    name = "mug"
    opening_stock = 90
    """
    run = ran(session("2026-03-11T00:00:00", 30, more=more))
    assert run.path("backlog")[9] == 10 + 20


def test_the_plan_expects_each_day_s_part_on_that_day():
    plan = case(scene(session("2026-03-10T23:00:00", 120))).plan
    assert plan.sources["live"][8:11, 0] == pytest.approx([20, 40, 0])


def test_no_two_steps_lie_before_or_beyond_the_hours_of_the_market():
    plan = case(scene(session("2026-03-10T23:00:00", 120))).plan
    for day in plan.timetables[0]:
        minutes = [interval.minute for interval in day]
        assert minutes == sorted(minutes)
        assert minutes[0] >= 35
        assert minutes[-1] == 23 * 60 + 50


def test_chance_is_keyed_by_the_session_and_no_day_changes_the_luck_of_another():
    noisy = session("2026-03-10T23:00:00", 120, more='[market]\ndemand_noise = "poisson"\n')
    late, plain = (ran(text, worlds=3) for text in (noisy, noisy.replace("live_multiple = 2", "")))
    assert late.flow("wanted")[:9] == plain.flow("wanted")[:9]
    assert late.flow("wanted")[9] > plain.flow("wanted")[9]


def test_a_session_that_goes_on_after_the_last_day_is_refused():
    with pytest.raises(ScenarioError, match="goes on for 60 minutes after the last day"):
        scene(session("2026-03-13T23:00:00", 120))


def test_a_rule_that_gives_the_whole_session_to_the_day_of_its_start_is_found(monkeypatch):
    whole = property(lambda live: (range(live.minutes // 5),))
    monkeypatch.setattr(Live, "parts", whole)
    with pytest.raises(AssertionError):
        ran(session("2026-03-10T23:00:00", 120))
