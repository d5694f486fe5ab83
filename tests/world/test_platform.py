"""Rates, score, order caps and violation points, by hand."""

import datetime as dt

import numpy as np
import pytest

from sim.scenario.platform import Milestone, OrderCap, Score, ViolationPoints
from sim.scenario.platform import Platform as Terms
from sim.world.platform import order_cap as caps
from sim.world.platform.points import Points
from sim.world.platform.score import Score as Stars
from sim.world.platform.score import line
from sim.world.run.plan import make_plan

from .judged import conduct
from .toys import flows, run, toy

CLEAN, BAD = (100, 100, 0, 0, 0), (100, 100, 20, 10, 0)
"""Orders, sent, late, cancelled, returned of a day."""


def test_a_rate_is_of_the_units_of_its_window():
    rates = conduct([BAD, CLEAN, CLEAN, CLEAN], window_days=3, return_window_days=3)
    assert rates.rate(1, "late")[0] == pytest.approx(0.2)
    assert rates.rate(3, "late")[0] == pytest.approx(20 / 300)
    assert rates.rate(3, "cancelled")[0] == pytest.approx(10 / 300)
    assert rates.rate(4, "late")[0] == 0
    assert rates.rate(4, "late", window=4)[0] == pytest.approx(20 / 400)


def test_a_rate_of_too_few_units_is_not_judged():
    few = [(5, 5, 5, 0, 0)] * 6
    assert conduct(few, least_units=30).rate(5, "late")[0] == 0
    assert conduct(few, least_units=30).rate(6, "late")[0] == 1


def test_growth_is_the_last_week_over_the_month_before_it():
    days = [(20, 20, 0, 0, 0)] * 30 + [(50, 50, 0, 0, 0)] * 7
    rates = conduct(days)
    assert rates.growth(37)[0] == pytest.approx(1.5)
    assert rates.growth(36)[0] == pytest.approx((6 * 50 + 20) / 7 / 20 - 1)
    assert rates.growth(30)[0] == 0
    assert rates.growth(7)[0] == 0
    assert conduct([(50, 50, 0, 0, 0)] * 10 + [(5, 5, 0, 0, 0)] * 7).growth(17)[0] == 0


def test_lines_are_level_outside_their_points():
    points = ((2.0, 0.6), (3.5, 0.9), (4.5, 1.05))
    at = np.array([0.0, 2.0, 2.75, 3.5, 4.0, 5.0])
    assert line(at, points) == pytest.approx([0.6, 0.6, 0.75, 0.9, 0.975, 1.05])


def test_the_score_goes_a_part_of_the_way_to_the_mean_of_its_three_lines():
    # Late 2 %: 4.5 stars; cancelled 5 %: 2.5; returned 25 %: 2.5; the mean is 19/6.
    terms = Terms(score=Score(start=4.0, smoothing_days=2))
    stars = Stars(terms.score, conduct([(100, 100, 2, 5, 25)] * 2), 1)
    stars.update(0)
    assert stars.stars[0] == 4.0
    stars.update(1)
    assert stars.stars[0] == pytest.approx(4.0 + (19 / 6 - 4.0) / 2)
    stars.update(2)
    assert stars.stars[0] == pytest.approx(19 / 6 + (4.0 - 19 / 6) / 4)


def test_a_new_shop_keeps_its_score_until_it_has_sent_its_least_units():
    stars = Stars(Score(start=3.0, smoothing_days=1), conduct([(10, 10, 0, 0, 0)] * 3), 1)
    seen = []
    for day in range(4):
        stars.update(day)
        seen.append(stars.stars[0])
    assert seen == [3.0, 3.0, 3.0, 5.0]


def test_organic_and_live_orders_follow_the_score_and_ads_do_not(monkeypatch):
    low = {"score": {"start": 4.5, "traffic": [[2.0, 0.6], [4.5, 1.0]], "least_units": 10_000}}
    monkeypatch.setattr(Stars, "update", lambda score, day: score.stars.fill(2.0))
    ads = {
        "budget_per_day": 10.0, "cost_per_click": 0.5, "orders_per_click": 0.5,
        "half_saturation": 10.0,
    }  # fmt: skip
    live = {"product": "mug", "host": "host", "start": dt.datetime(2026, 6, 1, 20), "minutes": 60}
    host = [{"name": "host", "units_per_hour": 60.0}]
    plenty = {"product__opening_stock": 500, "platform": low, "days": 2}
    assert flows(toy(**plenty), "wanted") == [3, 3]
    assert flows(toy(**plenty, product__ads=ads), "wanted") == [8, 8]
    assert flows(toy(**plenty, live=[live], host=host), "wanted") == [39, 3]


def test_the_seller_plans_with_the_usual_traffic_whatever_the_score_at_the_start():
    low = toy(platform={"score": {"start": 2.0}})
    assert make_plan(low).sources["organic"][:, 0] == pytest.approx(5.0)
    assert make_plan(toy(platform={})).sources["organic"][:, 0] == pytest.approx(5.0)


def test_a_new_shop_sells_what_its_stage_allows_and_the_rest_is_turned_away():
    cap = {"order_cap": {"stages": [3, 4], "stage_days": 4}}
    new = toy(platform=cap, product__opening_stock=500)
    assert flows(new, "served") == [3] * 4 + [4] * 4 + [5] * 2
    totals = run(new).totals
    assert totals["units_turned_away"][0] == 4 * 2 + 4 * 1
    assert totals["units_lost"][0] == 0


def test_what_the_shelf_cannot_serve_does_not_count_against_the_cap():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 50.0}}
    empty = toy(platform={"order_cap": {"stages": [4]}}, product__opening_stock=0, policy=[rule])
    assert flows(empty, "served") == [0, 0] + [4] * 8
    assert run(empty).totals["units_lost"][0] == 10


def test_a_cap_is_shared_by_the_shop_s_listings_in_proportion():
    mug = toy().scenario.products[0]
    two = [mug.model_dump() | {"name": name, "opening_stock": 90} for name in ("mug", "cup")]
    two[1]["demand"] = {"units_per_day": 15.0}
    shop = toy(product=two, platform={"order_cap": {"stages": [8]}}, days=1)
    served = run(shop).paths["served"][0, :, 0]
    assert served.sum() == 8
    assert served.tolist() == [2, 6]


def capped(counts, **terms):
    """Return the cap on each morning."""
    cap = OrderCap(**terms)
    order_cap = caps.OrderCap(Terms(order_cap=cap, recent_days=2), cap, conduct(counts), 1)
    seen = []
    for day in range(len(counts) + 1):
        order_cap.update(day)
        seen.append(int(order_cap.units[0]))
    return seen


def test_late_dispatch_caps_orders_at_the_best_day_until_it_is_over():
    free = caps.NO_LIMIT
    counts = [(80, 80, 0, 0, 0), (120, 120, 30, 0, 0), CLEAN, (100, 100, 5, 0, 0), CLEAN, CLEAN]
    # Late over two days: 0, 0, 15 %, 14 %, 2.5 %, 2.5 %, 0.
    assert capped(counts) == [free, free, 120, 120, free, free, free]
    assert capped(counts, share_of_peak=0.5) == [free, free, 60, 60, free, free, free]
    assert capped(counts, release_late=0.02) == [free, free, 120, 120, 120, 120, free]
    assert capped(counts, peak_days=1, breach_late=0.14) == [free, free, 120, 120, free, free, free]


def test_a_promise_that_the_packers_cannot_keep_caps_orders_again_and_again():
    # 3 a day are packed, 5 a day ordered and promised for the same day, two days are judged.
    # Day 0 leaves 2 late: 2 a day are allowed until two days without a late parcel are over.
    late = toy(
        packing={"units_per_packer_day": 3, "promised_days": 0},
        platform={"least_units": 1, "recent_days": 2, "order_cap": {"share_of_peak": 0.4}},
        product__opening_stock=500,
    )
    assert flows(late, "late") == [2, 1, 0, 0, 2, 1, 0, 0, 2, 1]
    assert flows(late, "served") == [5, 2, 2, 2, 5, 2, 2, 2, 5, 2]
    totals = run(late).totals
    assert totals["units_turned_away"][0] == 7 * 3
    assert totals["late_rate"][0] == pytest.approx(9 / totals["units_dispatched"][0])


def test_waiting_orders_that_leave_after_the_promise_are_late():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 90.0, "on_day": 4}}
    shop = {"policy": [rule], "market__stockout": {"orders": "backordered"}, "platform": {}}
    # Sold out after day 3; the goods come on day 6, when the orders of days 4 and 5 leave.
    prompt = run(toy(**shop, packing={"promised_days": 0})).totals
    patient = run(toy(**shop, packing={"promised_days": 1})).totals
    assert prompt["late_rate"][0] == pytest.approx(10 / 50)
    assert patient["late_rate"][0] == pytest.approx(5 / 50)
    assert run(toy(**shop, packing={"promised_days": 2})).totals["late_rate"][0] == 0


def test_a_late_shop_stays_in_its_stage():
    late = (100, 100, 5, 0, 0)
    stages = {"stages": (50, 70), "stage_days": 2}
    free = caps.NO_LIMIT
    assert capped([CLEAN] * 5, **stages) == [50, 50, 70, 70, free, free]
    assert capped([late] * 5, **stages) == [50] * 6


def pointed(counts, **terms):
    """Return points, suspended days and traffic on each morning."""
    points = ViolationPoints(review_every_days=2, **terms)
    violations = Points(points, conduct(counts), len(counts) + 1, 1)
    seen = []
    for day in range(len(counts) + 1):
        days = int(violations.review(day)[0])
        seen.append((int(violations.now[0]), days, float(violations.traffic[0])))
    return seen


def test_reviews_issue_the_points_of_the_rates_since_the_last_and_they_expire():
    counts = [BAD, CLEAN, CLEAN, CLEAN, CLEAN, CLEAN]
    # Late 10 %: 4 points; cancelled 5 %: 4 points; on day 2, for three days.
    seen = pointed(counts, expire_after_days=3, milestones=())
    assert [points for points, _, _ in seen] == [0, 0, 8, 8, 8, 0, 0]


def test_a_milestone_limits_or_suspends_on_the_day_on_which_it_is_reached():
    stones = (
        Milestone(at=8, limited_days=3, traffic=0.5),
        Milestone(at=12, limited_days=1, traffic=0.2, suspended_days=6),
    )
    seen = pointed([BAD, CLEAN, BAD, CLEAN, CLEAN, CLEAN], milestones=stones)
    assert seen == [
        (0, 0, 1.0), (0, 0, 1.0), (8, 0, 0.5), (8, 0, 0.5), (16, 6, 0.2), (16, 0, 1.0), (16, 0, 1.0)
    ]  # fmt: skip


def test_two_milestones_reached_at_once_take_the_longer_suspension():
    stones = (Milestone(at=2, suspended_days=5), Milestone(at=4, suspended_days=0))
    assert pointed([BAD, CLEAN], milestones=stones)[2] == (8, 5, 1.0)


def test_what_is_not_judged_has_no_totals():
    assert not {"score_end", "late_rate"} & set(run(toy()).totals)
    totals = run(toy(platform={})).totals
    assert totals["score_end"][0] == 5.0
    assert totals["units_sold"][0] == run(toy()).totals["units_sold"][0]


def test_a_shop_that_sends_fewer_than_are_late_is_late_with_all_of_them():
    slow = toy(
        platform={}, packing={"units_per_packer_day": 1, "promised_days": 0},
        product__opening_stock=500, product__demand={"units_per_day": 20.0},
    )  # fmt: skip
    assert run(slow).totals["late_rate"][0] == 1.0
