"""Toy scenarios that can be solved by hand: one mug, even demand, a factory, a ship."""

import copy
import datetime as dt

from sim.network import Network
from sim.scenario.scenario import Scenario
from sim.study.trace import trace

BASE = {
    "name": "toy",
    "currency": "USD",
    "start": dt.date(2026, 6, 1),  # a Monday
    "days": 10,
    "run_off_days": 0,
    "current_rule": "rule",
    "cash": {"opening": 1000.0, "spend_freely": True},
    "market": {"demand_noise": "none"},
    "product": [
        {
            "name": "mug",
            "price": 10.0,
            "unit_cost": 4.0,
            "leftover_value": 0.0,
            "opening_stock": 20,
            "suppliers": ["factory"],
            "demand": {"units_per_day": 5.0},
        }
    ],
    "supplier": [{"name": "factory", "lead_time_days": 2}],
    "lane": [{"mode": "sea", "to": "shed", "transit_days": 0, "rate": 0.0, "per": "m3"}],
    "warehouse": [{"name": "shed", "dock_days": 0}],
    "policy": [{"name": "rule"}],
}


def toy(**changes):
    """Return the toy with some values changed: `product__price=3` or `settlement=dict(...)`."""
    table = copy.deepcopy(BASE)
    for path, value in changes.items():
        *parents, last = path.split("__")
        here = table
        for key in parents:
            here = here.setdefault(key, {})
            here = here[0] if isinstance(here, list) else here
        here[last] = value
    return network_of(table)


def network_of(table):
    """Return the network of a scenario's tables."""
    return Network.of(Scenario.model_validate(table))


def tables_of(network):
    """Return the tables that a scenario was made of."""
    return network.scenario.model_dump(by_alias=True, exclude_unset=True)


def run(network, policy=None, runs=1):
    """Return the trace of a scenario's current rule."""
    return trace(network, policy, runs=runs)


def mugs(network, path):
    """Return the daily path of the first product in the first world, as a list."""
    return run(network).paths[path][:, 0, 0].tolist()


def flows(network, path):
    """Return the daily flow of a path that counts from the first day."""
    totals = mugs(network, path)
    return [now - before for now, before in zip(totals, [0, *totals], strict=False)]


def cash(network):
    """Return the daily closes of cash in the first world, in cents."""
    return run(network).paths["cash"][:, 0].tolist()
