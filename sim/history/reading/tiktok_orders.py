"""TikTok Shop's export of orders, sheet OrderSKUList: a row an order line."""

import numpy as np
import pandas as pd

from ...words import records as words
from .format import Format, Tables
from .orders import order_lines, per_unit
from .sheet import Sheet
from .statuses import status_of


def read(sheet: Sheet) -> Tables:
    """Return the lines of orders of a sheet."""
    sheet.currencies()
    units = sheet.need("units", sheet.counts("units"))
    states = sheet.known("status", "status")
    told = status_of(sheet, states)
    told["order"], told["listing"] = sheet.text("order"), sheet.text("listing")
    seller = sheet.text("sku")
    told["sku"] = seller.where(seller != "", told["listing"])
    told["units"], told["price"] = units, _price(sheet, units)
    told["created"] = sheet.need("created", sheet.times("created"))
    told["shipped"] = sheet.times("shipped").fillna(_ready(sheet, states))
    told["delivered"], told["cancelled"] = sheet.times("delivered"), sheet.times("cancelled")
    came_back = sheet.counts("returned")
    told["returned"] = came_back.where((states != "returned") | (came_back > 0), units)
    return {"orders": order_lines(sheet, "tiktok", told)}


def _ready(sheet: Sheet, states: pd.Series) -> pd.Series:
    """Return when lines were ready to ship; what was called off by then may never have left."""
    return sheet.times("ready").where(states != "cancelled")


def _price(sheet: Sheet, units: pd.Series) -> pd.Series:
    """Return the price of a unit: what the platform takes off it is the platform's money."""
    before, off = sheet.amounts("before"), sheet.amounts("discount").abs()
    after = per_unit(before - off.fillna(0), units)
    return after.where(np.isfinite(after), sheet.amounts("price"))


FORMAT = Format(
    "tiktok_orders",
    words.TIKTOK_ORDERS,
    ("order", "status", "created", "units", "sku|listing"),
    read,
    whose="tiktok",
)
