"""Shopify's export of orders: a row an order line, the first of an order with all that is its."""

import numpy as np
import pandas as pd

from ...words import records as words
from . import catalogue
from .format import Format, Tables
from .orders import order_lines, per_unit
from .sheet import Sheet
from .statuses import BUYER, KEPT, UNPAID, WAITING

_OF_ORDER = [
    "number",
    "financial",
    "fulfilment",
    "currency",
    "created",
    "shipped",
    "cancelled",
    "payment",
]


def read(sheet: Sheet) -> Tables:
    """Return the lines of orders of a sheet."""
    sheet = _filled(sheet)
    sheet.currencies()
    units = sheet.need("units", sheet.counts("units"))
    told = _status(sheet)
    number = sheet.text("number")
    told["order"] = number.where(number != "", sheet.text("order"))
    told["sku"] = told["listing"] = sheet.text("sku")
    off = per_unit(sheet.amounts("discount").abs(), units)
    told["units"], told["price"] = units, sheet.amounts("price") - off.fillna(0)
    told["created"] = sheet.need("created", sheet.times("created"))
    told["shipped"], told["cancelled"] = sheet.times("shipped"), sheet.times("cancelled")
    told["delivered"] = pd.Series(np.datetime64("NaT", "s"), index=units.index)
    told["returned"] = units.where(told.pop("refunded"), 0)
    return {"orders": order_lines(sheet, "shopify", told)}


def _filled(sheet: Sheet) -> Sheet:
    """Return it with what belongs to an order on each of its rows."""
    columns = [sheet.headers[name][0] for name in _OF_ORDER if sheet.has(name)]
    cells = sheet.cells.copy()
    order = cells[sheet.headers["order"][0]]
    filled = cells[columns].where(cells[columns] != "").groupby(order).transform("first")
    cells[columns] = filled.fillna("")
    return sheet.of(cells)


def _status(sheet: Sheet) -> pd.DataFrame:
    """Return the status of each row; whether nobody says who cancelled; whether all came back."""
    paid, sent = sheet.known("financial", "financial"), sheet.meant("fulfilment", "fulfilment")
    at_door = catalogue.meant(sheet.text("payment"), "payment") == "at_the_door"
    paid = paid.mask((paid == "unpaid") & at_door, "paid")
    cancelled = sheet.tells("cancelled")
    status = np.select(
        [paid == "", paid == "unpaid", cancelled, sent == "sent"],
        ["", UNPAID, BUYER, KEPT],
        WAITING,
    )
    partly = (paid == "partly_refunded") & ~cancelled
    message = "an order was refunded in part, and not which goods: counted as kept"
    sheet.place("financial").say(message, paid.index[partly])
    return pd.DataFrame(
        {
            "status": pd.Series(status, paid.index, dtype="str"),
            "unsaid": cancelled & (paid != "unpaid"),
            "refunded": (paid == "refunded") & ~cancelled,
        }
    )


FORMAT = Format(
    "shopify_orders",
    words.SHOPIFY_ORDERS,
    ("order", "created", "financial", "units", "sku"),
    read,
    whose="shopify",
)
