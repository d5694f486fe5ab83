"""O10, O11 and O15: what is under way."""

import math

import numpy as np
import pytest
from scipy import optimize, stats

from tests.oracles.figures import pooled, printed, rejects, within
from tests.oracles.formulas import base_stock, erlang_b, palm
from tests.oracles.textbook import daily, paths, textbook, uniform

# --- O10: Palm ------------------------------------------------------------------------------
# A day's demand is ordered the next morning and travels as one lot. With a lead time of L days a
# close finds the demand of its own day, not yet ordered, and the lots of the last L days: in the
# mean rate * (E[L] + 1) units, whatever the law. Palm's Poisson law holds exactly for a constant
# lead time, and for all laws as the lots become single units (the slow shop below); with lots of
# several units and a random lead time the closed form is `palm` with the lots' own chances.


def rounded(law, days):
    """Return P(L > k) for a law that is rounded to whole days."""
    return law.sf(np.arange(days) + 0.5)


def of_mean_seven(family, low=5, high=9):
    """Return the mean of a law so that it has a mean of 7 once rounded to whole days."""
    return optimize.brentq(lambda mean: rounded(family(mean), 4000).sum() - 7, low, high)


def lognormal(mean):
    return stats.lognorm(math.sqrt(math.log(2)), scale=mean / math.sqrt(2))


def exponential(mean):
    return stats.expon(scale=mean)


def laws():
    """Return by name: the law in a file's words, and P(L > k)."""
    log, exp = of_mean_seven(lognormal), of_mean_seven(exponential)
    return {
        "constant": (7, np.ones(7)),
        "uniform": (uniform(1, 13), 1 - np.arange(14) / 13),
        "exponential": ({"law": "gamma", "mean": exp, "cv": 1}, rounded(exponential(exp), 200)),
        "lognormal": ({"law": "lognormal", "mean": log, "cv": 1}, rounded(lognormal(log), 300)),
    }


def pipeline(worlds, lead, *, days=300, rate=5, level=48, dispersion=None):
    """Return units on hand, backlog and on order at the last close of a base-stock shop."""
    noise = {"dispersion": dispersion} if dispersion else {}
    network = textbook(
        days,
        product={"opening_stock": level, "demand": {"units_per_day": rate} | noise},
        supplier={"lead_time_days": lead},
        policy={"order": {"rule": "(R,S)", "up_to": level}},
    )
    return [path[-1] for path in paths(network, worlds, "on_hand", "backlog", "on_order")]


@pytest.mark.parametrize("name", ["constant", "uniform", "exponential", "lognormal"])
def test_the_mean_under_way_depends_on_the_mean_lead_time_only(name, worlds):
    lead, chances = laws()[name]
    days = 60 if name in {"constant", "uniform"} else 300
    on_hand, backlog, on_order = pipeline(worlds(2000, 20_000), lead, days=days)
    exact = palm(5, [1.0, *chances])
    under_way = 48 - on_hand + backlog
    ready, stock, waiting = base_stock(48, exact)
    if name == "constant":
        ready, stock = printed(ready, 0.8804173), printed(stock, 8.3448)
        waiting = printed(waiting, 0.3448041)
        assert printed(variance(exact), 40)
    within("O10", f"{name}: under way", under_way, printed(mean(exact), 40))
    within("O10", f"{name}: on order", on_order, 35)
    within("O10", f"{name}: variance", (under_way - 40) ** 2, variance(exact))
    within("O10", f"{name}: P(under way >= 50)", under_way >= 50, exact[50:].sum())
    within("O10", f"{name}: fill (stock at close)", on_hand > 0, ready)
    within("O10", f"{name}: on hand", on_hand, stock)
    within("O10", f"{name}: backlog", backlog, waiting)


def mean(probabilities):
    return float(probabilities @ np.arange(len(probabilities)))


def variance(probabilities):
    return float(probabilities @ (np.arange(len(probabilities)) - mean(probabilities)) ** 2)


def test_single_units_are_under_way_as_palm_says_for_a_random_lead_time(worlds):
    # 0.05 units a day and 199 to 1,399 days (steps of 10): lots of one unit, so that the exact
    # variance, 40.5, and the other figures are Palm's but for about 1 %.
    values = np.arange(199, 1400, 10)
    chances = (values[:, None] > np.arange(1399)).mean(axis=0)
    law = {"law": "discrete", "values": values.tolist()}
    on_hand, backlog, _ = pipeline(worlds(1000, 10_000), law, days=1450, rate=0.05)
    exact, under_way = palm(0.05, [1.0, *chances]), 48 - on_hand + backlog
    ready, stock, waiting = base_stock(48, exact)
    assert variance(exact) == pytest.approx(40, rel=0.015)
    assert ready == pytest.approx(0.8804173, rel=0.003)
    within("O10", "slow uniform: under way", under_way, printed(mean(exact), 40))
    within("O10", "slow uniform: variance", (under_way - 40) ** 2, variance(exact))
    within("O10", "slow uniform: fill (stock at close)", on_hand > 0, ready)
    within("O10", "slow uniform: on hand", on_hand, stock)
    within("O10", "slow uniform: backlog", backlog, waiting)


def test_other_lead_times_or_noise_are_not_taken_for_it():
    on_hand, backlog, on_order = pipeline(2000, 8, days=60)
    rejects("O10", "under way, lead time a day longer", 48 - on_hand + backlog, 40)
    rejects("O10", "on order, lead time a day longer", on_order, 35)
    rejects("O10", "fill, lead time a day longer", on_hand > 0, 0.8804173)
    median = {"law": "lognormal", "mean": 7 / math.sqrt(2), "cv": 1}
    _, _, on_order = pipeline(2000, median, days=100)
    rejects("O10", "on order, median for mean", on_order, 35)
    on_hand, backlog, _ = pipeline(2000, 7, days=60, dispersion=3)
    rejects("O10", "variance, noisy demand", (48 - on_hand + backlog - 40) ** 2, 40)
    on_hand, backlog, _ = pipeline(2000, uniform(1, 13), days=60)
    rejects("O10", "variance, lots that cross", (48 - on_hand + backlog - 40) ** 2, 40)


# --- O11: Erlang loss -----------------------------------------------------------------------
# Slow motion: a mean lead time of 120 days, sales at a rate of 0.05 a day. A unit sold in a day is
# ordered the next morning, so the shelf misses it for 120.5 days in the mean; the rate makes that
# 6 units offered. Averaged over the day, the load is exact; its swing of 0.05 units within a day
# raises the loss by 0.05^2/24 * B'' < 1e-6. Two units sold in a day (one day in 800) share a
# lead time: for random laws the load is peaked by 1.1 % and 2.5 %, and by Hayward's approximation
# the loss is 0.0012 (uniform) and 0.0026 (exponential) higher. The tolerance is 0.012 and 0.015 in
# the small size, 0.007 and 0.008 in the full one.

SLOW = {
    "constant": 120,
    "uniform": {"law": "discrete", "values": list(range(40, 201))},
    "exponential": {"law": "gamma", "mean": 120, "cv": 1},
}


def loss_system(worlds, lead, *, days=600, orders="lost", rate=6 / 120.5):
    """Return share not served at once, and units on hand in the mean of a day, by world."""
    warm_up = 600
    network = textbook(
        warm_up + days,
        market={"stockout": {"orders": orders}},
        product={"opening_stock": 8, "demand": {"units_per_day": rate}},
        supplier={"lead_time_days": lead},
        policy={"order": {"rule": "(R,S)", "up_to": 8}},
    )
    on_hand, wanted, served = paths(network, worlds, "on_hand", "wanted", "served")
    middle = (on_hand + daily(served) / 2)[warm_up:].mean(axis=0)
    want, serve = daily(wanted)[warm_up:].sum(axis=0), daily(served)[warm_up:].sum(axis=0)
    return pooled(want - serve, want), middle


@pytest.mark.parametrize("name", SLOW)
def test_sales_are_lost_as_erlang_says(name, worlds):
    blocked = printed(erlang_b(8, 6), 0.1218758)
    lost, on_hand = loss_system(1000, SLOW[name], days=worlds(600, 2400))
    within("O11", f"{name}: lost", lost, blocked)
    within("O11", f"{name}: on hand", on_hand, printed(8 - 6 * (1 - blocked), 2.7312547))
    within("O11", f"{name}: on order", 8 - on_hand, printed(6 * (1 - blocked), 5.2687453))


def test_backorders_or_a_longer_lead_time_are_not_taken_for_it():
    lost, _ = loss_system(1000, 120, orders="backordered")
    rejects("O11", "lost, backordered", lost, 0.1218758)
    lost, on_hand = loss_system(1000, 140)
    rejects("O11", "lost, lead time a sixth longer", lost, 0.1218758)
    rejects("O11", "on hand, lead time a sixth longer", on_hand, 2.7312547)


# --- O15: Little's law on the water ---------------------------------------------------------


def on_the_water(worlds, *, share=0.3, air=(5, 9), sea=(30, 40), weeks=52):
    """Return units under way in the mean of whole weeks, by world; every week orders the last."""
    lanes = [
        {"mode": mode, "transit_days": uniform(*span) if span else 0}
        for mode, span in (("sea", sea), ("air", air))
    ]
    freight = {"rule": "split", "air_share": share}
    order = {"rule": "(R,S)", "every_days": 7, "up_to": 1000}
    network = textbook(
        70 + 7 * weeks,
        product={"opening_stock": 1000, "demand": {"units_per_day": 20}},
        lane=lanes,
        policy={"order": order, "freight": freight},
    )
    (on_order,) = paths(network, worlds, "on_order")
    return on_order[70:].mean(axis=0)


def test_units_on_the_water_are_demand_times_transit(worlds):
    # The share flown of each order is rounded to whole units: 42 a week but for 1e-4.
    week = np.arange(400)
    flown = float(stats.poisson.pmf(week, 140) @ np.rint(0.3 * week))
    n, weeks = worlds(1000, 2000), worlds(26, 52)
    both = on_the_water(n, weeks=weeks)
    within("O15", "on the water", both, printed(flown * 7 / 7 + (140 - flown) * 35 / 7, 532))
    by_air, by_sea = on_the_water(n, sea=None, weeks=weeks), on_the_water(n, air=None, weeks=weeks)
    within("O15", "by air", by_air, printed(flown * 7 / 7, 42))
    within("O15", "by sea", by_sea, printed((140 - flown) * 35 / 7, 490))


def test_swapped_shares_or_a_longer_transit_are_not_taken_for_it():
    swapped = on_the_water(1000, share=0.7, weeks=26)
    rejects("O15", "on the water, shares swapped", swapped, 532)
    longer = on_the_water(1000, air=(6, 10), sea=(31, 41), weeks=26)
    rejects("O15", "on the water, a day longer", longer, 532)
