"""Fitted shops made by hand, and the file that is written of one."""

import datetime as dt
from dataclasses import replace

import numpy as np

from sim.history.daily import Daily
from sim.history.estimate import Estimate
from sim.history.fitted import (
    Due,
    Fitted,
    FittedAds,
    FittedHost,
    FittedProduct,
    FittedPromotion,
    FittedWay,
    OnTheWay,
)
from sim.history.writing.shop_file import shop_file
from sim.network.load import load, parse
from sim.scenario.markets import markets, title

FIRST, LAST = dt.date(2026, 5, 14), dt.date(2026, 11, 9)
DAYS = (LAST - FIRST).days + 1


def about(value, spread=0.2, seen=160, own=1.0):
    """Return an estimate whose range is even in ratios."""
    return Estimate(value, value / (1 + spread), value * (1 + spread), seen, own)


def daily(sku="lamp", name="Desk lamp"):
    units = 28 + np.arange(DAYS) % 9
    nothing = np.zeros(DAYS)
    return Daily(
        sku,
        name,
        FIRST,
        units.astype(np.int64),
        np.zeros(DAYS, bool),
        nothing + 13.9,
        nothing,
        nothing,
        np.zeros(DAYS, np.int64),
        True,
    )


BARE = FittedProduct(
    daily=daily(),
    level=Estimate(41.613, 38.2, 45.1, 160),
    growth=Estimate(1.0, 0.9, 1.1, 160),
    dispersion=about(6.1, 0.4),
    demand=about(1.0, 0.3),
    price=13.9,
    elasticity=None,
    ads=None,
    return_share=None,
    return_days=None,
    stock=None,
    unit_cost=None,
    weight_kg=None,
    volume_m3=None,
    carton=None,
)
ADS = FittedAds(40.12, about(0.02, 0.5), about(0.033, 0.06), about(88, 1.0, own=0.3))
FULL = replace(
    BARE,
    elasticity=Estimate(-2.1, -2.9, -1.2, 160),
    ads=ADS,
    return_share=about(0.0645, seen=2100),
    return_days=about(6.2, seen=120),
    stock=1900,
    unit_cost=3.1,
    weight_kg=0.45,
    volume_m3=0.003,
    carton=20,
)
SMALL = Fitted(
    FIRST, LAST, (BARE,), (), (), None, (), None, None, None, None, None, (), (), (), (), ()
)  # fmt: skip
SHOP = Fitted(
    first=FIRST,
    last=LAST,
    products=(FULL, replace(BARE, daily=daily("rack", "Shoe rack"))),
    weekday=tuple(
        Estimate(v, v - 0.05, v + 0.05, 160)
        for v in (0.954, 0.954, 0.974, 1.004, 1.054, 1.054, 1.006)
    ),
    promotions=(
        FittedPromotion("10.10", dt.date(2026, 10, 9), 3, ("lamp",), about(2.4), about(0.9)),
    ),
    uplift=Estimate(2.4, 1.6, 3.9, 2),
    hosts=(FittedHost("Mai", about(14, seen=20), about(0.5), 20, 118),),
    delivery_days=about(2.3, 0.1),
    payout_days=Estimate(8.2, 7.4, 9.6, 1800),
    commission=about(0.212, 0.03),
    seller_cancelled=about(0.004),
    refused=about(0.09),
    lead_times=(FittedWay("Ningbo", about(17.2), about(0.2), 9),),
    transit=(FittedWay("sea", about(19), about(0.2), 9),),
    receivables=(
        Due(dt.date(2026, 11, 5), 300.0),
        Due(dt.date(2026, 11, 10), 12.5),
        Due(dt.date(2026, 11, 12), 412.333),
    ),
    on_the_way=(
        OnTheWay("lamp", 800, dt.date(2026, 11, 5), "sea"),
        OnTheWay("rack", 500, dt.date(2026, 11, 25), "sea"),
    ),
    questions=(),
)


def named(*skus):
    """Return a shop that sells SKUs of these names."""
    products = tuple(replace(FULL, daily=daily(sku)) for sku in skus)
    return replace(SHOP, products=products, on_the_way=(), promotions=())


def moved(fitted, last):
    """Return a shop whose records end on another day."""
    later = last - fitted.last
    products = tuple(
        replace(p, daily=replace(p.daily, first=p.daily.first + later)) for p in fitted.products
    )
    return replace(fitted, first=fitted.first + later, last=last, products=products)


def file_of(fitted, market="thailand"):
    """Return what is written of a shop in a market."""
    path = markets()[market]
    return shop_file(fitted, load(path).scenario, title(market), path.name, "my-shop.toml")


def scenario_of(fitted, market="thailand"):
    """Return the scenario that the file of a shop describes."""
    return parse(file_of(fitted, market).text, "my-shop.toml").scenario
