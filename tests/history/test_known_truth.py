"""Shops that the simulator made, with stockouts, sessions and ads: do the ranges hold the truth?

Truths are drawn from what the fit believes before it sees a shop, so that nine of ten is what its
ranges must hold: levels that drift, or not; noise, weeks, sales, ads of all sizes.
"""

import numpy as np
import pandas as pd
import pytest

from sim.history.fit import fit
from sim.history.fitting.after_the_sale import payout_days, returns
from sim.history.fitting.demand import _DRIFTS as DRIFTS
from sim.history.fitting.lead_times import lead_times
from sim.history.fitting.priors import DISPERSION, HALF_SATURATION, UPLIFT, told
from sim.history.records import PURCHASES, SETTLEMENTS, Records
from sim.network import load
from sim.network.inputs import CONVERSION
from tests.history.shops import START, Truth, orders, shops

SEEDS = 400
MARKET = load("scenarios/market-thailand.toml").scenario.model_copy(
    update={"paydays": (), "seasons": ()}  # the shops have none
)
THEIRS = next(product.ads for product in MARKET.products if product.ads)
PER_CLICK = told(MARKET, CONVERSION, THEIRS.orders_per_click)
LEAST, MOST = 0.85, 0.95


def drawn(rng: np.random.Generator) -> Truth:
    """Return a shop: a third has neither sessions nor ads, a third sessions, a third both."""
    level = float(np.exp(rng.uniform(np.log(10), np.log(60))))
    steps = rng.normal(0.0, rng.choice([*DRIFTS], p=[*DRIFTS.values()]), 6)
    multiples = np.exp(np.append(np.cumsum(steps)[::-1], 0.0))
    week = np.exp(rng.normal(0.0, 0.15, 7))
    usual, kind = float(rng.uniform(10, 30)), rng.integers(3)
    return Truth(
        level=level,
        dispersion=float(np.clip(np.exp(rng.normal(DISPERSION.mean, DISPERSION.sd)), 0.5, 100)),
        weekday=tuple((7.0 * week / week.sum()).round(6).tolist()),
        uplift=float(np.exp(rng.normal(UPLIFT.mean, UPLIFT.sd))),
        stock=int(level * rng.uniform(24, 60)),
        cycle=tuple(zip((0, 29, 59, 89, 119, 149, 179), multiples.tolist(), strict=True)),
        live_rate=0.7 * level * (kind > 0),
        budgets=tuple((usual * rng.uniform(0.2, 2.0, 9)).tolist()) if kind == 2 else (),
        orders_per_click=float(np.exp(rng.normal(PER_CLICK.mean, PER_CLICK.sd))),
        half_saturation=usual * float(np.exp(rng.normal(HALF_SATURATION.mean, HALF_SATURATION.sd))),
    )


def held(estimate, truth: float) -> float:
    """Return 1 where a range holds the truth."""
    return float(estimate.low <= truth <= estimate.high)


def demand(seed: int) -> dict[str, float]:
    """Return which ranges of a shop's demand hold its truth."""
    rng = np.random.default_rng(seed)
    truth = drawn(rng)
    found = fit(shops(truth, 1, seed).exports(0, rng), MARKET)
    lamp, sales = found.products[0], found.promotions[:2]
    return {
        "level": held(lamp.level, truth.level),
        "dispersion": held(lamp.dispersion, truth.dispersion),
        "weekday": np.mean([*map(held, found.weekday, truth.weekday)]),
        "uplift": np.mean([held(sale.uplift, truth.uplift) for sale in sales]),
    }


def after(seed: int) -> dict[str, float]:
    """Return which ranges of returns, payouts and lead times hold their truth."""
    rng = np.random.default_rng(seed)
    share, lag = rng.uniform(0.02, 0.3), rng.uniform(4, 16)
    lines = orders(rng.poisson(8, 150), "lamp", rng)
    lines["returned"] = (rng.random(len(lines)) < share).astype(np.int64)
    weeks = ((lines["delivered"] - pd.Timestamp(START)).dt.days // 7).to_numpy()
    late = lag + rng.normal(0.0, 1.0, 60)[weeks] + rng.uniform(-0.5, 0.5, len(lines))
    paid = pd.DataFrame(
        {
            "shop": lines["shop"],
            "order": lines["order"],
            "refund": False,
            "created": lines["created"],
            "settled": lines["delivered"].dt.normalize() + pd.to_timedelta(np.rint(late), unit="D"),
            "amount": 8.0,
            "revenue": 10.0,
            "fees": -2.0,
            "affiliates": 0.0,
        }
    ).astype(SETTLEMENTS)
    records = Records(orders=lines, settlements=paid)
    usual = MARKET.suppliers[0].lead_time_days.mean * float(np.exp(rng.normal(0.0, 0.42)))
    (way,) = lead_times(bought(usual, int(rng.integers(3, 20)), rng), MARKET)
    return {
        "return share": held(returns(records, "lamp")[0], share),
        "payout lag": held(payout_days(records), lag),
        "lead time": held(way.mean, usual),
    }


def bought(mean: float, number: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return purchase orders whose lead times are gamma, cv 0.3."""
    ordered = pd.Series(pd.Timestamp(START) + pd.to_timedelta(7 * np.arange(number), unit="D"))
    taken = pd.to_timedelta(np.rint(rng.gamma(11.1, mean / 11.1, number)), unit="D")
    table = pd.DataFrame(
        {
            "ordered": ordered,
            "supplier": "Ningbo",
            "mode": "sea",
            "sku": "lamp",
            "units": 100,
            "shipped": ordered + taken,
            "arrived": pd.NaT,
            "unit_cost": 2.0,
        }
    )
    return table.astype(PURCHASES)


@pytest.mark.slow
@pytest.mark.parametrize("of", [demand, after])
def test_ranges_hold_the_truth_in_nine_of_ten_shops(of):
    held = pd.DataFrame([of(seed) for seed in range(SEEDS)]).mean()
    print(held.round(3).to_string())
    assert held.between(LEAST, MOST).all(), held
