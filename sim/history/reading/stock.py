"""Snapshots of stock: a row a time, SKU and, where there are several, warehouse."""

import pandas as pd

from ...words import records as words
from ..records import STOCK
from .format import Format, Tables
from .rows import complete, one_each
from .sheet import Sheet

_HINT = "add the warehouses up, or name them in a column warehouse"


def read(sheet: Sheet) -> Tables:
    """Return the stock of each day and SKU, of all warehouses, at the last time of the day."""
    told = pd.DataFrame({"time": sheet.need("date", sheet.times("date"))})
    told["date"], told["sku"] = told["time"].dt.floor("D"), sheet.text("sku")
    told["stock"] = sheet.need("stock", sheet.counts("stock"))
    told["warehouse"] = sheet.text("warehouse")
    told = complete(sheet, told, ["date", "sku", "stock"])
    told = one_each(sheet, told, ["time", "sku", "warehouse"], _HINT)
    place = ["date", "sku", "warehouse"]
    last = told.sort_values("time", kind="stable").drop_duplicates(place, keep="last")
    stock = last.groupby(["date", "sku"], as_index=False, sort=True)[["stock"]].sum()
    return {"stock": stock[list(STOCK)].astype(dict(STOCK))}


FORMAT = Format("stock", words.STOCK, ("date", "sku", "stock"), read)
