from dataclasses import replace

import pytest

from sim.errors import UserError
from sim.history.exchange import exchanged
from sim.history.fit import fit
from sim.history.plausible import refuse_strange_prices, strange_costs
from sim.network import load
from tests.history.shops import Truth, shops
from tests.history.writing.shops import FULL

MARKET = load("scenarios/market-thailand.toml").scenario


@pytest.mark.parametrize("exchange", [0.029, 34.5**-2])
def test_an_exchange_upside_down_is_refused(exchange):
    baht = shops(Truth(days=40), 1).records(0)
    baht = replace(baht, daily=baht.daily.assign(price=320.0))
    assert fit(exchanged(baht, "USD", 34.5), MARKET).products[0].price == pytest.approx(
        9.28, abs=0.01
    )
    with pytest.raises(UserError, match="is --exchange the wrong way round"):
        fit(exchanged(baht, "USD", exchange), MARKET)


def test_dear_and_cheap_goods_are_no_mistake():
    refuse_strange_prices([replace(FULL, price=1500.0)], MARKET)
    refuse_strange_prices([replace(FULL, price=0.3)], MARKET)
    refuse_strange_prices([replace(FULL, price=None)], MARKET)


@pytest.mark.parametrize(("cost", "asked"), [(0.1, 1), (3.1, 0), (20.0, 1), (None, 0)])
def test_a_cost_of_next_to_nothing_or_above_the_price_is_asked_about(cost, asked):
    lamp = replace(FULL, price=13.9, unit_cost=cost)
    assert len(list(strange_costs([lamp], MARKET))) == asked


@pytest.mark.parametrize(("days", "asked"), [(41, True), (42, False)])
def test_records_of_a_few_weeks_are_asked_about(days, asked):
    found = fit(shops(Truth(days=days), 1).records(0), MARKET)
    assert any(f"tell of {days} days only" in line for line in found.questions) == asked
