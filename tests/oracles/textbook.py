"""A textbook's shop: scenario files from a few keywords, and what a trace says of them."""

import datetime as dt
import json

import numpy as np

from sim import trace
from sim.network import parse

MONDAY = dt.date(2026, 1, 5)
SEED = 2026

TABLES = {
    "cash": {"opening": 0, "spend_freely": True},
    "market": {"stockout": {"orders": "backordered"}},
    "settlement": {},
    "packing": None,
}
ENTRIES = {
    "product": {"name": "item", "price": 0, "unit_cost": 0, "suppliers": ["factory"]},
    "supplier": {"name": "factory", "lead_time_days": 0},
    "lane": {"mode": "sea", "to": "shelf", "transit_days": 0, "rate": 0, "per": "m3"},
    "warehouse": {"name": "shelf", "dock_days": 0},
    "promotion": {},
    "creator": {},
    "host": {},
    "live": {},
    "substitute": {},
    "uncertain": {},
    "policy": {"name": "rule"},
}
"""A shop without money, delays or chance but Poisson demand: each test says what it adds."""


def textbook(days, **tables):
    """Return the scenario of a file with these tables; a list gives a table several entries."""
    return parse(text(days, **tables))


def text(days, **tables):
    policies = entries("policy", tables)
    head = {"name": "textbook", "currency": "USD", "start": MONDAY, "days": days}
    head["run_off_days"] = 0
    head["current_rule"] = policies[0]["name"]
    lines = [*pairs(head)]
    for name, usual in TABLES.items():
        if usual is not None or name in tables:
            lines += [f"[{name}]", *pairs((usual or {}) | tables.get(name, {}))]
    for name in ENTRIES:
        for entry in entries(name, tables):
            lines += [f"[[{name}]]", *pairs(entry)]
    return "\n".join(lines)


def entries(name, tables):
    """Return the entries of an array of tables; those without usual values may be none."""
    given = tables.get(name, {} if ENTRIES[name] else [])
    return [ENTRIES[name] | entry for entry in ([given] if isinstance(given, dict) else given)]


def pairs(table):
    return [f"{json.dumps(key)} = {toml(value)}" for key, value in table.items()]


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(pairs(value)) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return (
        value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
    )


def days_after(days):
    """Return the date of a day number."""
    return MONDAY + dt.timedelta(days=days)


def uniform(low, high):
    """Return the law of a whole number from low to high, all equally likely."""
    return {"law": "discrete", "values": list(range(low, high + 1))}


def paths(network, worlds, *names, policy=None, seed=SEED):
    """Return the daily paths of the first product, (days, worlds) each, in the order of names."""
    seen = trace(network, policy, runs=worlds, seed=seed, paths=names)
    return [seen.paths[n] if seen.paths[n].ndim == 2 else seen.paths[n][:, 0] for n in names]


def daily(path):
    """Return a flow day by day from its sum since the first day."""
    return np.diff(path, axis=0, prepend=0)
