"""Windows whose law is known: a level, its error, and days of gamma-Poisson noise."""

import datetime as dt

import numpy as np

from sim.history.backtest.rivals import recent, same_weekday
from sim.history.backtest.window import Window


def ordered(rng, level, spread, k, days, skus, worlds):
    """Draw what is ordered, (D, P, W): one multiple a SKU and world, and noise of each day."""
    multiple = rng.lognormal(0, spread, (1, skus, worlds)) if spread else 1.0
    rate = level * multiple * rng.gamma(k, 1 / k, (days, skus, worlds))
    return rng.poisson(rate)


def a_window(rng, origin=0, *, level=20.0, spread=0.15, k=6.0, skus=3, worlds=300, true=None):
    """Return a window; `true` draws reality, (D, P), by the fan's own law where none is given."""
    days = 30
    fan = ordered(rng, level, spread, k, days, skus, worlds)
    sold = ordered(rng, level, spread, k, days, skus, 1)[..., 0] if true is None else true
    past = ordered(rng, level, 0, k, 90, skus, 1)[..., 0].astype(float)
    return Window(
        dt.date(2026, 1, 1) + dt.timedelta(30 * origin),
        tuple(f"sku {number}" for number in range(skus)),
        sold,
        np.ones((days, skus), bool),
        np.zeros((days, skus), bool),
        fan,
        np.full(skus, spread),
        same_weekday(past, days),
        recent(past, days),
    )
