"""A forecast that the seller has already: a row a day and SKU."""

import pandas as pd

from ...words import records as words
from ..records import FORECAST
from .format import Format, Tables
from .rows import complete, one_each
from .sheet import Sheet


def read(sheet: Sheet) -> Tables:
    """Return the units that a forecast expects, and the range if it has quantiles."""
    told = pd.DataFrame({"date": sheet.need("date", sheet.times("date")).dt.floor("D")})
    told["sku"] = sheet.text("sku")
    told["units"] = _units(sheet)
    told["low"], told["high"] = sheet.amounts("low"), sheet.amounts("high")
    for name, wrong in (
        ("units", told["units"] < 0),
        ("low", (told["low"] > told["units"]) | (told["low"] < 0)),
        ("high", told["high"] < told["units"]),
    ):
        message = "expected 0 <= low <= units <= high: not read"
        sheet.place(name).say(message, told.index[wrong])
        told[name] = told[name].mask(wrong)
    told = complete(sheet, told, ["date", "sku", "units"])
    told = one_each(sheet, told, ["date", "sku"], "leave one of them out")
    return {"forecast": told[list(FORECAST)].astype(dict(FORECAST))}


def _units(sheet: Sheet) -> pd.Series:
    """Return the expected units: of the column that says so, else the median."""
    field = next(name for name in ("said", "units", "middle") if sheet.has(name))
    return sheet.need(field, sheet.amounts(field))


FORMAT = Format("forecast", words.FORECAST, ("date", "sku", "said|units|middle"), read)
