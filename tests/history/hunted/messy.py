"""Small tables of Records, as a test tells them."""

import numpy as np
import pandas as pd

from sim.history.records import ORDERS, SETTLEMENTS
from tests.history.shops import START, orders

FIRST = pd.Timestamp(START)


def table(columns, rows):
    """Return rows of a table of Records; what they do not tell is missing."""
    found = pd.DataFrame(rows).reindex(columns=list(columns))
    untold = {name: "" for name in columns if columns[name] == "str" and found[name].isna().all()}
    return found.assign(**untold).astype(columns)


def days(number):
    return FIRST + pd.Timedelta(days=number)


def sold(*units, sku="lamp", shop="tiktok"):
    lines = orders(np.array(units), sku, np.random.default_rng(3))
    return lines.assign(shop=shop, order=shop + sku + lines["order"]).astype(ORDERS)


def bought(sku="lamp", units=100, ordered=-60, shipped=None, arrived=None):
    told = {"ordered": ordered, "shipped": shipped, "arrived": arrived}
    times = {name: pd.NaT if day is None else days(day) for name, day in told.items()}
    return {"supplier": "Ningbo", "mode": "sea", "sku": sku, "units": units, **times}


def paid(lines, after=7):
    """Return settlements of 10.0 each, a fifth of it kept, so many days after the delivery."""
    rows = {
        "shop": lines["shop"],
        "order": lines["order"],
        "refund": False,
        "created": lines["created"],
        "settled": lines["delivered"].dt.normalize() + pd.Timedelta(days=after),
        "amount": 8.0,
        "revenue": 10.0,
        "fees": -2.0,
        "affiliates": 0.0,
    }
    return pd.DataFrame(rows).astype(SETTLEMENTS)
