"""The real past under other policies."""

import dataclasses

import numpy as np
import pytest

from sim.chance.streams import Streams
from sim.history.backtest.real_demand import real_demand
from sim.history.backtest.what_if import NoWhatIfError, _luck, what_if
from sim.history.daily import Daily
from sim.network import load
from sim.scenario.markets import markets
from tests.history.shops import START


def sold(sku, units):
    zeros = np.zeros(len(units))
    return Daily(sku, "", START, units, zeros > 0, zeros, zeros, zeros, units * 0, True)


@pytest.fixture(scope="module")
def malaysia():
    return load(markets()["malaysia"])


@pytest.fixture(scope="module")
def past():
    rng = np.random.default_rng(1)
    return [sold(sku, rng.poisson(level, 84)) for sku, level in (("bestseller", 30), ("basic", 15))]


def test_nothing_but_the_real_demand_brings_buyers(malaysia, past):
    wanted = real_demand(past, 10, Streams(1, 0)).resampled(
        malaysia.start, malaysia.days, Streams(2, 0)
    )
    demand = _luck(malaysia, ["bestseller", "basic"], wanted).shops[0].demand
    assert (demand.organic[:, 0] == wanted[:, 0]).all()
    assert not demand.ads.any()
    assert not demand.audience.any()
    assert demand.missed.all()


def test_policies_are_compared_on_the_same_pasts(malaysia, past):
    found = what_if(malaysia, past, pasts=4)
    current = next(one for one in found.policies if one.name == found.current_rule)
    assert (current.gap.mean, current.better) == (0.0, 0.0)
    profits = [one.profit.mean for one in found.policies]
    assert profits == sorted(profits, reverse=True)
    for one in found.policies:
        assert one.gap.mean == pytest.approx(one.profit.mean - current.profit.mean)


def test_a_short_past_is_not_replayed(malaysia):
    with pytest.raises(NoWhatIfError, match="fewer than 8 whole weeks"):
        what_if(malaysia, [sold("basic", np.full(40, 3))], pasts=5)


def test_skus_that_the_scenario_does_not_have_are_no_past(malaysia, past):
    with pytest.raises(NoWhatIfError):
        what_if(malaysia, [dataclasses.replace(past[0], sku="unknown")], pasts=5)
