"""Past purchase orders: a row an order and, where it is told, SKU."""

import pandas as pd

from ...words import records as words
from ..records import PURCHASES
from .format import Format, Tables
from .rows import complete
from .sheet import Sheet


def read(sheet: Sheet) -> Tables:
    """Return the purchase orders of a sheet; those whose dates run backwards are told."""
    sheet.currencies()
    told = pd.DataFrame({"ordered": sheet.need("ordered", sheet.times("ordered"))})
    told["supplier"], told["sku"] = sheet.text("supplier"), sheet.text("sku")
    told["mode"] = sheet.meant("mode", "mode")
    told["units"] = sheet.need("units", sheet.counts("units"))
    told["shipped"], told["arrived"] = sheet.times("shipped"), sheet.times("arrived")
    told["unit_cost"] = sheet.amounts("unit_cost")
    for earlier, later in (("ordered", "shipped"), ("ordered", "arrived"), ("shipped", "arrived")):
        wrong = told[later] < told[earlier]
        sheet.place(later).say(f"lies before {earlier}: not read", told.index[wrong])
        told[later] = told[later].mask(wrong)
    told = complete(sheet, told, ["ordered", "units"])
    return {"purchases": told[list(PURCHASES)].astype(dict(PURCHASES))}


FORMAT = Format(
    "purchases",
    words.PURCHASES,
    ("ordered", "supplier", "mode", "units", "shipped", "arrived"),
    read,
    whose="purchases",
)
