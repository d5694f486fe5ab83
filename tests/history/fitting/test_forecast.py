import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.history.estimate import Estimate
from sim.history.fit import fit
from sim.history.fitting.calendar import usual_multiple
from sim.history.fitting.forecast import with_forecast
from sim.history.records import FORECAST
from sim.network import load
from tests.history.shops import START, Truth, shops

MARKET = load("scenarios/market-thailand.toml").scenario
LAST = START + dt.timedelta(119)
SHOP = shops(Truth(days=120), 1).records(0)
WEEK = [Estimate(value, value, value, 1) for value in (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)]


def forecast(units, **columns):
    dates = pd.date_range(LAST + dt.timedelta(1), periods=len(units)).as_unit("s")
    table = pd.DataFrame({"date": dates, "sku": "lamp", "units": units, "low": np.nan})
    return table.assign(**{"high": np.nan, **columns}).astype(FORECAST)


@pytest.fixture(scope="module")
def lamp():
    return fit(SHOP, MARKET).products[0]


def test_the_plan_sells_each_day_what_the_forecast_says(lamp):
    units = np.linspace(20, 80, 30)
    found = with_forecast(lamp, forecast(units), WEEK, MARKET, LAST)
    dates = [LAST + dt.timedelta(n + 1) for n in range(30)]
    days = usual_multiple(MARKET, dates) * [WEEK[date.weekday()].value for date in dates]
    multiples = [point.multiple for point in found.plan[:30]]
    np.testing.assert_allclose(found.level.value * days * multiples, units)
    assert found.plan[0].date == LAST + dt.timedelta(1)


def test_beyond_a_forecast_its_last_week_goes_on(lamp):
    found = with_forecast(lamp, forecast(np.full(30, 40.0)), WEEK, MARKET, LAST)
    assert found.plan[-1].date == LAST + dt.timedelta(31)
    assert found.plan[-1].multiple == pytest.approx(
        np.mean([p.multiple for p in found.plan[23:30]])
    )


def test_a_range_beyond_the_noise_of_a_day_is_the_forecasts_own(lamp):
    sure = with_forecast(lamp, forecast(np.full(30, 40.0), low=38, high=42), WEEK, MARKET, LAST)
    open_ = with_forecast(lamp, forecast(np.full(30, 40.0), low=10, high=160), WEEK, MARKET, LAST)
    assert sure.demand.high == pytest.approx(1.0166, abs=1e-3)
    assert open_.demand.high > 3.0


def test_a_forecast_of_the_past_or_of_a_few_days_is_no_plan(lamp):
    past = forecast(np.full(30, 40.0))
    past["date"] -= pd.Timedelta(days=60)
    assert with_forecast(lamp, past, WEEK, MARKET, LAST) is lamp
    assert with_forecast(lamp, forecast(np.full(6, 40.0)), WEEK, MARKET, LAST) is lamp


def test_a_sku_with_a_forecast_is_told():
    found = fit(replace(SHOP, forecast=forecast(np.full(30, 40.0))), MARKET)
    assert found.products[0].level.value == 40.0
    assert any("planned by your forecast" in line for line in found.questions)
