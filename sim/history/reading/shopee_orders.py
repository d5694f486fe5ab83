"""Shopee's export of orders: a row an order line."""

import pandas as pd

from ...words import records as words
from .format import Format, Tables
from .orders import order_lines
from .sheet import Sheet
from .statuses import status_of


def read(sheet: Sheet) -> Tables:
    """Return the lines of orders of a sheet."""
    sheet.currencies()
    units = sheet.need("units", sheet.counts("units"))
    states = sheet.known("status", "status")
    told = status_of(sheet, states)
    told["order"] = sheet.text("order")
    told["sku"] = told["listing"] = _sku(sheet)
    told["units"], told["price"] = units, sheet.amounts("price")
    told["created"] = sheet.need("created", sheet.times("created"))
    told["shipped"], told["delivered"] = sheet.times("shipped"), sheet.times("delivered")
    told["cancelled"] = sheet.times("cancelled")
    came_back = sheet.counts("returned")
    told["returned"] = came_back.where((states != "returned") | (came_back > 0), units)
    return {"orders": order_lines(sheet, "shopee", told)}


def _sku(sheet: Sheet) -> pd.Series:
    """Return the seller's SKU of a variation, else that of the product and the variation's name."""
    own, parent, variation = sheet.text("sku"), sheet.text("parent"), sheet.text("variation")
    both = parent.where((parent == "") | (variation == ""), parent + " / " + variation)
    return own.where(own != "", both)


FORMAT = Format(
    "shopee_orders",
    words.SHOPEE_ORDERS,
    ("order", "status", "created", "units", "sku|parent"),
    read,
    whose="shopee",
)
