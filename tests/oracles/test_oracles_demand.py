"""O01 to O04: what buyers want."""

import numpy as np
import pytest
from scipy import stats

from tests.oracles.figures import printed, rejects, within
from tests.oracles.formulas import geometric_moments, negative_binomial
from tests.oracles.textbook import daily, days_after, paths, textbook, uniform


def wanted(worlds, days, *, promotion=(), **demand):
    """Return the units wanted on each day of each world."""
    network = textbook(days, product={"demand": demand}, promotion=list(promotion))
    return daily(paths(network, worlds, "wanted")[0])


# --- O01: negative-binomial days ------------------------------------------------------------


def test_noisy_days_are_negative_binomial(worlds):
    day = negative_binomial(12, 3)
    units = wanted(worlds(10_000, 40_000), 28, units_per_day=12, dispersion=3)
    within("O01", "units a day", units.mean(axis=0), day.mean())
    within("O01", "variance of a day", ((units - 12) ** 2).mean(axis=0), printed(day.var(), 60))
    within("O01", "days without a sale", (units == 0).mean(axis=0), printed(day.pmf(0), 0.008))


def test_four_weeks_of_noisy_days_add_up_to_a_negative_binomial(worlds):
    month = negative_binomial(336, 28 * 3)
    total = wanted(worlds(10_000, 40_000), 28, units_per_day=12, dispersion=3).sum(axis=0)
    within("O01", "units in 28 days", total, printed(month.mean(), 336))
    within("O01", "variance of 28 days", (total - 336) ** 2, printed(month.var(), 1680))
    for share, quantile in ((0.1, 285), (0.5, 335), (0.9, 389)):
        at = int(printed(month.ppf(share), quantile))
        within("O01", f"P(28 days <= {at}), P{share:.0%}", total <= at, month.cdf(at))
        assert np.quantile(total, share) == pytest.approx(at, rel=0.01)


@pytest.mark.parametrize(("mutant", "k"), [("Poisson", None), ("k read as cv squared", 1 / 3)])
def test_other_noise_is_not_taken_for_it(mutant, k):
    demand = {"units_per_day": 12} | ({"dispersion": k} if k else {})
    units = wanted(2000, 28, **demand)
    rejects("O01", f"variance of a day, {mutant}", ((units - 12) ** 2).mean(axis=0), 60)


# --- O02: baskets ---------------------------------------------------------------------------


def test_baskets_make_demand_compound_poisson(worlds):
    one, two, three = geometric_moments(0.6)
    units = wanted(worlds(4000, 20_000), 28, units_per_day=4, units_per_order=one)
    mean, variance = printed(4 * one, 6.6667), printed(4 * two, 15.5556)
    skewness = printed(4 * three / variance**1.5, 0.83308)
    centred = units - mean
    within("O02", "units a day", units.mean(axis=0), mean)
    within("O02", "variance of a day", (centred**2).mean(axis=0), variance)
    empty = printed(stats.poisson.pmf(0, 4), 0.0183156)
    within("O02", "days without an order", (units == 0).mean(axis=0), empty)
    within("O02", "skewness", (centred**3).mean(axis=0) / variance**1.5, skewness)


def test_single_units_are_not_taken_for_baskets():
    units = wanted(2000, 28, units_per_day=4 / 0.6)
    squares = ((units - 4 / 0.6) ** 2).mean(axis=0)
    rejects("O02", "variance of a day, baskets ignored", squares, 15.5556)
    rejects("O02", "days without an order, baskets ignored", (units == 0).mean(axis=0), 0.0183156)


# --- O03: demand of a random lead time ------------------------------------------------------


def lead_time_demand(worlds, law):
    """Return the units wanted before one unit, ordered on the first morning, is on the shelf."""
    network = textbook(
        11,
        product={"demand": {"units_per_day": 10}},
        supplier={"lead_time_days": law},
        policy={"order": {"rule": "first batch", "quantity": 1}},
    )
    units, received = paths(network, worlds, "wanted", "received")
    arrival = np.argmax(received > 0, axis=0)
    return units[arrival - 1, np.arange(worlds)]


def test_demand_of_a_random_lead_time_mixes_over_its_days(worlds):
    leads = np.arange(5, 10)
    units = lead_time_demand(worlds(10_000, 100_000), uniform(5, 9))
    within("O03", "mean", units, printed(10 * leads.mean(), 70))
    variance = printed(10 * leads.mean() + 100 * leads.var(), 270)
    within("O03", "variance", (units - 70) ** 2, variance)

    def below(x):
        return stats.poisson.cdf(x, 10 * leads).mean()

    within("O03", "P(> 90)", units > 90, printed(1 - below(90), 0.120528))
    q95 = int(printed(next(x for x in range(400) if below(x) >= 0.95), 97))
    within("O03", f"P(<= {q95}), q95", units <= q95, below(q95))


def test_a_steady_or_longer_lead_time_is_not_taken_for_it():
    steady, longer = lead_time_demand(4000, 7), lead_time_demand(4000, uniform(6, 10))
    rejects("O03", "variance, its own variance ignored", (steady - 70) ** 2, 270)
    rejects("O03", "P(> 90), its own variance ignored", steady > 90, 0.120528)
    rejects("O03", "mean, lead time a day longer", longer, 70)


# --- O04: a promotion -----------------------------------------------------------------------


def promoted(worlds, first=7):
    """Return the units of 28 days with a week's sale and a week's hangover."""
    sale = {"name": "sale", "products": ["item"], "sale_from": days_after(first), "sale_days": 7}
    after = {"uplift": 2.5, "hangover_days": 7, "hangover": 0.8}
    return wanted(worlds, 28, promotion=[sale | after], units_per_day=20)


def test_a_promotion_is_a_poisson_process_of_changing_rate(worlds):
    rates = 20 * np.repeat([1.0, 2.5, 0.8, 1.0], 7)
    units = promoted(worlds(10_000, 100_000))
    total, mean = units.sum(axis=0), printed(rates.sum(), 742)
    within("O04", "units in all", total, mean)
    within("O04", "variance", (total - mean) ** 2, mean)
    within("O04", "sale week", units[7:14].sum(axis=0), printed(rates[7:14].sum(), 350))
    within("O04", "hangover week", units[14:21].sum(axis=0), rates[14:21].sum())
    within("O04", "P(> 800)", total > 800, printed(stats.poisson.sf(800, mean), 0.0167386))


def test_a_promotion_a_day_late_is_not_taken_for_it():
    units = promoted(1000, first=8)
    rejects("O04", "sale week, a day late", units[7:14].sum(axis=0), 350)
    rejects("O04", "hangover week, a day late", units[14:21].sum(axis=0), 112)
