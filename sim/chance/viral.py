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
    days, source = scenario.days, product.source
    hit = streams.of("viral day", source).random((days, worlds)) < viral.hits_per_year / 365.0
    hit[: max(0, scenario.day(product.on_sale_from or scenario.start))] = False
    start, world = np.nonzero(hit)
    peak = viral.multiple.sample(streams.of("viral size", source), len(start))
    peak = np.maximum(peak, 0.0)
    plateau = viral.plateau_days.sample(streams.of("viral days", source), len(start))
    plateau = np.rint(np.maximum(plateau, 0.0))
    orders = np.zeros((days, worlds))
    over = _over(viral, plateau)
    for age in range(int(over.max(initial=0.0))):
        on = (start + age < days) & (age < over)
        shape = burst(age, viral, plateau[on])
        np.add.at(orders, (start[on] + age, world[on]), peak[on] * shape)
    return orders * product.demand.units_per_day


def burst(age: int, viral: Viral, plateau: Floats) -> Floats:
    """Return a hit's orders over its peak, `age` days after it began, (hits,)."""
    over = age - viral.ramp_days - plateau
    rise = min(1.0, (age + 0.5) / viral.ramp_days)
    return np.where(over >= 0, 0.5 ** ((over + 0.5) / viral.half_life_days), rise)


def expected_orders(product: Product, scenario: Scenario) -> Floats:
    """Return the extra orders a day that hits bring on average, (days,), each of its mean size."""
    viral = product.demand.viral
    days = np.arange(scenario.days)
    if viral is None:
        return np.zeros(scenario.days)
    plateau = np.array([round(viral.plateau_days.mean)], np.float64)
    over = _over(viral, plateau)[0]
    shape = [float(burst(age, viral, plateau)[0]) * (age < over) for age in range(scenario.days)]
    so_far = np.concatenate([[0.0], np.cumsum(shape)])
    on_sale = days - max(0, scenario.day(product.on_sale_from or scenario.start)) + 1
    hits_a_day = viral.hits_per_year / 365.0
    size = viral.multiple.mean * product.demand.units_per_day
    return np.asarray(hits_a_day * size * so_far[np.maximum(on_sale, 0)])


def _over(viral: Viral, plateau: Floats) -> Floats:
    """Return the days after which each hit has faded to a hundredth, (hits,)."""
    return np.asarray(viral.ramp_days + plateau + np.ceil(7 * viral.half_life_days))
