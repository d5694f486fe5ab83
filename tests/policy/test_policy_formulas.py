"""Order rules with a formula of statistics or of dates, by hand, on small desks."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from scipy import stats

from sim.policy.orders import AnyOrder
from tests.oracles.textbook import days_after, paths, textbook
from tests.policy.desks import NO_LEVELS, desk, rows, week

EMPTY = ((0, 0, 0), (0, 0, 0))
TEN_AND_FOUR = week(10, 4)


def order(**text):
    return TypeAdapter(AnyOrder).validate_python(text)


def units(seen, **text):
    return rows(order(**text).units(seen, NO_LEVELS))


def lamps(*sold):
    """Return days on which lamps sold so much, and racks 4."""
    return [[[units] * 3, [4] * 3] for units in sold]


# --- the same quantity for ever -------------------------------------------------------------


def test_a_constant_order_is_the_same_on_every_review_day_whatever_the_stock():
    text = {"rule": "constant", "quantity": {"lamp": 70, "steady": 28}, "every_days": 7}
    assert units(desk(day=14), **text) == units(desk(EMPTY, day=0), **text) == [[70] * 3, [28] * 3]
    assert units(desk(day=15), **text) == [[0] * 3] * 2


# --- z sigma --------------------------------------------------------------------------------


def test_the_spread_of_sales_is_that_of_the_window():
    seen = desk(daily=lamps(90, 5, 15, 5, 15))
    assert rows(seen.sales().spread(4)) == [[5] * 3, [0] * 3]


def test_before_the_first_day_the_spread_is_that_of_poisson_days():
    assert rows(desk().sales().spread(28)) == pytest.approx(np.sqrt([[10] * 3, [4] * 3]))
    two = desk(daily=lamps(8, 12)).sales().spread(4)[0]  # 64, 144, and twice 10 + 100; mean 10
    assert rows(two) == pytest.approx([math.sqrt((64 + 144 + 220) / 4 - 100)] * 3)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_the_spread_of_any_history_is_its_standard_deviation(sold):
    spread = desk(daily=lamps(*sold)).sales().spread(len(sold))
    assert rows(spread[0]) == pytest.approx([np.std(sold)] * 3, rel=1e-6, abs=1e-2)


def test_z_sigma_orders_at_lead_time_demand_and_z_standard_deviations_of_it():
    """Lamps by air: 5 days of 10, sqrt(5 * 5^2 + 10^2 * 1^2) = 15, twice: 50 + 30."""
    seen = desk(((80, 81, 0), (0, 0, 0)), daily=lamps(5, 15) * 2)
    text = {"rule": "z sigma", "z": 2, "window": 4, "mode": "air", "undershoot": False}
    assert units(seen, **text, batch_days=0)[0] == [0, 0, 80]
    assert units(seen, **text, batch_days=3)[0] == [30, 0, 110]


def test_z_sigma_without_spread_of_sales_still_counts_that_of_the_lead_time():
    """Lamps by sea: 200 + 2 * 10 * 3; racks: 21.2 * 4 + 2 * 4 * 4 = 116.8."""
    seen = desk(((260, 261, 0), (116, 117, 0)), daily=TEN_AND_FOUR)
    ordered = units(seen, rule="z sigma", z=2, window=7, batch_days=0, undershoot=False)
    assert ordered == [[0, 0, 260], [1, 0, 117]]


def test_z_sigma_counts_the_undershoot_of_a_daily_review_and_what_its_window_does_not_know():
    """Five days of 5 or 15: below the point by (10 + 25/10 - 1)/2 = 5.75 on average.

    Variances: 225 of lead-time demand, (100 + 75)/3 - 12.5^2/4 = 19.27 of the undershoot,
    (5 * 5)^2/4 = 156.25 of an average of four days: 55.75 + 2 * sqrt(400.52) = 95.8.
    """
    seen = desk(((95, 96, 0), (0, 0, 0)), daily=lamps(5, 15) * 2)
    text = {"rule": "z sigma", "z": 2, "window": 4, "mode": "air", "batch_days": 0}
    assert units(seen, **text)[0] == [1, 0, 96]


def test_a_service_level_is_a_z():
    seen = desk(EMPTY, daily=lamps(5, 15) * 2)
    text = {"rule": "z sigma", "window": 4, "mode": "air", "batch_days": 0, "undershoot": False}
    assert units(seen, **text, service=0.5)[0] == [50] * 3
    assert units(seen, **text, service=0.9772498680518208) == units(seen, **text, z=2)
    assert units(seen, **text, service=0.95)[0] == [math.ceil(50 + 1.6448536 * 15)] * 3


@pytest.mark.parametrize("rule", [{"rule": "z sigma", "z": 1}, {"rule": "quantile"}])
def test_between_recalculations_the_old_figures_stand_and_the_stock_is_today_s(rule):
    history = [*week(10, 4), *lamps(90, 90, 90)]
    text = rule | {"window": 7, "recalculate_every_days": 7}
    stock = ((40, 70, 300), (0, 0, 0))
    then, now = desk(stock, daily=history[:7]), desk(stock, daily=history)
    assert units(now, **text) == units(then, **text)
    assert units(now, **rule | {"window": 7}) != units(then, **text)
    later = desk(stock, daily=[*history, *lamps(90, 90, 90, 90)])
    assert units(later, **text) == units(later, **rule | {"window": 7})


@pytest.mark.parametrize(
    "text",
    [{}, {"z": 1, "service": 0.9}, {"z": -1}, {"service": 1}, {"service": 0.4}, {"z": 1, "r": 2}],
)
def test_z_sigma_takes_either_a_z_or_a_service_level(text):
    with pytest.raises(ValidationError):
        order(rule="z sigma", **text)


# --- an empirical quantile ------------------------------------------------------------------


def test_sales_within_some_days_are_counted_up_to_each_of_the_last_mornings():
    seen = desk(daily=lamps(*range(1, 13)))
    sold = seen.sales().within(np.array([5, 2]), window=3)
    assert sold.shape == (3, 2, 3)
    assert rows(sold[:, 0, 0]) == [40, 45, 50]
    assert rows(sold[:, 1, 0]) == [8, 8, 8]


def test_before_the_first_day_the_plan_s_first_week_stands_in_for_sales_within_some_days():
    seen = desk(daily=lamps(1, 2))
    assert rows(seen.sales().within(np.array([5, 5]), window=3)[:, 0, 0]) == [50, 41, 33]


@pytest.mark.parametrize(("service", "point"), [(0.5, 40), (0.75, 45), (0.76, 50), (1, 50)])
def test_the_quantile_rule_orders_at_an_order_statistic_of_lead_time_sales(service, point):
    """In the last four lead times of 5 days lamps sold 35, 40, 45, 50; two days at 10 a batch."""
    seen = desk(((point, point + 1, 0), (99, 99, 99)), daily=lamps(*range(1, 13)))
    text = {"rule": "quantile", "mode": "air", "window": 4, "service": service}
    text["undershoot"] = False
    batch = math.ceil(2 * (9 + 10 + 11 + 12) / 4)
    assert units(seen, **text, batch_days=2)[0] == [batch, 0, point + batch]


def test_the_quantile_counts_the_day_before_the_review_with_the_lead_time():
    """Sales grow by a lamp a day: the best of the last four spans of 5 + 1 days is the last."""
    seen = desk(((0, 0, 0), (99, 99, 99)), daily=lamps(*range(1, 13)))
    text = {"rule": "quantile", "mode": "air", "window": 4, "service": 1, "batch_days": 0}
    assert units(seen, **text)[0] == [7 + 8 + 9 + 10 + 11 + 12] * 3


def test_the_quantile_covers_the_lead_time_demand_that_often():
    """Poisson demand of 20 a day over 5 days: P(D <= r) is the service, but for its own error."""
    seen = desk(EMPTY, daily=np.random.default_rng(5).poisson(20, (400, 2, 3)))
    text = {"rule": "quantile", "mode": "air", "window": 365, "undershoot": False, "batch_days": 0}
    for service in (0.5, 0.9, 0.95):
        covered = stats.poisson.cdf(units(seen, **text, service=service), 100).mean()
        assert covered == pytest.approx(service, abs=0.06)


# --- the newsvendor -------------------------------------------------------------------------


def multiple(**text):
    return order(rule="newsvendor", days=30, **text).multiple


@pytest.mark.parametrize(
    ("ratio", "cv", "right"),
    [(0.7, 0.2, 1.09), (0.7, 0.6, 1.15), (0.7, 1, 1.09), (0.9, 0.2, 1.26), (0.9, 0.4, 1.52),
     (0.9, 0.6, 1.75), (0.9, 1, 2.06)],
)  # fmt: skip
def test_the_right_multiple_of_the_plan_depends_on_margin_and_forecast_error(ratio, cv, right):
    assert multiple(ratio=ratio, cv=cv) == pytest.approx(right, abs=0.005)


@pytest.mark.parametrize("ratio", [0.05, 0.5, 0.7, 0.99])
@pytest.mark.parametrize("cv", [0.1, 0.7, 2.5])
def test_demand_stays_below_the_multiple_as_often_as_the_critical_ratio_says(ratio, cv):
    sigma = math.sqrt(math.log(1 + cv**2))
    lognormal = stats.lognorm(sigma, scale=1 / math.sqrt(1 + cv**2))
    assert lognormal.mean() == pytest.approx(1)
    assert lognormal.cdf(multiple(ratio=ratio, cv=cv)) == pytest.approx(ratio)
    normal = multiple(ratio=ratio, cv=cv, law="normal")
    assert stats.norm(1, cv).cdf(normal) == pytest.approx(ratio)


def test_a_critical_ratio_is_underage_over_underage_and_overage():
    assert multiple(underage=7.0, overage=3.0, cv=0.4) == multiple(ratio=0.7, cv=0.4)


def test_without_forecast_error_the_plan_itself_is_ordered():
    assert multiple(ratio=0.9, cv=0) == 1


@pytest.mark.parametrize(
    "text", [{}, {"ratio": 0.7, "underage": 7.0, "overage": 3.0}, {"underage": 7.0}, {"ratio": 1}]
)
def test_the_newsvendor_takes_either_a_ratio_or_both_costs(text):
    with pytest.raises(ValidationError):
        multiple(cv=0.4, **text)


def test_the_newsvendor_orders_once_less_the_position_and_then_another_rule_takes_over():
    """30 days of 10 and of 4 by plan, at z = 1 and a cv of 0.5: 450 and 180."""
    text = {
        "rule": "newsvendor",
        "days": 30,
        "ratio": 0.8413447460685429,
        "cv": 0.5,
        "law": "normal",
        "on_day": 2,
        "then": {"rule": "(R,S)", "up_to": 40},
    }
    assert units(desk(day=1), **text) == [[0] * 3] * 2
    seen = desk(day=2, on_order=((0, 0, 7), (0, 0, 0)))
    assert units(seen, **text) == [[400, 430, 443], [150] * 3]
    assert units(desk(day=3), **text) == [[0, 20, 40], [10, 10, 10]]


# --- before a date --------------------------------------------------------------------------

SALE = ((40, 42, ("lamp", "rack")),)


def ordered_on(day, sale=SALE, **text):
    return units(desk(day=day, promotions=sale), rule="arrive before date", **text)


def test_goods_for_a_sale_are_ordered_on_the_last_safe_day():
    """The longest lead times by sea are 30 and 28 days, by air 8; the sale is on day 40."""
    assert ordered_on(10, multiple=1.5) == [[45] * 3, [0] * 3]
    assert ordered_on(12, multiple=1.5) == [[0] * 3, [18] * 3]
    assert ordered_on(32, mode="air") == [[30] * 3, [12] * 3]
    nothing = [[0] * 3] * 2
    assert [ordered_on(day) for day in (0, 9, 11, 13, 32, 40)] == [nothing] * 6


def test_a_part_of_a_day_makes_the_last_safe_day_a_day_earlier():
    """The longest lead times are 29.2 and 28.0 days: 30 and 28."""
    longest = {"sea": np.array([29.2, 28.0])}
    early, late = (
        replace(desk(day=day, promotions=SALE), longest_lead_days=longest) for day in (10, 11)
    )
    text = {"rule": "arrive before date"}
    assert units(early, **text) == [[30] * 3, [0] * 3]
    assert units(late, **text) == [[0] * 3] * 2


def test_goods_may_be_there_some_days_before_the_sale():
    assert ordered_on(7, days_before=3)[0] == [30] * 3
    assert ordered_on(10, days_before=3)[0] == [0] * 3


def test_only_what_is_in_the_promotion_is_ordered_for_it():
    assert ordered_on(12, sale=((40, 42, ("lamp",)),)) == [[0] * 3] * 2


def test_what_the_sale_needs_comes_on_top_of_another_rule_s_order():
    base = {"rule": "(R,S)", "up_to": 60}
    assert ordered_on(10, otherwise=base)[0] == [10 + 30, 40 + 30, 60 + 30]
    assert ordered_on(11, otherwise=base)[0] == [10, 40, 60]


def on_the_shelf_in_time(days_before):
    """Return the share of worlds in which the goods are there on the first sale day."""
    sale = {"name": "sale", "products": ["item"], "sale_from": days_after(45), "sale_days": 3}
    order = {"rule": "arrive before date", "days_before": days_before}
    network = textbook(
        90,
        product={"demand": {"units_per_day": 10}},
        supplier={"lead_time_days": {"law": "gamma", "mean": 20, "cv": 0.3}},
        promotion=[sale | {"uplift": 2}],
        policy={"order": order},
    )
    (received,) = paths(network, 2000, "received")
    assert (received[-1] > 0).all()
    return (received[45] > 0).mean()


def test_goods_ordered_on_the_last_safe_day_are_late_once_in_twenty_times():
    assert on_the_shelf_in_time(0) == pytest.approx(0.955, abs=0.025)
    assert on_the_shelf_in_time(7) > 0.98
