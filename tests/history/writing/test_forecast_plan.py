"""A forecast as the plan: the scenario sells what it says, and no sale comes on top."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.history.fitting.forecast import with_forecast
from sim.history.records import FORECAST
from sim.network.load import load, parse
from sim.study.replay import plan_of

from .shops import LAST, SHOP, file_of

MARKET = load("scenarios/market-thailand.toml").scenario


def planned(*skus):
    """Return the shop with forecasts of some SKUs, 30 days to come that rise from 20 to 80."""
    dates = pd.date_range(LAST, periods=31)[1:].as_unit("s")
    tables = [
        pd.DataFrame({"date": dates, "sku": sku, "units": np.linspace(20, 80, 30)}) for sku in skus
    ]
    told = pd.concat(tables).assign(low=np.nan, high=np.nan)[list(FORECAST)].astype(FORECAST)
    with_plans = (with_forecast(p, told, SHOP.weekday, MARKET, LAST) for p in SHOP.products)
    return replace(SHOP, products=tuple(with_plans))


def test_the_scenario_expects_what_the_forecast_says_of_each_day():
    network = parse(file_of(planned("lamp")).text, "my-shop.toml")
    row = network.listing_names.index("lamp")
    np.testing.assert_allclose(plan_of(network).units[:30, row], np.linspace(20, 80, 30), rtol=0.02)


def test_a_sku_with_a_forecast_is_in_no_promotion_and_has_no_ads():
    scenario = parse(file_of(planned("lamp")).text, "my-shop.toml").scenario
    assert all("lamp" not in sale.products for sale in scenario.promotions)
    assert all("rack" in sale.products for sale in scenario.promotions)
    assert scenario.products[0].ads is None


@pytest.mark.parametrize("market", ["thailand", "us"])
def test_a_shop_whose_skus_all_have_forecasts_has_no_promotions(market):
    everything = planned(*(product.sku for product in SHOP.products))
    assert parse(file_of(everything, market).text, "my-shop.toml").scenario.promotions == ()
