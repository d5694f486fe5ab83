import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from sim.history.daily import Daily
from sim.history.fitting.demand import Habits, fit_demand
from sim.history.fitting.model import AdPull, traffic
from sim.history.fitting.priors import HALF_SATURATION, NINE_OF_TEN, ORDERS_PER_CLICK, Prior
from sim.world.demand.momentum import Momentum

FIRST = dt.date(2026, 6, 1)
DAYS = 180
NO_ADS = AdPull(np.zeros(DAYS), np.zeros(DAYS), ORDERS_PER_CLICK, HALF_SATURATION)
STEADY = Habits(traffic_lost=0.0, half_life_days=14.0, calendar=np.ones(DAYS))


def days(units, out=None):
    """Return a SKU's days without ads and sessions."""
    nothing = np.zeros(len(units))
    return Daily(
        sku="lamp",
        title="lamp",
        first=FIRST,
        units=np.asarray(units, np.int64),
        out=np.zeros(len(units), bool) if out is None else out,
        price=np.full(len(units), 10.0),
        spend=nothing,
        live=nothing,
        live_units=nothing.astype(np.int64),
        stock_told=True,
    )


def fitted(daily, ads=NO_ADS, habits=STEADY):
    return fit_demand(daily, (), ads, habits)


def sold_from_a_shelf(seed):
    """Return a shop of 30 a day whose shelf is filled for three weeks once a month."""
    rng = np.random.default_rng(seed)
    wanted = rng.negative_binomial(5, 5 / 35, DAYS)
    sold, stock = np.zeros(DAYS, np.int64), 0
    out = np.zeros(DAYS, bool)
    for day in range(DAYS):
        stock = 560 if day % 30 == 0 else stock
        sold[day] = min(wanted[day], stock)
        stock -= sold[day]
        out[day] = stock == 0
    return sold, out


def test_days_without_stock_count_as_lower_bounds_where_ignoring_them_is_a_quarter_low():
    shops = [sold_from_a_shelf(seed) for seed in range(12)]
    told = np.mean([fitted(days(sold, out)).level.value for sold, out in shops])
    ignored = np.mean([fitted(days(sold)).level.value for sold, _ in shops])
    naive = np.mean([sold.mean() for sold, _ in shops])
    assert told == pytest.approx(30.0, rel=0.05)
    assert naive < 0.8 * 30.0
    assert ignored < 0.85 * 30.0


def test_a_level_that_moved_is_told_as_it_is_at_the_end_and_widely():
    rng = np.random.default_rng(3)
    steady, moved = rng.poisson(40, DAYS), rng.poisson(np.where(np.arange(DAYS) < 120, 40, 80))
    end, at_rest = fitted(days(moved)), fitted(days(steady))
    assert end.level.low < 80 < end.level.high
    assert end.level.value > 72
    assert end.drift > 5 * at_rest.drift


def test_a_week_of_poisson_sales_is_told_to_be_hardly_noisier_than_chance():
    rng = np.random.default_rng(5)
    assert fitted(days(rng.poisson(60, DAYS))).dispersion.low > 30
    assert fitted(days(rng.negative_binomial(3, 3 / 63, DAYS))).dispersion.high < 6


def spending(spend, per_click, rng):
    """Return days of 30 organic orders and what ads bring, and the pull of their spend."""
    pull = np.asarray(spend, float)
    ads = AdPull(pull, pull / 0.05, ORDERS_PER_CLICK, Prior(np.log(60.0), HALF_SATURATION.sd))
    brought = ads.clicks * per_click / (1.0 + pull / 60.0)
    daily = days(rng.poisson(30.0 + brought))
    return replace(daily, spend=pull), ads


def test_constant_spend_gives_the_markets_range_of_ads_back():
    daily, ads = spending(np.full(DAYS, 40.0), 0.02, np.random.default_rng(1))
    orders, half = fitted(daily, ads).of_ads()
    for estimate, prior in ((orders, ads.orders_per_click), (half, ads.half_saturation)):
        width = np.log(estimate.high / estimate.low) / (2 * NINE_OF_TEN)
        assert width == pytest.approx(prior.sd, rel=0.12)
        assert estimate.is_the_markets


def test_spend_that_moves_tells_more_of_ads_than_the_market_does():
    spend = np.repeat([0.0, 20.0, 60.0, 120.0, 0.0, 80.0], 30)
    daily, ads = spending(spend, 0.02, np.random.default_rng(1))
    orders, _ = fitted(daily, ads).of_ads()
    assert orders.low < 0.02 < orders.high
    assert not orders.is_the_markets


def test_traffic_after_a_stockout_is_that_of_the_simulators_momentum():
    out = np.zeros(60, bool)
    out[[4, 5, 6, 30]] = True
    momentum = Momentum(np.array([0.15]), 10.0, (1, 1))
    walked = []
    for day in range(60):
        if day:
            momentum.update(out[day - 1 : day][None, :])
        walked.append(momentum.traffic[0, 0])
    (part,) = traffic(days(np.ones(60), out), 0.15, 10.0)
    np.testing.assert_allclose(np.exp(part.columns[:, 0]), walked)


def test_a_level_is_that_of_days_without_the_markets_paydays():
    rng = np.random.default_rng(4)
    payday = np.where(np.arange(DAYS) % 30 > 22, 1.5, 1.0)
    sold = days(rng.poisson(40 * payday))
    aware = fitted(sold, habits=replace(STEADY, calendar=payday))
    assert aware.level.value == pytest.approx(40, rel=0.03)
    assert fitted(sold).level.value > 43
