"""Scenarios of the small shop for the tests of chance, and how far a mean may be off."""

import math

import numpy as np

from sim.network import Network, parse
from tests.scenario.files import small

ALLOWED = 4.5

RICH = """
[[promotion]]
name = "sale"
products = ["lamp"]
sale_from = 2026-01-20
sale_days = 3
uplift = { law = "pert", low = 2, mode = 4, high = 12 }
missed_share = 0.1

[[shipment]]
product = "rack"
units = 100
arrives = 2026-01-12
late_days = { law = "discrete", values = [0, 2, 5, 9] }
"""

MUG = """
[[product]]
name = "mug"
price = 5
unit_cost = 1
suppliers = ["factory"]
demand = { units_per_day = 3, dispersion = 2 }
"""

NOISY = "units_per_day = 10, dispersion = 4, units_per_order = 1.5"
VIRAL = (
    'units_per_day = 10, viral = { hits_per_year = 6, multiple = { law = "pareto", least = 4, '
    'tail = 1.6, most = 40 }, plateau_days = { law = "gamma", mean = 6, cv = 0.5 } }'
)


def shop(*changes: tuple[str, str], more: str = "") -> Network:
    """Return the small shop with dispersed demand, baskets, a promotion and a shipment."""
    return parse(small(("units_per_day = 10", NOISY), *changes, more=RICH + more))


def errors_off(values, expected: float) -> float:
    """Return how many standard errors a mean is from what is expected."""
    sample = np.asarray(values, np.float64)
    return abs(sample.mean() - expected) / (sample.std(ddof=1) / math.sqrt(sample.size))
