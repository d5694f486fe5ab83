"""Today's order, by exact enumeration: one product, three mornings to order on, Poisson demand."""

from functools import cache

import pytest
from scipy import stats

from sim.study.best_today import best_today, with_today
from sim.study.order_lines import today_of
from sim.study.parts import Parts
from sim.study.runner import Runner, silent
from sim.study.tune import Tune
from sim.study.workers import ALONE
from tests.oracles.test_oracles_one_shot import profit
from tests.oracles.textbook import textbook

RATE, PRICE, COST, LEFT, DAYS = 4, 10, 6, 5, 3
CHANCES = [(d, float(stats.poisson.pmf(d, RATE))) for d in range(25)]
RUNNER = Runner(ALONE, Parts(), silent)


def mornings(up_to):
    """Return a shop that is open for three days, and orders up to a level each morning."""
    return textbook(
        DAYS,
        market={"stockout": {"orders": "lost"}},
        product={
            "price": PRICE, "unit_cost": COST, "leftover_value": LEFT,
            "demand": {"units_per_day": RATE},
        },
        policy={"order": {"rule": "(R,S)", "every_days": 1, "up_to": up_to}},
    )  # fmt: skip


def _day(stock, then):
    """Return the expected money of a day that begins with so much stock, and of what follows."""
    return sum(
        chance * (PRICE * min(demand, stock) + then(max(stock - demand, 0)))
        for demand, chance in CHANCES
    )


@cache
def followed(today, up_to):
    """Return the exact profit of an order of today that the rule follows."""

    @cache
    def morning(day, stock):
        if day == DAYS:
            return LEFT * stock
        order = today if day == 0 else max(up_to - stock, 0)
        return _day(stock + order, lambda left: morning(day + 1, left)) - COST * order

    return morning(0, 0)


@cache
def optimum():
    """Return the value of the dynamic program: the best order on each morning in every state."""

    @cache
    def morning(day, stock):
        if day == DAYS:
            return LEFT * stock
        return max(
            _day(stock + order, lambda left: morning(day + 1, left)) - COST * order
            for order in range(25)
        )

    return morning(0, 0)


def search(network, seed, runs=4000, worth=1.0):
    asked = network.changed(runs=runs, seed=seed)
    return best_today(asked, today_of(asked, "rule"), RUNNER, worth)


def test_the_dynamic_program_is_no_worse_than_any_order_with_any_level_after_it():
    assert all(followed(q, s) <= optimum() + 1e-9 for q in range(20) for s in range(12))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_best_order_of_today_lies_in_the_flat_top_of_the_exact_curve(seed):
    best = search(mornings(5), seed)
    (curve,) = best.curves
    exact = {q: followed(q, 5) for q in range(25)}
    assert max(exact.values()) - exact[curve.best] <= 0.5
    low, high = curve.flat
    assert low <= max(exact, key=exact.__getitem__) <= high


def test_what_each_quantity_earns_over_the_rules_own_is_what_enumeration_says():
    (curve,) = search(mornings(5), 3).curves
    for quantity, gain in zip(curve.quantities, curve.gains, strict=True):
        apart = gain.gap.value - (followed(quantity, 5) - followed(5, 5))
        assert abs(apart) <= 4.5 * gain.standard_error + 1e-9, quantity


def test_a_rule_that_does_not_follow_is_not_taken_for_one_that_does():
    (curve,) = search(mornings(5), 3).curves
    gain = curve.gain(curve.best)
    never = followed(curve.best, 0) - followed(5, 0)
    assert abs(gain.gap.value - never) > 4.5 * gain.standard_error


def test_with_the_rule_tuned_todays_order_comes_within_a_hundredth_of_the_optimum():
    first = search(mornings(3), 4)
    asked = with_today(mornings(3).changed(runs=2000, seed=5), "rule", first.orders)
    tuning = Tune.ask(asked, evaluations=40, number=("order.up_to=0..15",)).answer(ALONE)
    level = int(tuning.tuned[0].chosen[0])
    (curve,) = search(mornings(level), 6).curves
    assert followed(curve.best, level) >= 0.99 * optimum()


@pytest.mark.slow
def test_in_95_of_100_studies_the_best_order_of_a_launch_is_as_good_as_the_newsvendors():
    from tests.study.test_order import season  # noqa: PLC0415 - the launch of O05

    good = flat = 0
    for seed in range(200):
        (curve,) = search(season(300), seed, 2000, 0.0).curves
        good += profit(curve.best) >= 0.995 * profit(470)
        flat += curve.flat[0] <= 470 <= curve.flat[1]
    assert good >= 190, good
    assert flat >= 190, flat
