"""Records as they were on the morning of a day: what happened later is not in them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from ..records import FORECAST, Records, empty

_RETURNED_AFTER = 45
"""Days after an order until what comes back of it has come: no export dates a return."""
_WHEN: Mapping[str, str] = {
    "orders": "created",
    "settlements": "settled",
    "ads": "date",
    "rooms": "start",
    "daily": "date",
    "stock": "date",
    "purchases": "ordered",
}
"""The column that says when a row came to be, by table."""


def known_by(records: Records, day: dt.date) -> Records:
    """Return what records said of all days before a day.

    An order that was called off, sent or delivered later was still waiting; goods that arrived
    later were under way. A forecast is left out: nothing tells when it was made.
    """
    morning = pd.Timestamp(day)
    tables: dict[str, Any] = {
        name: _before(getattr(records, name), by, morning) for name, by in _WHEN.items()
    }
    tables["orders"] = _orders(tables["orders"], morning)
    for step in ("shipped", "arrived"):
        tables["purchases"] = _undone(tables["purchases"], step, morning)
    return replace(
        records, **tables, forecast=empty(FORECAST), files=(), left_out=(), not_understood=()
    )


def _before(table: pd.DataFrame, by: str, morning: pd.Timestamp) -> pd.DataFrame:
    """Return the rows that came to be before a morning."""
    return table[table[by] < morning].reset_index(drop=True)


def _orders(orders: pd.DataFrame, morning: pd.Timestamp) -> pd.DataFrame:
    """Return orders in the state of a morning."""
    later = orders["cancelled"] >= morning
    undelivered = (orders["delivered"] >= morning) & (orders["status"] == "kept")
    young = orders["created"] >= morning - pd.Timedelta(days=_RETURNED_AFTER)
    orders = orders.assign(
        status=orders["status"].mask(later | undelivered, "waiting"),
        returned=orders["returned"].mask(young, 0),
    )
    for step in ("shipped", "delivered", "cancelled"):
        orders = _undone(orders, step, morning)
    return orders


def _undone(table: pd.DataFrame, step: str, morning: pd.Timestamp) -> pd.DataFrame:
    """Return a table in which no step was taken on a morning or later."""
    return table.assign(**{step: table[step].where(table[step] < morning)})
