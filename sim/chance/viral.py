"""Viral hits: rare, heavy-tailed, with a ramp, a plateau and a decay (M27 to M30)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..scenario.product import Product, Viral
from ..scenario.scenario import Scenario
from .streams import Streams

Floats = NDArray[np.float64]


def viral_orders(product: Product, scenario: Scenario, streams: Streams, worlds: int) -> Floats:
    """Draw the extra orders a day that hits bring, (days, worlds)."""
    viral = product.demand.viral
    assert viral is not None
    days = scenario.days
    hit = streams.of("viral day", product.name).random((days, worlds)) < viral.hits_per_year / 365.0
    hit[: max(0, scenario.day(product.on_sale_from or scenario.start))] = False
    start, world = np.nonzero(hit)
    peak = viral.multiple.sample(streams.of("viral size", product.name), len(start))
    plateau = np.rint(viral.plateau_days.sample(streams.of("viral days", product.name), len(start)))
    orders = np.zeros((days, worlds))
    for age in range(int(_longest(viral, plateau))):
        on = start + age < days
        shape = burst(age, viral, plateau[on])
        np.add.at(orders, (start[on] + age, world[on]), peak[on] * shape)
    return orders * product.demand.units_per_day


def burst(age: int, viral: Viral, plateau: Floats) -> Floats:
    """Return a hit's orders over its peak, `age` days after it began, (hits,)."""
    over = age - viral.ramp_days - plateau
    rise = min(1.0, (age + 0.5) / viral.ramp_days)
    return np.where(over >= 0, 0.5 ** ((over + 0.5) / viral.half_life_days), rise)


def _longest(viral: Viral, plateau: Floats) -> float:
    """Return the days after which a hit has faded to a hundredth."""
    return float(viral.ramp_days + plateau.max(initial=0.0) + np.ceil(7 * viral.half_life_days))
