"""A plain table that tells minutes of sessions, and no times of orders."""

import numpy as np
import pandas as pd
import pytest

from sim.history.backtest.from_records import Asked, backtest
from sim.history.fit import fit
from sim.history.records import DAILY, Records
from sim.network import load
from tests.history.backtest.backtest_shops import market
from tests.history.shops import START

MARKET = load("scenarios/market-thailand.toml").scenario.model_copy(
    update={"paydays": (), "seasons": ()}
)
DAYS = 150


def records():
    """Return a shop of 30 a day that sells 70 more in two hours of each third day."""
    rng = np.random.default_rng(3)
    live = np.arange(DAYS) % 3 == 1
    table = pd.DataFrame(
        {
            "date": pd.date_range(START, periods=DAYS).as_unit("s"),
            "sku": "lamp",
            "units": rng.poisson(30, DAYS) + rng.poisson(70, DAYS) * live,
            "price": 10.0,
            "ad_spend": np.nan,
            "live_minutes": 120.0 * live,
        }
    )
    return Records(daily=table.astype(DAILY))


def test_what_a_day_with_a_session_sold_beyond_the_usual_is_the_sessions():
    found = fit(records(), MARKET)
    (host,) = found.hosts
    assert host.sessions == 50
    assert host.units_per_hour.value == pytest.approx(35, rel=0.08)
    assert found.products[0].level.value == pytest.approx(30, rel=0.05)


def test_a_session_is_no_stockout_that_drives_buyers_away():
    (lamp,) = fit(records(), MARKET).products
    assert not lamp.daily.out.any()
    assert lamp.level.high < 1.15 * lamp.level.low


def test_a_backtest_holds_sessions_of_which_minutes_alone_are_told(tmp_path):
    found, _ = backtest(records(), market(tmp_path), Asked(runs=200))
    assert found.bias.value == pytest.approx(1.0, abs=0.12)
    assert found.days.value > 0.65
